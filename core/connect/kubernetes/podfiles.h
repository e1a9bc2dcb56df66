// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/files.h"
#include "core/connect/docker/hands.h"
#include "core/connect/kubernetes/kubewire.h"

#include <string_view>

namespace darse::connect::kubernetes {

/// Files in the running containers of a cluster, by programs that are in nearly every image: a shell, stat, head, tar.
class PodFiles final : public backend::Files {
public:
    PodFiles(docker::Hands& hands, std::shared_ptr<KubeWire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

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
    [[nodiscard]] backend::Pending<void> run(const QString& owner, std::vector<std::string> command);

    docker::Hands& m_hands;
    std::shared_ptr<KubeWire> m_wire;
};

/// What the script says of a folder: "81a4 12 1764355000 0 0 name" a line, and "@name", then where it leads, for links.
[[nodiscard]] backend::FolderListing listingIn(std::string_view said);

} // namespace darse::connect::kubernetes
