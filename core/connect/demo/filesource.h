// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"
#include "core/connect/demo/stage.h"

#include <map>

namespace darse::connect::demo {

/// A handful of made-up files for every container, which can be changed.
class FileSource final : public backend::Files {
public:
    explicit FileSource(Stage& stage) : m_stage(stage) {}

    backend::Pending<backend::FolderListing> list(const QString& container, const QString& folder) override;
    backend::Pending<QByteArray> read(const QString& container, const QString& path, qint64 most) override;
    backend::Pending<void> write(const QString& container, const QString& path, const QByteArray& content) override;
    backend::Pending<void> makeFolder(const QString& container, const QString& path) override;
    backend::Pending<void> remove(const QString& container, const QString& path) override;
    std::unique_ptr<backend::Transfer> download(const QString& container, const backend::FileEntry& entry,
                                                const QString& path, const QString& file) override;
    std::unique_ptr<backend::Transfer> upload(const QString& container, const QString& folder,
                                              const QStringList& files) override;

private:
    struct Node {
        bool isFolder = false;
        QByteArray content{};
        backend::FileMark mark = backend::FileMark::None;
        QDateTime modified{};
    };
    using Tree = std::map<QString, Node>; ///< by absolute path; folders are nodes too

    /// Null when there is no such container.
    [[nodiscard]] Tree* treeOf(const QString& container);
    void put(Tree& tree, const QString& path, Node node) const;

    Stage& m_stage;
    std::map<QString, Tree> m_trees;
};

/// Work that is over as soon as somebody can listen.
[[nodiscard]] std::unique_ptr<backend::Transfer> endedTransfer(const Result<void>& result);

} // namespace darse::connect::demo
