// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logpane.h"

#include "core/backend/container.h"
#include "core/session/settings.h"
#include "ui/logs/logexport.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logmerge.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logsearchbar.h"
#include "ui/logs/logsourcepicker.h"
#include "ui/logs/logview.h"
#include "ui/style/tokens.h"
#include "ui/widgets/visibletext.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <utility>

namespace darse::ui {
namespace {

constexpr int kPatienceMilliseconds = 5000;
constexpr int kTellMilliseconds = 100; ///< between two counts of lines that wait

LogLines::Limits limitsIn(const session::Settings& settings)
{
    constexpr int kUsual = 4096, kSmallest = 64; // MiB: a file of the spool
    return {.spoolBytes = qint64(std::max(kSmallest, settings.number(QStringLiteral("logs.spool"), kUsual))) << 20};
}

} // namespace

LogPane::LogPane(backend::Logs& logs, session::Settings& settings, QWidget* parent) :
    QWidget(parent),
    m_logs(logs),
    m_settings(settings),
    m_lines(new LogLines(limitsIn(settings), this)),
    m_search(new LogSearch(*m_lines, this)),
    m_view(new LogView(*m_lines, *m_search, this)),
    m_export(new LogExport(this)),
    m_tellTimer(new QTimer(this)),
    m_patience(new QTimer(this))
{
    build();
    connectSearch();
    m_tellTimer->setSingleShot(true);
    m_tellTimer->setInterval(kTellMilliseconds);
    connect(m_tellTimer, &QTimer::timeout, this, &LogPane::tellState);
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatienceMilliseconds);
    // Later lines are later than what was asked for: the end of the log is the place, and it is shown.
    connect(m_patience, &QTimer::timeout, this, [this] { m_wanted.reset(); });
    connect(m_view, &LogView::followChanged, this, &LogPane::tellStateSoon);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, m_earlier,
            [this] { m_earlier->setVisible(hasEarlier()); });
    connect(m_view, &LogView::wholeLineWanted, this, &LogPane::showWholeLine);
    connect(m_export, &LogExport::finished, this, &LogPane::saved);
    connect(m_export, &LogExport::progressed, this, [this](int percent) {
        m_savedPercent = percent;
        tellState();
    });
    tellState();
}

LogPane::~LogPane()
{
    m_stream.reset();
    m_merge.reset();
    delete m_view; // before what it reads from
}

LogPane::Source LogPane::sourceOf(const backend::Object& container)
{
    const QDateTime& started = backend::as<backend::Container>(container).started;
    return {container.key, container.name, started.isValid() ? started.toMSecsSinceEpoch() : 0};
}

void LogPane::setSources(const std::vector<Source>& sources)
{
    if (m_choice.setSources(sources))
        followChoice();
}

void LogPane::choose(const QStringList& containerKeys)
{
    m_choice.choose(containerKeys);
    followChoice();
}

/// What is read already goes on.
void LogPane::followChoice()
{
    m_picker->follow();
    if (m_choice.places() != m_open)
        open();
    tellState();
}

void LogPane::focusSearch()
{
    m_searchBar->focusField();
}

void LogPane::open()
{
    m_stream.reset();
    m_merge.reset();
    m_open = m_choice.places();
    m_hasEnded = false;
    m_note.clear();
    m_lines->clear();
    m_begin = m_lines->end();
    m_view->setSourceNames({});
    m_view->resume();
    const QStringList keys = m_choice.chosen();
    if (keys.size() > 1)
        openTogether();
    else if (!keys.isEmpty())
        m_stream = m_logs.open(keys.front(), options());
    if (m_stream) {
        connect(m_stream.get(), &backend::LogStream::lines, m_lines, &LogLines::append);
        connect(m_stream.get(), &backend::LogStream::ended, this, &LogPane::ended);
    }
    tellState();
}

backend::LogOptions LogPane::options() const
{
    return {.tail = m_isWhole ? std::numeric_limits<int>::max() : kFirstRead, .follow = true};
}

void LogPane::openTogether()
{
    QStringList names;
    for (const QString& key : std::as_const(m_open))
        names << (key.isEmpty() ? QString() : visibleText(m_choice.find(key)->name));
    m_view->setSourceNames(names);
    m_merge = std::make_unique<LogMerge>(m_logs, m_open, options());
    connect(m_merge.get(), &LogMerge::lines, m_lines, &LogLines::appendSourced);
    connect(m_merge.get(), &LogMerge::ended, this, &LogPane::ended);
}

void LogPane::ended(const std::optional<Error>& error)
{
    m_hasEnded = true;
    if (error)
        m_note = tr("The log broke off: %1.").arg(visibleText(QString::fromStdString(error->message())));
    tellState();
}

void LogPane::tellStateSoon()
{
    if (m_resume->isHidden() == m_view->isFollowing())
        m_tellTimer->isActive() ? void() : m_tellTimer->start(); // only the count is new
    else
        tellState();
}

QString LogPane::stateText() const
{
    if (m_export->isRunning())
        return tr("Saving: %1 %").arg(m_savedPercent);
    if (m_open.isEmpty())
        return tr("There is no container to read from.");
    if (!m_note.isEmpty())
        return m_note;
    if (m_hasEnded)
        return tr("The log is complete.");
    return m_view->isFollowing() ? tr("Live") : tr("Paused: new lines wait below.");
}

void LogPane::tellState()
{
    m_earlier->setVisible(hasEarlier());
    m_resume->setVisible(!m_view->isFollowing());
    m_resume->setText(tr("Resume, %n new line(s)", "", int(m_view->unseenLines())));
    m_again->setVisible(m_hasEnded && !m_note.isEmpty());
    m_cancel->setVisible(m_export->isRunning());
    m_state->setText(stateText());
}

void LogPane::connectSearch()
{
    connect(m_searchBar, &LogSearchBar::queryChanged, this, [this] {
        const LogQuery query = m_searchBar->query();
        m_settings.setFlag(QStringLiteral("logs.expression"), query.isRegularExpression);
        m_search->setQuery(query);
    });
    connect(m_searchBar, &LogSearchBar::onlyMatchingToggled, m_view,
            [this](bool isOn) { m_view->setRows(isOn ? LogView::Rows::Matching : LogView::Rows::All); });
    connect(m_searchBar, &LogSearchBar::nextWanted, m_view, [this] { m_view->find(LogView::Direction::Next); });
    connect(m_searchBar, &LogSearchBar::previousWanted, m_view, [this] { m_view->find(LogView::Direction::Previous); });
    connect(m_searchBar, &LogSearchBar::left, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_view, &LogView::currentMatchChanged, m_searchBar,
            [this] { m_searchBar->tell(*m_search, m_view->currentMatch()); });
    m_searchBar->setRegularExpression(m_settings.flag(QStringLiteral("logs.expression")));
    m_searchBar->tell(*m_search, 0);
}

} // namespace darse::ui
