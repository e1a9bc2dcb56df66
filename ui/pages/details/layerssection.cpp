// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/layerssection.h"

#include "core/backend/storage.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"

#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kMostRows = 16;
constexpr qsizetype kDigestLength = 19; ///< "sha256:" and twelve digits

} // namespace

LayersSection::LayersSection(QWidget* parent) :
    Section(tr("Layers"), parent),
    m_table(new PlainTable({tr("Layer"), tr("Size"), tr("Made by")}, this))
{
    m_table->setMonoColumn(0);
    m_table->setNumberColumn(1);
    m_table->setMonoColumn(2);
    m_table->growUpTo(kMostRows);
    m_table->setColumnWidth(0, px(200));
    m_table->setAccessibleName(tr("Layers"));
    column()->addWidget(m_table);
}

void LayersSection::setObject(const backend::ObjectPtr& object)
{
    std::vector<PlainTable::Row> rows;
    for (const backend::ImageLayer& layer : backend::as<backend::Image>(*object).layers)
        rows.push_back({.cells = {layer.digest.left(kDigestLength), formatBytes(double(layer.size)), layer.createdBy},
                        .status = {},
                        .tag = {}});
    m_table->setRows(rows);
}

} // namespace darse::ui
