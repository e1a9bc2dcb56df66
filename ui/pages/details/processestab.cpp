// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/processestab.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/meaning.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;
using backend::Status;

bool isAlive(Status status)
{
    return status == Status::Running || status == Status::Warning || status == Status::Paused;
}

bool isNumber(const QString& title)
{
    static const QStringList kNumbers{QStringLiteral("PID"),  QStringLiteral("PPID"), QStringLiteral("C"),
                                      QStringLiteral("%CPU"), QStringLiteral("%MEM"), QStringLiteral("RSS"),
                                      QStringLiteral("VSZ")};
    return kNumbers.contains(title);
}

/// Of ps.
constexpr Meaning kHeadings[] = {
    {"UID", QT_TRANSLATE_NOOP("processes", "Whose process it is.")},
    {"USER", QT_TRANSLATE_NOOP("processes", "Whose process it is.")},
    {"PID", QT_TRANSLATE_NOOP("processes", "The number by which the process is known. A container’s first one is its "
                                           "program: when it ends, the container ends.")},
    {"PPID", QT_TRANSLATE_NOOP("processes", "The number of the process that began it.")},
    {"C", QT_TRANSLATE_NOOP("processes", "How much of a processor it has used since it began, in percent.")},
    {"%CPU", QT_TRANSLATE_NOOP("processes", "How much of a processor it has used since it began, in percent.")},
    {"%MEM", QT_TRANSLATE_NOOP("processes", "Its share of the machine’s memory.")},
    {"VSZ",
     QT_TRANSLATE_NOOP("processes", "The addresses that it has reserved, in KiB. Most of them may hold nothing.")},
    {"RSS",
     QT_TRANSLATE_NOOP("processes", "The memory that it really takes, in KiB, with what it shares with others.")},
    {"STIME", QT_TRANSLATE_NOOP("processes", "When it began.")},
    {"START", QT_TRANSLATE_NOOP("processes", "When it began.")},
    {"ELAPSED", QT_TRANSLATE_NOOP("processes", "How long ago it began.")},
    {"TTY", QT_TRANSLATE_NOOP("processes", "The terminal that it belongs to; “?” is none.")},
    {"STAT", QT_TRANSLATE_NOOP("processes", "R runs, S sleeps, D waits for a disk, T is stopped, Z has ended.")},
    {"TIME", QT_TRANSLATE_NOOP("processes", "The processor time that it has used. One that sleeps uses none.")},
    {"CMD", QT_TRANSLATE_NOOP("processes", "The program with its arguments.")},
    {"COMMAND", QT_TRANSLATE_NOOP("processes", "The program with its arguments.")},
};

QString meaningOfHeading(const QString& title)
{
    return meaningIn(kHeadings, title.toStdString(), "processes");
}

} // namespace

ProcessesTab::ProcessesTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_filter(new QLineEdit),
    m_note(makeLabel({}, Type::Body, "muted")),
    m_column(new QVBoxLayout(this))
{
    m_filter->setPlaceholderText(tr("Filter processes"));
    m_filter->setAccessibleName(tr("Filter processes"));
    explain(*m_filter, tr("Keeps the lines that contain this, in any column. The list is read again every 2 seconds."));
    addClearButton(*m_filter);
    m_filter->setMaximumWidth(px(360));
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_note->setWordWrap(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(Space::Control));
    m_column->addWidget(m_filter);
    m_column->addWidget(m_note);
    m_column->addStretch();
    m_timer.setInterval(2s);
    connect(&m_timer, &QTimer::timeout, this, &ProcessesTab::refresh);
    connect(m_filter, &QLineEdit::textChanged, this, &ProcessesTab::fill);
}

void ProcessesTab::setObject(const backend::ObjectPtr& object)
{
    const bool wasAlive = m_object && isAlive(m_object->status);
    m_object = object;
    if (!isAlive(object->status))
        say(tr("Nothing runs in this container. Start it to see its processes."));
    else if (!wasAlive)
        refresh();
}

void ProcessesTab::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void ProcessesTab::showEvent(QShowEvent* event)
{
    DetailsTab::showEvent(event);
    m_timer.start();
    refresh();
}

void ProcessesTab::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    DetailsTab::hideEvent(event);
}

void ProcessesTab::refresh()
{
    backend::Inspection* inspection = session().backend().inspection();
    if (!m_object || !isAlive(m_object->status) || inspection == nullptr || m_isAsking)
        return;
    m_isAsking = true;
    session::whenDone(inspection->processes(m_object->key), this,
                      [this](const Result<backend::ProcessTable>& table) { arrived(table); });
}

void ProcessesTab::arrived(const Result<backend::ProcessTable>& table)
{
    m_isAsking = false;
    if (!isAlive(m_object->status))
        return; // it has ended meanwhile
    if (!table) {
        const ErrorWords words = errorWords(table.error());
        return say(tr("The processes could not be read. %1 %2").arg(words.why, visibleText(words.message)));
    }
    if (m_table != nullptr && table->titles != m_known.titles) {
        delete m_table;
        m_table = nullptr;
    }
    m_known = *table;
    fill();
}

void ProcessesTab::say(const QString& sentence)
{
    m_note->setText(sentence);
    m_note->show();
    m_filter->setEnabled(false);
    delete m_table;
    m_table = nullptr;
}

void ProcessesTab::fill()
{
    if (m_known.titles.isEmpty())
        return;
    if (m_table == nullptr) {
        m_table = new PlainTable(m_known.titles);
        m_table->setAccessibleName(tr("Processes"));
        QStringList meanings;
        std::ranges::transform(m_known.titles, std::back_inserter(meanings), meaningOfHeading);
        m_table->explainColumns(meanings);
        m_table->setMonoColumn(int(m_known.titles.size()) - 1);
        for (int column = 0; column < int(m_known.titles.size()); ++column) {
            if (isNumber(m_known.titles[column]))
                m_table->setNumberColumn(column);
            m_table->setColumnWidth(column, px(90));
        }
        m_column->insertWidget(2, m_table, 1);
        m_filter->setEnabled(true);
    }
    const QString wanted = m_filter->text();
    std::vector<PlainTable::Row> rows;
    for (const QStringList& cells : m_known.rows) {
        const bool isWanted = std::ranges::any_of(
            cells, [&wanted](const QString& cell) { return cell.contains(wanted, Qt::CaseInsensitive); });
        if (wanted.isEmpty() || isWanted)
            rows.push_back({.cells = cells, .status = {}, .tag = cells.value(1)});
    }
    m_note->setVisible(rows.empty());
    if (rows.empty())
        m_note->setText(tr("No process matches the filter."));
    m_table->setRows(rows);
}

} // namespace darse::ui
