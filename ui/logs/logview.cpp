// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logview.h"

#include "ui/logs/linelayout.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"
#include "ui/style/tokens.h"
#include "ui/widgets/spoken.h"

#include <QEvent>
#include <QFontMetrics>
#include <QScrollBar>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr std::size_t kMostLayouts = 400; ///< far more than fit on a screen
constexpr int kAgeInterval = 5000;

} // namespace

LogView::LogView(const LogLines& lines, const LogSearch& search, QWidget* parent) :
    QAbstractScrollArea(parent),
    m_lines(lines),
    m_search(search)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Log"));
    speakAs(*this, QAccessible::Document);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    m_lineHeight = QFontMetrics(ui::font(Type::Mono)).lineSpacing() + 2;
    m_ageTimer.setInterval(kAgeInterval);
    connect(&m_ageTimer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(&lines, &LogLines::changed, this, &LogView::linesChanged);
    connect(&search, &LogSearch::changed, this, &LogView::searchChanged);
    arrange();
}

LogView::~LogView() = default;

void LogView::setWrap(Wrap wrap)
{
    m_wrap = wrap;
    setHorizontalScrollBarPolicy(wrap == Wrap::On ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    forgetLayouts();
    arrange();
}

void LogView::setStamps(Stamps stamps)
{
    m_stamps = stamps;
    stamps == Stamps::Relative ? m_ageTimer.start() : m_ageTimer.stop();
    forgetLayouts(); // the gutter takes room from wrapped lines
    arrange();
}

void LogView::setSourceNames(const QStringList& names)
{
    m_sourceNames = names;
    forgetLayouts();
    arrange();
}

void LogView::setRows(Rows rows)
{
    m_rows = rows;
    arrange();
}

bool LogView::isFiltered() const
{
    return m_rows == Rows::Matching && m_search.isActive();
}

qint64 LogView::rowCount() const
{
    return isFiltered() ? m_search.shownLines().size() : m_lines.end() - m_lines.first();
}

qint64 LogView::lineAt(qint64 row) const
{
    return isFiltered() ? m_search.shownLines().at(row) : m_lines.first() + row;
}

qint64 LogView::rowOf(qint64 line) const
{
    if (!isFiltered())
        return std::clamp<qint64>(line - m_lines.first(), 0, std::max<qint64>(0, rowCount() - 1));
    return m_search.shownLines().rankOf(line);
}

qint64 LogView::unseenLines() const
{
    return m_isFollowing ? 0 : std::max<qint64>(0, m_lines.end() - std::max(m_pausedAt, m_lines.first()));
}

void LogView::resume()
{
    m_isFollowing = true;
    arrange();
    Q_EMIT followChanged();
}

void LogView::pauseAt(qint64 line)
{
    m_topLine = line;
    if (!m_isFollowing)
        return;
    m_isFollowing = false;
    m_pausedAt = m_lines.end();
    Q_EMIT followChanged();
}

void LogView::linesChanged()
{
    std::erase_if(m_layouts, [this](const auto& entry) { return entry.first < m_lines.first(); });
    m_marks.removeBefore(m_lines.first());
    if (m_anchor && m_cursor.line < m_lines.first() && m_anchor->line < m_lines.first())
        m_anchor.reset();
    arrange();
    if (!m_isFollowing)
        Q_EMIT followChanged();
}

void LogView::searchChanged()
{
    if (m_found && !m_search.matches().contains(*m_found))
        m_found.reset();
    if (isFiltered())
        arrange();
    viewport()->update();
    Q_EMIT currentMatchChanged();
}

/// The row that is on top when the end of the log touches the lower edge.
qint64 LogView::lastTopRow() const
{
    const qint64 rows = rowCount();
    const int room = viewport()->height();
    if (m_wrap == Wrap::Off)
        return std::max<qint64>(0, rows - room / m_lineHeight);
    int used = 0;
    qint64 row = rows;
    while (row > 0) {
        used += layoutOf(lineAt(row - 1)).height();
        if (used > room)
            break;
        --row;
    }
    return std::clamp<qint64>(row, 0, std::max<qint64>(0, rows - 1));
}

void LogView::arrange()
{
    m_isArranging = true;
    const int last = int(lastTopRow());
    verticalScrollBar()->setRange(0, last);
    verticalScrollBar()->setPageStep(std::max(1, viewport()->height() / m_lineHeight - 1));
    const int top = m_isFollowing ? last : int(std::min<qint64>(rowOf(m_topLine), last));
    verticalScrollBar()->setValue(top);
    if (m_isFollowing && rowCount() > 0)
        m_topLine = lineAt(top);
    int used = 0;
    for (qint64 row = top; row < rowCount() && used < viewport()->height(); ++row)
        used += layoutOf(lineAt(row)).height();
    const int hidden = m_wrap == Wrap::On ? 0 : std::max(0, m_widest + gutterWidth() - viewport()->width());
    horizontalScrollBar()->setRange(0, hidden);
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_lineHeight);
    m_isArranging = false;
    viewport()->update();
}

void LogView::forgetLayouts()
{
    m_layouts.clear();
    m_widest = 0;
    m_gutter.reset();
}

const LineLayout& LogView::layoutOf(qint64 line) const
{
    if (const auto known = m_layouts.find(line); known != m_layouts.end())
        return *known->second;
    if (m_layouts.size() >= kMostLayouts)
        m_layouts.clear();
    const int margin = px(Space::Tight);
    const int room = std::max(80, viewport()->width() - gutterWidth() - margin);
    auto layout = std::make_unique<LineLayout>(m_lines.line(line).text,
                                               LineLayout::Options{.font = ui::font(Type::Mono),
                                                                   .width = m_wrap == Wrap::On ? room : 0,
                                                                   .visualHeight = m_lineHeight,
                                                                   .background = colors().sunken});
    m_widest = std::max(m_widest, layout->width() + margin);
    return *(m_layouts[line] = std::move(layout));
}

void LogView::scrollContentsBy(int, int dy)
{
    viewport()->update();
    if (m_isArranging || dy == 0 || rowCount() == 0)
        return;
    const int top = verticalScrollBar()->value();
    if (top >= verticalScrollBar()->maximum()) {
        resume();
        return;
    }
    pauseAt(lineAt(std::min<qint64>(top, rowCount() - 1)));
    arrange();
}

void LogView::resizeEvent(QResizeEvent*)
{
    if (m_wrap == Wrap::On)
        forgetLayouts();
    arrange();
}

void LogView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_lineHeight = QFontMetrics(ui::font(Type::Mono)).lineSpacing() + 2;
        forgetLayouts();
        arrange();
    }
}

} // namespace darse::ui
