// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/layersview.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/visibletext.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QTreeWidget>

namespace darse::ui {

using backend::FileMark;
using backend::FileType;

namespace {

QString markWord(FileMark mark)
{
    switch (mark) {
    case FileMark::Added:
        return LayersView::tr("added");
    case FileMark::Changed:
        return LayersView::tr("changed");
    case FileMark::Deleted:
        return LayersView::tr("deleted");
    case FileMark::None:
        break;
    }
    return {};
}

QColor markColor(FileMark mark)
{
    if (mark == FileMark::Added)
        return colors().running;
    return mark == FileMark::Changed ? colors().warning : colors().failed;
}

} // namespace

void LayersView::showTree()
{
    const std::size_t layer = chosenLayer();
    const bool isWhole = View(m_view->currentData().toInt()) == View::UpToLayer;
    m_tree->clear();
    m_root = isWhole ? treeUpTo(m_contents, layer + 1) : treeOfLayer(m_contents[layer]);
    fill(m_tree->invisibleRootItem(), m_root);
    if (m_contents[layer].isCut)
        new QTreeWidgetItem(m_tree, {tr("This layer has more than can be shown.")});
    m_stack->setCurrentWidget(m_tree);
}

/// Folders are filled when they are opened.
void LayersView::fill(QTreeWidgetItem* item, LayerNode& node) const
{
    for (const bool isFolder : {true, false}) {
        for (auto& [name, child] : node.children) {
            if ((child.type == FileType::Folder) != isFolder)
                continue;
            auto* row = new QTreeWidgetItem(
                item, {visibleText(name), child.mark == FileMark::Deleted ? QString() : formatBytes(double(child.size)),
                       markWord(child.mark)});
            row->setData(kName, Qt::UserRole, QVariant::fromValue<void*>(&child));
            row->setTextAlignment(kSize, Qt::AlignRight | Qt::AlignVCenter);
            if (child.mark != FileMark::None)
                row->setForeground(kMark, markColor(child.mark));
            if (!child.children.empty())
                row->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
        }
    }
}

void LayersView::expanded(QTreeWidgetItem* item)
{
    auto* node = static_cast<LayerNode*>(item->data(kName, Qt::UserRole).value<void*>());
    if (node != nullptr && item->childCount() == 0)
        fill(item, *node);
}

} // namespace darse::ui
