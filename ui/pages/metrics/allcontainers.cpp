// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/metrics/allcontainers.h"

#include "core/session/session.h"
#include "ui/models/objecttable.h"
#include "ui/models/tablefeed.h"
#include "ui/models/textfilter.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/list/columnlayout.h"
#include "ui/pages/list/objectview.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/clearbutton.h"

#include <QFrame>
#include <QLineEdit>
#include <QVBoxLayout>

namespace darse::ui {

using backend::Kind;
using session::Metric;

namespace {

Column liveColumn(const char* id, const char* title, Metric metric, QString (*words)(double))
{
    return {.id = id,
            .title = title,
            .paint = Paint::Number,
            .width = 100,
            .isLive = true,
            .text =
                [metric, words](const backend::Object& object, session::Session& session) {
                    const auto value = session.metrics().latest({object.kind, object.key}, metric);
                    return value ? words(*value) : missingValue();
                },
            .sortKey = [metric](const backend::Object& object, session::Session& session) -> SortKey {
                const auto value = session.metrics().latest({object.kind, object.key}, metric);
                return value ? SortKey(*value) : SortKey();
            }};
}

std::vector<Column> makeColumns()
{
    const auto rate = [](double value) { return formatRate(value); };
    const auto share = [](double value) { return formatShare(value); };
    return {
        nameColumn(),
        statusColumn(),
        cpuColumn(),
        memoryColumn(),
        liveColumn("received", QT_TRANSLATE_NOOP("columns", "Received"), Metric::NetworkReceived, rate),
        liveColumn("sent", QT_TRANSLATE_NOOP("columns", "Sent"), Metric::NetworkSent, rate),
        liveColumn("read", QT_TRANSLATE_NOOP("columns", "Disk read"), Metric::DiskRead, rate),
        liveColumn("written", QT_TRANSLATE_NOOP("columns", "Disk written"), Metric::DiskWritten, rate),
        hiddenAtFirst(liveColumn("waiting", QT_TRANSLATE_NOOP("columns", "Waits for CPU"), Metric::Pressure, share))};
}

/// Tables keep a reference to them, also while they are taken apart.
const std::vector<Column>& allColumns()
{
    static const std::vector<Column> columns = makeColumns();
    return columns;
}

} // namespace

AllContainers::AllContainers(const PageContext& context, QWidget* parent) :
    QWidget(parent),
    m_table(new ObjectTable(allColumns(), context.session, this)),
    m_view(new ObjectView(*m_table, this)),
    m_filter(new QLineEdit)
{
    m_view->setAccessibleName(tr("All containers"));
    auto* layout = new ColumnLayout(
        *m_view, *m_table, context.settings,
        {.listName = QStringLiteral("allcontainers"), .sortedBy = QStringLiteral("cpu"), .order = Qt::DescendingOrder});
    layout->setParent(this);
    m_filter->setPlaceholderText(tr("Filter: name, status:running, image:postgres, label:app=web…"));
    m_filter->setAccessibleName(tr("Filter"));
    addClearButton(*m_filter);
    connect(m_filter, &QLineEdit::textChanged, m_table,
            [this](const QString& typed) { m_table->setFilter(TextFilter(typed)); });
    auto* card = new QFrame;
    card->setProperty("look", QStringLiteral("card"));
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(px(1), px(Space::Tight), px(1), px(Space::Tight));
    inner->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Related));
    column->addWidget(m_filter);
    column->addWidget(card, 1);
    auto* feed = new TableFeed(context.session, Kind::Container, *m_table, this);
    feed->restWhileHidden(*this);
    connect(m_view, &ObjectView::opened, this, [this](const QString& key) {
        Q_EMIT goTo(Location::ofObject({Kind::Container, key}, QStringLiteral("metrics")));
    });
}

void AllContainers::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

} // namespace darse::ui
