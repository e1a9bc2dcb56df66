// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/filestab.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"

namespace darse::ui {
namespace {

using backend::FileEntry;
using backend::FileMark;
using backend::FileType;
using backend::Status;

QString modeText(const FileEntry& entry)
{
    constexpr int kBits = 9;
    const QString letters = QStringLiteral("rwxrwxrwx");
    QString text(entry.type == FileType::Folder ? QStringLiteral("d")
                 : entry.type == FileType::Link ? QStringLiteral("l")
                                                : QStringLiteral("-"));
    for (int bit = 0; bit < kBits; ++bit)
        text += (entry.mode >> (kBits - 1 - bit) & 1) != 0 ? letters[bit] : QChar(u'-');
    return text;
}

QString nameText(const FileEntry& entry)
{
    if (entry.type == FileType::Folder)
        return entry.name + u'/';
    return entry.type == FileType::Link ? entry.name + QStringLiteral(" → ") + entry.target : entry.name;
}

} // namespace

void FilesTab::fill()
{
    std::vector<PlainTable::Row> rows;
    for (const FileEntry& entry : m_listing.entries) {
        QString mark;
        std::optional<Status> status;
        if (entry.mark == FileMark::Added) {
            mark = tr("added");
            status = Status::Running;
        } else if (entry.mark == FileMark::Changed) {
            mark = tr("changed");
            status = Status::Warning;
        } else if (entry.mark == FileMark::Deleted) {
            mark = tr("deleted");
            status = Status::Failed;
        }
        const bool isGone = entry.mark == FileMark::Deleted;
        const QString size =
            entry.type == FileType::File && !isGone ? formatBytes(std::optional(entry.size)) : QString();
        rows.push_back({.cells = {nameText(entry), size, mark, isGone ? QString() : formatMoment(entry.modified),
                                  isGone ? QString() : modeText(entry),
                                  isGone ? QString() : QStringLiteral("%1:%2").arg(entry.user).arg(entry.group)},
                        .status = status,
                        .tag = {}});
    }
    // A mark that is gone would keep its icon.
    m_table->setRowCount(0);
    m_table->setRows(rows);
    if (m_listing.isCut)
        m_note->setText(tr("This folder is very large: only its first part is shown."));
    else
        m_note->setText(rows.empty() ? tr("This folder is empty.") : tr("%n entry(ies)", "", int(rows.size())));
}

} // namespace darse::ui
