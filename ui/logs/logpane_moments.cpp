// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// To a moment of the log, to a run of the container, and to what was not read at first.
#include "ui/logs/loglines.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/logs/momentdialog.h"

#include <QAction>
#include <QTimer>

#include <utility>

namespace darse::ui {

void LogPane::askForMoment()
{
    if (m_lines->first() == m_lines->end())
        return;
    auto* dialog = new MomentDialog(m_lines->line(m_lines->first()).atMilliseconds,
                                    m_lines->line(m_lines->end() - 1).atMilliseconds, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MomentDialog::chosen, m_view, [this](qint64 at) { m_view->showMoment(at); });
    dialog->open();
}

void LogPane::showMoment(qint64 atMilliseconds)
{
    m_wanted = atMilliseconds;
    m_patience->start();
    connect(m_lines, &LogLines::changed, this, &LogPane::goToWanted, Qt::UniqueConnection);
    goToWanted();
}

void LogPane::goToWanted()
{
    if (!m_wanted)
        return;
    if (m_lines->first() == m_lines->end() || m_lines->line(m_lines->end() - 1).atMilliseconds < *m_wanted)
        return m_patience->start(); // a long log takes its time
    if (!m_isWhole && m_lines->line(m_lines->first()).atMilliseconds > *m_wanted)
        return m_fromBeginning->trigger();
    m_view->showMoment(*std::exchange(m_wanted, std::nullopt));
}

/// Whether somebody has come to the first of the last lines, which were all that was asked for.
bool LogPane::hasEarlier() const
{
    const bool isAtTop = !m_view->isFollowing() && m_view->topLine() == m_lines->first();
    constexpr qint64 kBegun = 2 * LogChoice::kMost; // of each stream a line that is counted, and not whole yet
    return isAtTop && !m_isWhole && m_lines->first() == m_begin && m_lines->end() - m_begin >= kFirstRead - kBegun;
}

/// The line that was the first one stays where it is looked at.
void LogPane::readEarlier()
{
    const qint64 at = m_lines->line(m_lines->first()).atMilliseconds;
    m_view->setFocus(Qt::OtherFocusReason); // the button goes
    m_fromBeginning->trigger();
    showMoment(at);
}

/// The first line of the present run, or the last one before it.
void LogPane::goToRun(Run run)
{
    const QStringList keys = m_choice.chosen();
    const Source* source = keys.size() == 1 ? m_choice.find(keys.front()) : nullptr;
    const qint64 start = source == nullptr ? 0 : source->startedAtMilliseconds;
    const bool hasLines = m_lines->first() < m_lines->end();
    const bool hasPrevious = hasLines && m_lines->line(m_lines->first()).atMilliseconds < start;
    m_note.clear();
    if (start == 0)
        m_note = tr("It is not known when this container was started last.");
    else if (run == Run::Previous && !hasPrevious)
        m_note = m_isWhole ? tr("The log has no line of a run before this one.")
                           : tr("No line of a run before this one is loaded: choose “From the beginning” first.");
    else if (hasLines)
        m_view->showMoment(start, run == Run::Previous ? LogView::Direction::Previous : LogView::Direction::Next);
    tellState();
}

} // namespace darse::ui
