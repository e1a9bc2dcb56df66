// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/yamltab.h"

#include "core/backend/manifests.h"
#include "core/backend/objects.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/editor/yamlview.h"
#include "ui/pages/manifest/manifestpanel.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace darse::ui {

YamlTab::YamlTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_note(makeLabel({}, Type::Body, "muted")),
    m_again(makeButton(tr("Read again"))),
    m_column(new QVBoxLayout(this))
{
    auto* row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(m_again);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(Space::Control));
    m_column->addLayout(row);
    m_note->hide();
    m_again->hide();
    connect(m_again, &QPushButton::clicked, this, &YamlTab::read);
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
    connect(m_panel, &ManifestPanel::goTo, this, &DetailsTab::goTo);
    connect(m_panel, &ManifestPanel::applied, this, &YamlTab::read);
    m_column->addWidget(m_panel, 1);
}

void YamlTab::setText(const QString& text)
{
    if (m_panel != nullptr)
        m_panel->setText(text);
    else
        m_view->setText(text);
}

void YamlTab::setObject(const backend::ObjectPtr& object)
{
    const bool isFirst = m_object == nullptr;
    m_object = object;
    if (isFirst) {
        build();
        read();
    } else if (m_shown && m_shown != object) {
        // Text that changes while it is read, copied or edited helps nobody.
        m_note->setText(tr("It has changed since this was read."));
        m_note->show();
        m_again->show();
    }
}

void YamlTab::focusFilter()
{
    if (m_panel != nullptr)
        m_panel->openSearch();
    else if (m_view != nullptr)
        m_view->focusSearch();
}

void YamlTab::refresh()
{
    read();
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
        setText(*text);
        return;
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
