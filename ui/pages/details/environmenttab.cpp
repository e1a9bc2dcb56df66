// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/environmenttab.h"

#include "core/backend/container.h"
#include "core/session/session.h"
#include "ui/pages/details/parts.h"
#include "ui/pages/details/plaintable.h"
#include "ui/pages/details/secretnames.h"
#include "ui/style/tokens.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace darse::ui {

EnvironmentTab::EnvironmentTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_filter(new QLineEdit),
    m_unmask(new QCheckBox(tr("Show masked values"))),
    m_empty(makeLabel({}, Type::Body, "muted")),
    m_table(new PlainTable({tr("Name"), tr("Value"), tr("Container")}, this))
{
    m_filter->setPlaceholderText(tr("Filter by name or value"));
    m_filter->setAccessibleName(tr("Filter by name or value"));
    addClearButton(*m_filter);
    m_filter->setMaximumWidth(px(360));
    m_table->setMonoColumn(0);
    m_table->setMonoColumn(1);
    m_table->setColumnWidth(0, px(280));
    m_table->setColumnWidth(1, px(420));
    m_table->setAccessibleName(tr("Environment"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_unmask);
    bar->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addLayout(bar);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &EnvironmentTab::fill);
    connect(m_unmask, &QCheckBox::toggled, this, &EnvironmentTab::fill);
    if (session().has(backend::Kind::Container))
        connect(&session().store(backend::Kind::Container), &session::ObjectStore::updated, this,
                &EnvironmentTab::fill);
}

void EnvironmentTab::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    m_table->setColumnHidden(2, object->kind == backend::Kind::Container);
    fill();
}

void EnvironmentTab::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void EnvironmentTab::fill()
{
    if (!m_object)
        return;
    const QString wanted = m_filter->text();
    std::vector<PlainTable::Row> rows;
    for (const backend::ObjectPtr& container : containersOf(m_object, session())) {
        for (const auto& [name, value] : backend::as<backend::Container>(*container).environment) {
            const bool isMasked = looksSecret(name, value) && !m_unmask->isChecked();
            // A masked value cannot be found by guessing at it.
            const bool isWanted = wanted.isEmpty() || name.contains(wanted, Qt::CaseInsensitive) ||
                                  (!isMasked && value.contains(wanted, Qt::CaseInsensitive));
            if (isWanted)
                rows.push_back({.cells = {name, isMasked ? QString(8, u'•') : value, nameWithin(*container, *m_object)},
                                .status = {},
                                .tag = {}});
        }
    }
    m_empty->setText(wanted.isEmpty() ? tr("No variables are set.") : tr("No variable matches the filter."));
    m_empty->setVisible(rows.empty());
    m_table->setVisible(!rows.empty());
    m_table->setRows(rows);
}

} // namespace darse::ui
