// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logexport.h"
#include "ui/logs/loglinepanel.h"
#include "ui/logs/loglines.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"
#include "ui/widgets/visibletext.h"

#include <QComboBox>
#include <QFileDialog>
#include <QPushButton>
#include <QRegularExpression>

namespace darse::ui {

void LogPane::showWholeLine()
{
    const auto line = m_view->currentLine();
    if (!line)
        return;
    m_linePanel->showLine(*line);
    m_linePanel->show();
}

void LogPane::closeWholeLine()
{
    m_linePanel->hide();
    m_view->setFocus(Qt::OtherFocusReason);
}

void LogPane::askWhereToSave(Part part)
{
    QString name = m_picker->words();
    name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9._-]")), QStringLiteral("_"));
    auto* dialog = new QFileDialog(this, part == Part::All ? tr("Save log") : tr("Save the selection"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->selectFile((name.isEmpty() ? QStringLiteral("log") : name) + QLatin1StringView(".log"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, part](const QString& path) { save(path, part); });
    dialog->open();
}

/// All is for other programs to read: the lines as they came. A selection is what was seen.
void LogPane::save(const QString& path, Part part)
{
    const auto selected = m_view->selection();
    if (part == Part::Selection && !selected)
        return;
    LogExport::Job job{.path = path,
                       .blocks = {},
                       .form = LogExport::Form::Raw,
                       .from = {m_lines->first(), 0},
                       .to = {m_lines->end() - 1, 0},
                       .only = {}};
    if (part == Part::Selection) {
        job.form = LogExport::Form::Shown;
        std::tie(job.from, job.to) = *selected;
        if (m_view->isFiltered())
            job.only = m_search->shownLines();
    }
    job.blocks = m_lines->blocksFrom(job.from.line);
    std::erase_if(job.blocks, [&job](const LogBlockPtr& block) { return block->first() > job.to.line; });
    m_savedPercent = 0;
    m_export->start(std::move(job));
    tellState();
}

void LogPane::saved(const QString& problem)
{
    const QString path = visibleText(m_export->path());
    m_note = problem.isEmpty() ? tr("Saved as %1.").arg(path)
                               : tr("The log could not be saved as %1: %2.").arg(path, problem);
    tellState();
}

} // namespace darse::ui
