// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "ui/pages/details/filestab.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QSplitter>

#include <algorithm>

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

std::vector<backend::Mount> mountsIn(const backend::ObjectPtr& object)
{
    const bool isContainer = object && object->kind == backend::Kind::Container;
    return isContainer ? backend::as<backend::Container>(*object).mounts : std::vector<backend::Mount>();
}

/// Volumes without a name have a long number.
QString mountWords(const backend::Mount& mount)
{
    constexpr int kNumber = 64;
    constexpr int kShown = 12;
    const QString source = visibleText(mount.source);
    if (mount.isVolume && mount.source.size() == kNumber)
        return FilesTab::tr("volume %1…").arg(source.left(kShown));
    if (mount.isVolume)
        return FilesTab::tr("volume %1").arg(source);
    return mount.source.isEmpty() ? FilesTab::tr("memory") : FilesTab::tr("folder %1 of the machine").arg(source);
}

/// Below this, what is in a file is shown below the list.
constexpr int kNarrow = 860;

} // namespace

void FilesTab::resizeEvent(QResizeEvent* event)
{
    DetailsTab::resizeEvent(event);
    m_split->setOrientation(width() < px(kNarrow) ? Qt::Vertical : Qt::Horizontal);
}

QString FilesTab::mountedAt(const QString& path) const
{
    const std::vector<backend::Mount> mounts = mountsIn(m_object);
    const auto mount = std::ranges::find(mounts, path, &backend::Mount::target);
    return mount == mounts.end() ? QString() : mountWords(*mount);
}

QString FilesTab::whereFilesAre(const QString& folder) const
{
    const std::vector<backend::Mount> mounts = mountsIn(m_object);
    const backend::Mount* nearest = nullptr;
    for (const backend::Mount& mount : mounts) {
        const bool isAbove = (folder + u'/').startsWith(mount.target + u'/');
        if (isAbove && (nearest == nullptr || mount.target.size() > nearest->target.size()))
            nearest = &mount;
    }
    if (nearest == nullptr)
        return {};
    const QString words = mountWords(*nearest);
    return QStringLiteral(" · ") +
           (nearest->isReadOnly ? tr("%1, which this container may only read").arg(words) : words);
}

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
        if (const QString mounted = mountedAt(pathOf(entry.name)); !mounted.isEmpty() && !isGone) {
            mark = mounted;
            status.reset(); // what is there does not come from the image, nor does the container keep it
        }
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
        m_note->setText((rows.empty() ? tr("This folder is empty.") : tr("%n entry(ies)", "", int(rows.size()))) +
                        whereFilesAre(m_folder));
}

} // namespace darse::ui
