// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/layersview.h"

#include "core/backend/inspection.h"
#include "core/backend/storage.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <numeric>

namespace darse::ui {
namespace {

/// More is only read when a person asks: it goes through the server's save.
constexpr qint64 kReadAtOnce = qint64{512} << 20;
constexpr std::size_t kMostLarge = 300;

} // namespace

LayersView::LayersView(session::Session& session, const backend::ObjectPtr& image, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_object(image),
    m_note(makeParagraph({}, Type::Body, "muted")),
    m_read(makeButton({}, "primary")),
    m_view(new QComboBox),
    m_layers(new PlainTable({tr("Layer"), tr("Size"), tr("Wasted"), tr("Made by")}, this)),
    m_tree(new QTreeWidget),
    m_largest(new PlainTable({tr("File"), tr("Size"), tr("Layer"), tr("Seen")}, this)),
    m_stack(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Related));
    column->addWidget(makeBar());
    m_body = makeBody();
    m_body->hide();
    column->addWidget(m_body, 1);
    column->addStretch(0);
    connect(m_read, &QPushButton::clicked, this, &LayersView::read);
    connect(m_view, &QComboBox::activated, this, &LayersView::showView);
    connect(m_layers, &QTableWidget::itemSelectionChanged, this, &LayersView::showView);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &LayersView::expanded);
    const qint64 size = backend::as<backend::Image>(*image).size;
    m_read->setText(tr("Read the layers"));
    m_note->setText(tr("Looking into the layers reads the whole image: %1.").arg(formatBytes(double(size))));
    if (size <= kReadAtOnce)
        read();
}

QWidget* LayersView::makeBar()
{
    auto* bar = new QWidget;
    m_view->addItem(tr("What this layer does"), int(View::OneLayer));
    m_view->addItem(tr("All files up to this layer"), int(View::UpToLayer));
    m_view->addItem(tr("The largest files of all layers"), int(View::Largest));
    m_view->setAccessibleName(tr("View"));
    m_view->hide();
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Related));
    row->addWidget(m_note, 1);
    row->addWidget(m_read);
    row->addWidget(m_view);
    return bar;
}

QWidget* LayersView::makeBody()
{
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_layers->setNumberColumn(0);
    m_layers->setNumberColumn(1);
    m_layers->setNumberColumn(2);
    m_layers->setMonoColumn(3);
    m_layers->setColumnWidth(0, px(56));
    m_layers->setColumnWidth(1, px(88));
    m_layers->setColumnWidth(2, px(88));
    m_layers->setAccessibleName(tr("Layers"));
    m_tree->setHeaderLabels({tr("Name"), tr("Size"), tr("Mark")});
    m_tree->headerItem()->setTextAlignment(kSize, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->setAccessibleName(tr("Files"));
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(kName, QHeaderView::Stretch);
    m_largest->setNumberColumn(1);
    m_largest->setNumberColumn(2);
    m_largest->setMonoColumn(0);
    m_largest->horizontalHeader()->setStretchLastSection(false);
    m_largest->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_largest->setColumnWidth(1, px(88));
    m_largest->setColumnWidth(2, px(64));
    m_largest->setColumnWidth(3, px(136));
    m_largest->setAccessibleName(tr("The largest files of all layers"));
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_largest);
    splitter->addWidget(m_layers);
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    return splitter;
}

void LayersView::read()
{
    backend::Inspection* inspection = m_session.backend().inspection();
    if (inspection == nullptr)
        return;
    m_read->hide();
    m_note->setText(tr("The layers are being read…"));
    const int request = ++m_request;
    session::whenDone(inspection->layers(m_object->key), this,
                      [this, request](const Result<std::vector<backend::LayerContent>>& contents) {
                          if (request == m_request)
                              arrived(contents);
                      });
}

void LayersView::arrived(const Result<std::vector<backend::LayerContent>>& contents)
{
    if (!contents) {
        const ErrorWords words = errorWords(contents.error());
        m_note->setText(tr("The layers could not be read. %1 %2").arg(words.why, visibleText(words.message)));
        m_read->setText(tr("Try again"));
        m_read->show();
        return;
    }
    m_contents = *contents;
    m_body->show();
    m_view->show();
    showLayers();
    m_layers->selectRow(0);
    m_layers->setFocus();
    showView();
}

void LayersView::showLayers()
{
    const std::vector<qint64> wasted = wastedBytes(m_contents);
    const auto& known = backend::as<backend::Image>(*m_object).layers;
    std::vector<PlainTable::Row> rows;
    for (std::size_t i = 0; i < m_contents.size(); ++i)
        rows.push_back(
            {.cells = {QString::number(i + 1), formatBytes(double(m_contents[i].bytes)),
                       wasted[i] > 0 ? formatBytes(double(wasted[i])) : missingValue(),
                       visibleText(known.size() == m_contents.size() ? known[i].createdBy : m_contents[i].digest)},
             .status = {},
             .tag = {}});
    m_layers->setRows(rows);
    const qint64 all = std::accumulate(wasted.begin(), wasted.end(), qint64{0});
    m_note->setText(tr("%n layer(s). %1 are in files that a later layer replaces or deletes: they are kept and nobody "
                       "sees them.",
                       "", int(m_contents.size()))
                        .arg(formatBytes(double(all))));
}

std::size_t LayersView::chosenLayer() const
{
    const int row = m_layers->currentRow();
    return row < 0 ? 0 : std::min(std::size_t(row), m_contents.size() - 1);
}

void LayersView::showView()
{
    if (m_contents.empty())
        return;
    if (View(m_view->currentData().toInt()) == View::Largest)
        showLargest();
    else
        showTree();
}

void LayersView::showLargest()
{
    std::vector<PlainTable::Row> rows;
    for (const LargeFile& file : largestFiles(m_contents, kMostLarge))
        rows.push_back({.cells = {visibleText(file.path), formatBytes(double(file.size)),
                                  QString::number(file.layer + 1), file.isWasted ? tr("No, hidden later") : tr("Yes")},
                        .status = {},
                        .tag = {}});
    m_largest->setRows(rows);
    m_stack->setCurrentWidget(m_largest);
}

} // namespace darse::ui
