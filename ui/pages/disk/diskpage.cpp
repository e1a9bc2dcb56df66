// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/disk/diskpage.h"

#include "core/backend/housekeeping.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/plaintable.h"
#include "ui/pages/disk/familycard.h"
#include "ui/pages/kindview.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHeaderView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;
using backend::Kind;

constexpr auto kSettle = 1500ms;
constexpr std::size_t kMostItems = 200;

} // namespace

DiskPage::DiskPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_note(makeParagraph({}, Type::Body, "muted")),
    m_table(new PlainTable({tr("Kind"), tr("Name"), tr("Its own"), tr("Shared"), tr("In use")}, this)),
    m_soon(new QTimer(this))
{
    layOut();
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSettle);
    connect(m_soon, &QTimer::timeout, this, &DiskPage::refresh);
    for (const Kind kind : {Kind::Image, Kind::Container, Kind::Volume}) {
        if (!session().has(kind))
            continue;
        connect(&session().store(kind), &session::ObjectStore::updated, this, [this] {
            if (isVisible() && !m_soon->isActive())
                m_soon->start();
        });
    }
    connect(m_table, &PlainTable::opened, this, [this](int row) {
        const QString tag = m_table->tagOf(row).toString();
        if (const auto kind = backend::kindFromName(tag.section(u'/', 0, 0)))
            Q_EMIT goTo(Location::ofObject({*kind, tag.section(u'/', 1)}));
    });
}

void DiskPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Disk use"), Type::PageTitle));
    column->addWidget(m_note);
    auto* grid = new QGridLayout;
    grid->setSpacing(px(Space::Card));
    for (std::size_t i = 0; i < kDiskFamilies.size(); ++i) {
        m_cards[i] = new FamilyCard(kDiskFamilies[i], this);
        connect(m_cards[i], &FamilyCard::commandAsked, this, &DiskPage::commandAsked);
        grid->addWidget(m_cards[i], 0, int(i));
        grid->setColumnStretch(int(i), 1);
    }
    column->addLayout(grid);
    column->addWidget(makeLabel(tr("What is large"), Type::Section));
    m_table->setLinkColumn(1);
    m_table->setNumberColumn(2);
    m_table->setNumberColumn(3);
    m_table->setColumnWidth(0, px(110));
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setColumnWidth(2, px(120));
    m_table->setColumnWidth(3, px(120));
    m_table->setAccessibleName(tr("What is large"));
    column->addWidget(m_table, 1);
    m_note->setText(tr("The server is asked what everything takes…"));
}

void DiskPage::show(const Location&)
{
    refresh();
}

Location DiskPage::location() const
{
    return {QStringLiteral("disk"), {}, {}};
}

void DiskPage::refresh()
{
    backend::Housekeeping* housekeeping = session().backend().housekeeping();
    if (housekeeping == nullptr)
        return m_note->setText(tr("This connection does not tell what takes room."));
    const int request = ++m_request;
    session::whenDone(housekeeping->diskUse(), this, [this, request](const Result<backend::DiskUse>& use) {
        if (request == m_request)
            arrived(use);
    });
}

void DiskPage::arrived(const Result<backend::DiskUse>& use)
{
    if (!use) {
        const ErrorWords words = errorWords(use.error());
        m_note->setText(tr("It is not known what takes room. %1 %2").arg(words.why, visibleText(words.message)));
        return;
    }
    showUse(*use);
    showItems(*use);
    lookForNameless();
}

/// Images that nobody uses may have names, and are not cleaned up then.
void DiskPage::lookForNameless()
{
    backend::Housekeeping* housekeeping = session().backend().housekeeping();
    if (housekeeping == nullptr)
        return;
    session::whenDone(housekeeping->preview(Kind::Image), this,
                      [this, request = m_request](const Result<backend::PrunePreview>& preview) {
                          if (request == m_request)
                              m_cards[std::size_t(DiskFamily::Images)]->setTidies(!preview || !preview->keys.isEmpty());
                      });
}

void DiskPage::showUse(const backend::DiskUse& use)
{
    qint64 all = 0;
    qint64 unused = 0;
    qint64 largest = 1;
    for (const DiskFamily family : kDiskFamilies) {
        const DiskSum sum = sumOf(use, family);
        all += sum.bytes;
        unused += sum.unused;
        largest = std::max(largest, sum.bytes);
    }
    for (std::size_t i = 0; i < kDiskFamilies.size(); ++i)
        m_cards[i]->setSum(sumOf(use, kDiskFamilies[i]), largest);
    m_note->setText(
        tr("%1 in all, of which %2 are not in use.").arg(formatBytes(double(all)), formatBytes(double(unused))));
}

void DiskPage::showItems(const backend::DiskUse& use)
{
    std::vector<backend::DiskItem> items = use.items;
    // By the column that says what would come free.
    std::ranges::stable_sort(items, std::greater<>(), [](const backend::DiskItem& item) { return item.bytes; });
    items.resize(std::min(items.size(), kMostItems));
    std::vector<PlainTable::Row> rows;
    rows.reserve(items.size());
    for (const backend::DiskItem& item : items)
        rows.push_back({.cells = {QCoreApplication::translate("kinds", kindView(item.ref.kind).singular),
                                  visibleText(item.name), formatBytes(double(item.bytes)),
                                  item.shared > 0 ? formatBytes(double(item.shared)) : missingValue(),
                                  item.isUsed ? tr("Yes") : tr("No")},
                        .status = {},
                        .tag = QString(backend::kindName(item.ref.kind) + u'/' + item.ref.key)});
    m_table->setRows(rows);
}

} // namespace darse::ui
