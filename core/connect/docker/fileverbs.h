// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// Files by the archives that every server gives and takes, so that a container needs neither to run nor to have a
/// shell. Only removing needs more: the engine's own verb, or a running container that has `rm`.
class FileVerbs final : public backend::Files {
public:
    FileVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    void setRemoves(bool removes) { m_removes = removes; }

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
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    bool m_removes = false; ///< the server has a verb of its own
};

/// Where a file of a container is.
struct FilePlace {
    QString container;
    QString path;

    [[nodiscard]] std::string target() const;
    [[nodiscard]] FilePlace parent() const;
    [[nodiscard]] QString name() const;
};

// What workers do. Blocking.

[[nodiscard]] Result<backend::FolderListing> listFolder(Wire& wire, const FilePlace& place,
                                                        const std::stop_token& stop);
[[nodiscard]] Result<QByteArray> readFile(Wire& wire, const FilePlace& place, qint64 most, const std::stop_token& stop);
[[nodiscard]] Result<void> writeFile(Wire& wire, const FilePlace& place, const QByteArray& content,
                                     const std::stop_token& stop);
/// By `rm` in the container.
[[nodiscard]] Result<void> removeByProgram(Wire& wire, const FilePlace& place, const std::stop_token& stop);

} // namespace darse::connect::docker
