// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/filterbar.h"

#include "ui/models/objecttable.h"
#include "ui/pages/list/chipbutton.h"
#include "ui/pages/list/flowlayout.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"

#include <QLocale>

namespace darse::ui {
namespace {

constexpr qsizetype kLongestWord = 40;

} // namespace

FilterBar::FilterBar(ObjectTable& table, QWidget* parent) : QWidget(parent), m_table(table)
{
    auto* flow = new FlowLayout(this);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // All made at once, so that the chips stand in the order of the vocabulary.
    for (std::size_t i = 0; i < ObjectTable::kStatuses; ++i)
        flow->addWidget(chipOf(static_cast<backend::Status>(i)));
    m_clear = new ChipButton(colors().muted, {}, this);
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_clear->say(tr("Clear filters"));
    m_clear->hide();
    flow->addWidget(m_clear);
    connect(m_clear, &ChipButton::clicked, this, &FilterBar::clearWanted);
    connect(&table, &ObjectTable::countsChanged, this, &FilterBar::follow);
    follow();
}

ChipButton* FilterBar::chipOf(backend::Status status)
{
    ChipButton*& chip = m_statusChips[status];
    if (chip == nullptr) {
        const StatusLook look = statusLook(status);
        chip = new ChipButton(look.color, look.icon, this);
        chip->setCheckable(true);
        chip->setObjectName(QStringLiteral("status-%1").arg(static_cast<int>(status)));
        connect(chip, &ChipButton::toggled, this, &FilterBar::chooseStatuses);
    }
    return chip;
}

void FilterBar::follow()
{
    for (const auto& [status, chip] : m_statusChips) {
        const int count = m_table.statusCounts()[static_cast<std::size_t>(status)];
        const QString text =
            tr("%1 %2", "status and count: Running 12").arg(statusLook(status).word, QLocale().toString(count));
        chip->say(text);
        chip->setVisible(count > 0 || chip->isChecked());
    }
    m_clear->setVisible(isFiltering());
}

void FilterBar::chooseStatuses()
{
    std::vector<backend::Status> chosen;
    for (const auto& [status, chip] : m_statusChips) {
        if (chip->isChecked())
            chosen.push_back(status);
    }
    m_table.setStatuses(chosen);
}

void FilterBar::clearStatuses()
{
    for (const auto& [status, chip] : m_statusChips) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(false);
    }
    chooseStatuses();
}

bool FilterBar::isFiltering() const
{
    return !m_filter.isEmpty() || !m_table.statuses().empty();
}

void FilterBar::setFilter(const TextFilter& filter)
{
    m_filter = filter;
    // While a word is typed its chip stays and says the next letter.
    const auto count = std::size_t(filter.words().size());
    while (m_wordChips.size() > count) {
        m_wordChips.back()->hide();
        m_wordChips.back()->deleteLater();
        m_wordChips.pop_back();
    }
    while (m_wordChips.size() < count)
        addWordChip();
    for (std::size_t i = 0; i < count; ++i) {
        m_wordChips[i]->say(filter.words()[qsizetype(i)].left(kLongestWord));
    }
    follow();
}

void FilterBar::addWordChip()
{
    auto* chip = new ChipButton(colors().accent, QStringLiteral("close"), this);
    chip->setToolTip(tr("Remove this filter"));
    connect(chip, &ChipButton::clicked, this,
            [this, i = qsizetype(m_wordChips.size())] { Q_EMIT textWanted(m_filter.without(i)); });
    layout()->removeWidget(m_clear);
    layout()->addWidget(chip);
    layout()->addWidget(m_clear);
    chip->show();
    m_wordChips.push_back(chip);
}

} // namespace darse::ui
