// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/entriessection.h"

#include "core/backend/config.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/visibletext.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kMostRows = 10;
constexpr int kValueHeight = 200;
constexpr qsizetype kLongestValue = qsizetype{256} * 1024;

QString firstLine(const QString& value)
{
    return value.section(u'\n', 0, 0).left(120);
}

} // namespace

EntriesSection::EntriesSection(QWidget* parent) :
    Section(tr("Entries"), parent),
    m_table(new PlainTable({tr("Key"), tr("Size"), tr("First line")}, this)),
    m_value(new QPlainTextEdit(this))
{
    m_table->setMonoColumn(0);
    m_table->setNumberColumn(1);
    m_table->setMonoColumn(2);
    m_table->growUpTo(kMostRows);
    m_table->setColumnWidth(0, px(240));
    m_table->setAccessibleName(tr("Entries"));
    m_value->setReadOnly(true);
    m_value->setFont(ui::font(Type::Mono));
    m_value->setFixedHeight(px(kValueHeight));
    m_value->setAccessibleName(tr("Value"));
    m_value->hide();
    column()->addWidget(m_table);
    column()->addWidget(m_value);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &EntriesSection::showChosen);
}

void EntriesSection::setObject(const backend::ObjectPtr& object)
{
    m_entries = backend::as<backend::ConfigMap>(*object).entries;
    std::vector<PlainTable::Row> rows;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry)
        rows.push_back(
            {.cells = {entry.key(), formatBytes(double(entry.value().toUtf8().size())), firstLine(entry.value())},
             .status = {},
             .tag = entry.key()});
    m_table->setRows(rows);
    if (m_table->currentRow() < 0 && !rows.empty())
        m_table->setCurrentCell(0, 0);
    showChosen();
}

void EntriesSection::showChosen()
{
    const int row = m_table->currentRow();
    m_value->setVisible(row >= 0);
    if (row < 0)
        return;
    const QString shown = visibleLines(m_entries.value(m_table->tagOf(row).toString()).left(kLongestValue));
    if (m_value->toPlainText() != shown)
        m_value->setPlainText(shown);
}

} // namespace darse::ui
