// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/manifest/manifestpage.h"

#include "core/session/session.h"
#include "ui/editor/templates.h"
#include "ui/pages/drafts.h"
#include "ui/pages/manifest/imagesof.h"
#include "ui/pages/manifest/manifestpanel.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace darse::ui {

ManifestPage::ManifestPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_drafts(session().companion<Drafts>()),
    m_panel(new ManifestPanel(context(), ManifestPanel::Purpose::Create))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Card));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeLabel(tr("Create from YAML"), Type::PageTitle));
    column->addWidget(makeParagraph(tr("Describe pods and what they read, several with --- between them. Ctrl+Space "
                                       "offers what may stand at the cursor. What exists already is changed, not "
                                       "created anew."),
                                    Type::Body, "muted"));
    column->addWidget(m_panel, 1);
    setFocusProxy(m_panel);
    if (m_drafts.text().isEmpty()) {
        m_drafts.keep(templates(imagesOf(session())).front().text);
        m_drafts.settle();
    }
    connect(m_panel, &ManifestPanel::textChanged, this, [this] { m_drafts.keep(m_panel->text()); });
    connect(m_panel, &ManifestPanel::applied, &m_drafts, &Drafts::settle);
    connect(m_panel, &ManifestPanel::saved, &m_drafts, &Drafts::settle);
    connect(m_panel, &ManifestPanel::goTo, this, &Page::goTo);
    connect(&m_drafts, &Drafts::opened, this, &ManifestPage::takeOver);
}

void ManifestPage::show(const Location&)
{
    takeOver();
}

void ManifestPage::takeOver()
{
    const QString text = m_drafts.text();
    const QString replaced = m_drafts.takeReplaced();
    m_panel->setText(replaced.isEmpty() ? text : replaced);
    if (!replaced.isEmpty())
        m_panel->replaceText(text);
}

Location ManifestPage::location() const
{
    return {QStringLiteral("yaml"), {}, {}};
}

void ManifestPage::focusFilter()
{
    m_panel->openSearch();
}

} // namespace darse::ui
