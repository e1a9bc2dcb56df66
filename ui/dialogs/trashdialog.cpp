// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/trashdialog.h"

#include "core/session/runline.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

namespace {

constexpr qsizetype kShortId = 12;
constexpr int kFewestRows = 3;
constexpr int kMostRows = 10;

/// The trash is another name in the eyes of every other program.
QString lineBack(const backend::Discarded& one)
{
    return QStringLiteral("docker rename %1 %2").arg(one.key.left(kShortId), session::shellWord(one.name));
}

/// The day only when it is another one.
QString momentWords(const QDateTime& moment)
{
    return moment.date() == QDate::currentDate() ? QLocale().toString(moment.time(), QLocale::ShortFormat)
                                                 : QLocale().toString(moment, QLocale::ShortFormat);
}

} // namespace

TrashDialog::TrashDialog(session::Session& session, QWidget* parent, Keeps keeps) :
    QDialog(parent),
    m_session(session),
    m_keeps(std::move(keeps)),
    m_list(new QListWidget),
    m_note(makeParagraph({}, Type::Body, "muted")),
    m_restore(makeButton(tr("Bring back"), "primary")),
    m_purge(makeButton(tr("Delete for good"), "danger"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Trash"));
    setFixedWidth(px(size::kDialog));
    m_list->setAccessibleName(tr("Deleted containers"));
    m_list->setProperty("look", QStringLiteral("choices"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // what does not fit ends in dots
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addWidget(m_note);
    column->addWidget(m_list);
    m_purge->setParent(this); // before the others, where it stands
    QHBoxLayout* buttons = makeDialogButtons(*this, tr("Close"), *m_restore);
    buttons->insertWidget(0, m_purge);
    column->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &TrashDialog::look);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        backend::Trash* trash = m_session.backend().trash();
        if (const backend::Discarded* one = current(); one != nullptr && trash != nullptr)
            begin(tr("Bring %1 back").arg(visibleText(one->name)), lineBack(*one), trash->restore(one->key));
    });
    connect(m_purge, &QPushButton::clicked, this, [this] {
        if (const backend::Discarded* one = current())
            askToPurge(*one);
    });
    keepFitting(*this);
    m_list->hide();
    look();
    read();
}

void TrashDialog::read()
{
    if (backend::Trash* trash = m_session.backend().trash())
        session::whenDone(trash->list(), this,
                          [this](const Result<std::vector<backend::Discarded>>& all) { arrived(all); });
}

void TrashDialog::arrived(const Result<std::vector<backend::Discarded>>& all)
{
    m_list->clear();
    m_known.clear();
    if (!all) {
        const ErrorWords words = errorWords(all.error());
        m_note->setText(words.why + u' ' + visibleText(words.message));
    } else {
        m_known = *all;
        m_note->setText(m_known.empty() ? tr("The trash is empty.")
                                        : tr("Deleted containers wait here before they go for good."));
    }
    for (const backend::Discarded& one : m_known)
        m_list->addItem(tr("%1, until %2 (%3)", "container, moment, image")
                            .arg(visibleText(one.name), momentWords(one.until.toLocalTime()), visibleText(one.image)));
    m_list->setVisible(!m_known.empty());
    m_list->setCurrentRow(m_known.empty() ? -1 : 0);
    if (!m_known.empty()) {
        const int rows = std::clamp(int(m_known.size()), kFewestRows, kMostRows);
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
        m_list->setFocus();
    }
    look();
}

const backend::Discarded* TrashDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_known.size()) ? &m_known[std::size_t(row)] : nullptr;
}

void TrashDialog::look()
{
    m_restore->setVisible(current() != nullptr);
    m_purge->setVisible(current() != nullptr);
    const bool isKept = current() != nullptr && m_keeps && m_keeps(current()->key);
    m_purge->setEnabled(!isKept);
    m_purge->setToolTip(isKept ? tr("It is protected: bring it back and release it first.") : QString());
}

void TrashDialog::askToPurge(const backend::Discarded& one)
{
    const QString name = visibleText(one.name);
    auto* dialog = new ConfirmDialog({.verb = tr("Delete for good"),
                                      .what = one.name,
                                      .names = {},
                                      .consequence = tr("It cannot be brought back after that."),
                                      .title = tr("Delete %1 for good?").arg(name),
                                      .agree = tr("Delete for good")},
                                     this);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, name, key = one.key] {
        if (backend::Trash* trash = m_session.backend().trash())
            begin(tr("Delete %1 for good").arg(name), QStringLiteral("docker rm ") + key.left(kShortId),
                  trash->purge(key));
    });
    dialog->open();
}

void TrashDialog::begin(const QString& title, const QString& commandLine, const backend::Pending<void>& work)
{
    session::Operation& operation = m_session.operations().add(std::make_unique<session::Operation>(
        session::Operation::Description{.title = title, .commandLine = commandLine, .target = {}}, work));
    connect(&operation, &session::Operation::finished, this, &TrashDialog::read);
}

} // namespace darse::ui
