// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pulldialog.h"

#include "core/backend/making.h"
#include "core/backend/storage.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kLongestReference = 512;
constexpr int kTagsHeight = 160;

} // namespace

PullDialog::PullDialog(session::Session& session, QWidget* parent) :
    QDialog(parent),
    m_session(session),
    m_field(new QLineEdit),
    m_problem(makeLabel({}, Type::Caption, "failed")),
    m_pull(makeButton(tr("Pull image"), "primary")),
    m_askTags(makeButton(tr("Which tags are there?"), "link")),
    m_tags(new QListWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Pull an image"));
    setFixedWidth(px(size::kDialog));
    m_field->setPlaceholderText(QStringLiteral("docker.io/library/nginx:1.27"));
    m_field->setMaxLength(kLongestReference);
    m_field->setAccessibleName(tr("Image reference"));
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setProperty("look", QStringLiteral("choices"));
    m_tags->setFixedHeight(px(kTagsHeight));
    m_tags->hide();
    connect(m_askTags, &QPushButton::clicked, this, &PullDialog::askForTags);
    connect(m_tags, &QListWidget::currentTextChanged, this, [this](const QString& tag) {
        if (!tag.isEmpty())
            m_field->setText(repository() + u':' + tag);
    });
    connect(m_tags, &QListWidget::itemActivated, this, &PullDialog::pull);
    connect(m_pull, &QPushButton::clicked, this, &PullDialog::pull);
    connect(m_field, &QLineEdit::textChanged, this, &PullDialog::check);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addWidget(makeParagraph(tr("An image is the read-only file system that containers start from. It comes "
                                       "from a registry, layer by layer."),
                                    Type::Body, "muted"));
    m_problem->setWordWrap(true);
    QVBoxLayout* field = makeField(m_field->accessibleName(), *m_field);
    field->addWidget(m_problem);
    column->addLayout(field);
    column->addWidget(m_tags);
    m_askTags->setParent(this); // before the others, where it stands
    const backend::ImageMaking* making = m_session.backend().imageMaking();
    m_askTags->setVisible(making != nullptr && making->knowsTags());
    QHBoxLayout* buttons = makeDialogButtons(*this, tr("Cancel"), *m_pull);
    buttons->insertWidget(0, m_askTags);
    column->addLayout(buttons);
    keepFitting(*this);
    check();
    m_field->setFocus();
}

void PullDialog::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void PullDialog::check()
{
    const QString text = m_field->text().trimmed();
    const bool hasSpace = std::ranges::any_of(text, [](QChar letter) { return letter.isSpace() || !letter.isPrint(); });
    say(hasSpace ? tr("A reference has no spaces.") : QString());
    m_pull->setEnabled(!text.isEmpty() && !hasSpace);
    m_askTags->setEnabled(!text.isEmpty() && !hasSpace && m_asked.isEmpty());
}

/// Without its tag or digest.
QString PullDialog::repository() const
{
    QString text = m_field->text().trimmed().section(u'@', 0, 0);
    if (text.section(u'/', -1).contains(u':'))
        text = text.section(u':', 0, -2);
    return text;
}

void PullDialog::askForTags()
{
    backend::ImageMaking* making = m_session.backend().imageMaking();
    if (making == nullptr || !m_asked.isEmpty())
        return;
    m_asked = repository();
    check();
    session::whenDone(making->tags(m_asked), this, [this, asked = m_asked](const Result<QStringList>& tags) {
        m_asked.clear();
        check();
        showTags(asked, tags);
    });
}

void PullDialog::showTags(const QString& asked, const Result<QStringList>& tags)
{
    if (asked != repository())
        return; // another one is being typed
    m_tags->clear();
    m_tags->setVisible(tags && !tags->isEmpty());
    if (!tags) {
        const ErrorWords words = errorWords(tags.error());
        say(words.why + u' ' + visibleText(words.message));
    } else if (tags->isEmpty()) {
        say(tr("The registry has no tag of it."));
    } else {
        const QSignalBlocker quiet(m_tags); // the first one is not chosen by itself
        m_tags->addItems(*tags);
        m_tags->setFocus();
    }
}

void PullDialog::pull()
{
    beginPull(m_session, m_field->text().trimmed());
    Q_EMIT started();
    accept();
}

void beginPull(session::Session& session, const QString& reference)
{
    backend::Images* images = session.backend().images();
    if (images == nullptr)
        return;
    session.operations().add(std::make_unique<session::Operation>(
        session::Operation::Description{.title = PullDialog::tr("Pull %1").arg(reference),
                                        .commandLine = QStringLiteral("docker pull ") + reference,
                                        .target = {}},
        images->pull(reference)));
}

} // namespace darse::ui
