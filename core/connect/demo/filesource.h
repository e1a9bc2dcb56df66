// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"
#include "core/connect/demo/stage.h"

#include <map>

namespace darse::connect::demo {

/// A handful of made-up files for every container or every volume, which can be changed.
class FileSource final : public backend::Files {
public:
    FileSource(Stage& stage, backend::Kind kind) : m_stage(stage), m_kind(kind) {}

    backend::Pending<backend::FolderListing> list(const QString& owner, const QString& folder) override;
    backend::Pending<QByteArray> read(const QString& owner, const QString& path, qint64 most) override;
    backend::Pending<void> write(const QString& owner, const QString& path, const QByteArray& content) override;
    backend::Pending<void> makeFolder(const QString& owner, const QString& path) override;
    backend::Pending<void> remove(const QString& owner, const QString& path) override;
    std::unique_ptr<backend::Transfer> download(const QString& owner, const backend::FileEntry& entry,
                                                const QString& path, const QString& file) override;
    std::unique_ptr<backend::Transfer> upload(const QString& owner, const QString& folder,
                                              const QStringList& files) override;

private:
    struct Node {
        bool isFolder = false;
        QByteArray content{};
        backend::FileMark mark = backend::FileMark::None;
        QDateTime modified{};
    };
    using Tree = std::map<QString, Node>; ///< by absolute path; folders are nodes too

    /// Null when there is no such container or volume.
    [[nodiscard]] Tree* treeOf(const QString& owner);
    void put(Tree& tree, const QString& path, Node node) const;
    void fill(Tree& tree, const QString& owner) const;
    [[nodiscard]] backend::FileMark marked(backend::FileMark mark) const;

    Stage& m_stage;
    backend::Kind m_kind;
    std::map<QString, Tree> m_trees;
};

/// Work that is over as soon as somebody can listen.
[[nodiscard]] std::unique_ptr<backend::Transfer> endedTransfer(const Result<void>& result);

} // namespace darse::connect::demo
