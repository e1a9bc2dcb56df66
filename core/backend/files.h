// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/stream.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace darse::backend {

enum class FileType { Folder, File, Link, Other };

/// What has become of a file since its image.
enum class FileMark { None, Added, Changed, Deleted };

struct FileEntry {
    QString name;
    FileType type = FileType::File;
    qint64 size = 0;
    int mode = 0; ///< permission bits
    qint64 user = 0;
    qint64 group = 0;
    QDateTime modified{};
    QString target{}; ///< of a link
    FileMark mark = FileMark::None;
};

struct FolderListing {
    std::vector<FileEntry> entries; ///< folders first, then by name; deleted ones among them
    bool isCut = false;             ///< the folder is larger than what is read
};

/// The files of containers that run or not, with a shell or without one, or those of volumes. `owner` is the key of the
/// container or volume; paths are absolute in it, and lead out of it by no link.
class Files {
public:
    virtual ~Files() = default;

    virtual Pending<FolderListing> list(const QString& owner, const QString& folder) = 0;
    /// Fails when the file has more than `most` bytes.
    virtual Pending<QByteArray> read(const QString& owner, const QString& path, qint64 most) = 0;
    /// The file has this content from now on, and keeps its owner and mode.
    virtual Pending<void> write(const QString& owner, const QString& path, const QByteArray& content) = 0;
    virtual Pending<void> makeFolder(const QString& owner, const QString& path) = 0;
    /// With all that is in it.
    virtual Pending<void> remove(const QString& owner, const QString& path) = 0;
    /// A file becomes a file on this machine, a folder becomes a tar.
    virtual std::unique_ptr<Transfer> download(const QString& owner, const FileEntry& entry, const QString& path,
                                               const QString& file) = 0;
    /// Files and folders of this machine, put into a folder there.
    virtual std::unique_ptr<Transfer> upload(const QString& owner, const QString& folder, const QStringList& files) = 0;
};

} // namespace darse::backend
