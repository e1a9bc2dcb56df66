// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/yamltab.h"

#include "core/backend/manifests.h"
#include "core/backend/objects.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/editor/codeedit.h"
#include "ui/editor/yamledit.h"
#include "ui/editor/yamlview.h"
#include "ui/pages/drafts.h"
#include "ui/pages/manifest/manifestpanel.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

/// Where the part begins that says what is true of the object, and where it ends; both the same: it has none.
std::pair<qsizetype, qsizetype> statusIn(const QString& text)
{
    static const QRegularExpression kBegin(QStringLiteral("^status:.*$\\n?"), QRegularExpression::MultilineOption);
    static const QRegularExpression kNext(QStringLiteral("^[^ \\n]"), QRegularExpression::MultilineOption);
    const auto begin = kBegin.match(text);
    if (!begin.hasMatch())
        return {0, 0};
    const auto next = kNext.match(text, begin.capturedEnd());
    return {begin.capturedStart(), next.hasMatch() ? next.capturedStart() : text.size()};
}

} // namespace

YamlTab::YamlTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_note(makeLabel({}, Type::Body, "muted")),
    m_again(makeButton(tr("Read again"))),
    m_status(new QCheckBox(tr("Show status"))),
    m_column(new QVBoxLayout(this))
{
    auto* row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(m_again);
    row->addWidget(m_status);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(Space::Control));
    m_column->addLayout(row);
    m_note->hide();
    m_again->hide();
    m_status->hide();
    m_status->setToolTip(tr("Also what the engine notes of the object; it is not edited"));
    connect(m_status, &QCheckBox::toggled, this, &YamlTab::fill);
    connect(m_again, &QPushButton::clicked, this, &YamlTab::readAgain);
}

bool YamlTab::isWritable() const
{
    const backend::Kind kind = m_object->kind;
    return (kind == backend::Kind::Pod || kind == backend::Kind::ConfigMap) && hasYaml() &&
           session().backend().manifests() != nullptr;
}

void YamlTab::build()
{
    if (!isWritable()) {
        m_view = new YamlView;
        m_column->addWidget(m_view, 1);
        return;
    }
    m_panel = new ManifestPanel(context(), ManifestPanel::Purpose::Edit);
    m_panel->edit().setWritable(false); // until there is something to change
    connect(m_panel, &ManifestPanel::goTo, this, &DetailsTab::goTo);
    connect(m_panel, &ManifestPanel::applied, this, [this] {
        forget();
        read();
    });
    connect(m_panel, &ManifestPanel::textChanged, this, [this] {
        m_status->setEnabled(!m_panel->isChanged());
        session().companion<Drafts>().keepEdit(place(), {m_panel->base(), m_panel->text()});
    });
    m_column->addWidget(m_panel, 1);
}

void YamlTab::fill()
{
    const auto [begin, end] = statusIn(m_text);
    m_status->setVisible(end > begin && hasYaml());
    setText(visiblePart(m_text));
}

QString YamlTab::visiblePart(const QString& text) const
{
    if (m_status->isChecked() || !hasYaml())
        return text;
    const auto [begin, end] = statusIn(text);
    return text.first(begin) + text.sliced(end);
}

void YamlTab::setText(const QString& text)
{
    if (m_panel == nullptr)
        return m_view->setText(text);
    // What was written here before waits, on top of what was read then.
    const Drafts::Edit edit = session().companion<Drafts>().edit(place());
    const bool isEdited = !edit.text.isEmpty();
    m_panel->setText(isEdited ? edit.base : text);
    if (!isEdited)
        return;
    m_panel->replaceText(edit.text);
    if (edit.base != text)
        tellChanged();
}

QString YamlTab::place() const
{
    return Location::ofObject({m_object->kind, m_object->key}).toText();
}

void YamlTab::forget()
{
    session().companion<Drafts>().keepEdit(place(), {});
}

void YamlTab::tellChanged()
{
    m_note->setText(tr("It has changed since this was read."));
    m_note->show();
    m_again->show();
}

void YamlTab::readAgain()
{
    if (m_panel == nullptr)
        return read();
    const auto again = [this] {
        m_panel->forgetOutcome();
        forget();
        read();
    };
    if (!m_panel->isChanged())
        return again();
    auto* dialog = new ConfirmDialog(
        {.verb = tr("Read again"),
         .what = {},
         .names = {},
         .consequence = tr("Your changes are lost. If you apply them instead, they go on top of those of others."),
         .title = tr("Read %1 again?").arg(visibleText(m_object->name))},
        window());
    connect(dialog, &ConfirmDialog::confirmed, this, again);
    dialog->open();
}

void YamlTab::setObject(const backend::ObjectPtr& object)
{
    if (std::exchange(m_object, object) != nullptr)
        return compare();
    build();
    read();
}

/// Text that changes while it is read, copied or edited helps nobody: it stays, and that there is another is told.
void YamlTab::compare()
{
    if (!m_shown || m_shown == m_object || m_isReading || m_isComparing || !m_note->isHidden())
        return;
    const auto asked = ask(*m_object);
    if (!asked)
        return;
    m_isComparing = true;
    session::whenDone(*asked, this, [this, shown = m_shown, object = m_object](const Result<QString>& text) {
        m_isComparing = false;
        if (!m_isReading && m_shown == shown) { // it was not read meanwhile
            if (!text || visiblePart(*text) != visiblePart(m_text))
                return tellChanged();
            m_shown = object;
            m_text = *text;
        }
        compare();
    });
}

void YamlTab::focusFilter()
{
    if (m_panel != nullptr)
        m_panel->openSearch();
    else if (m_view != nullptr)
        m_view->focusSearch();
}

void YamlTab::takeKeyboard()
{
    if (m_panel != nullptr)
        m_panel->focusEditor();
    else if (m_view != nullptr)
        m_view->edit().setFocus(Qt::ShortcutFocusReason);
}

void YamlTab::refresh()
{
    readAgain();
}

void YamlTab::read()
{
    if (!m_object || m_isReading)
        return;
    const auto asked = ask(*m_object);
    if (!asked)
        return;
    m_isReading = true;
    session::whenDone(*asked, this, [this, object = m_object](const Result<QString>& text) { arrived(object, text); });
}

void YamlTab::arrived(const backend::ObjectPtr& object, const Result<QString>& text)
{
    m_isReading = false;
    m_note->setVisible(!text);
    m_again->setVisible(!text);
    if (text) {
        m_shown = object;
        m_text = *text;
        if (m_panel != nullptr)
            m_panel->edit().setWritable(true);
        fill();
        return compare();
    }
    const ErrorWords words = errorWords(text.error());
    m_note->setText(failureText(words.why, visibleText(words.raw)));
}

std::optional<backend::Pending<QString>> YamlTab::ask(const backend::Object& object)
{
    backend::Objects* objects = session().backend().objects(object.kind);
    return objects != nullptr ? std::optional(objects->yaml(object.key)) : std::nullopt;
}

QString YamlTab::failureText(const QString& why, const QString& raw) const
{
    return tr("The YAML could not be read. %1 %2").arg(why, raw);
}

} // namespace darse::ui
