// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/mounting.h"
#include "core/rootfs/trees.h"

#include <map>
#include <mutex>

namespace darse::rootfs {

/// Who looks into the file system of a container that is not mounted mounts it for as long as anybody looks.
struct Visits {
    std::mutex mutex{};
    int count = 0;
    bool isOurs = false; ///< the mount goes with the last one
};

class LayeredRoots final : public Roots {
public:
    LayeredRoots(Places places, store::ImageStore& store, Mounting mounting) :
        m_places(std::move(places)),
        m_store(store),
        m_mounting(mounting)
    {
    }

    [[nodiscard]] Mounting mounting() const override { return m_mounting; }
    [[nodiscard]] std::filesystem::path folder(const ContainerId& id) const override;

    [[nodiscard]] Result<void> make(const ContainerId& id, const store::Image& image, Lasting lasting) override;
    [[nodiscard]] Result<std::filesystem::path> mount(const ContainerId& id) override;
    [[nodiscard]] Result<void> unmount(const ContainerId& id) override;
    [[nodiscard]] Result<std::filesystem::path> shareMemory(const ContainerId& id, Bytes size) override;
    [[nodiscard]] std::filesystem::path sharedMemory(const ContainerId& id) const override;
    [[nodiscard]] bool isMounted(const ContainerId& id) const override;
    [[nodiscard]] Result<void> remove(const ContainerId& id) override;
    [[nodiscard]] Result<std::vector<ContainerId>> list() const override;

    [[nodiscard]] Result<std::vector<Difference>> diff(const ContainerId& id) const override;
    [[nodiscard]] Result<Bytes> writtenSize(const ContainerId& id) const override;
    [[nodiscard]] Result<void> visit(const ContainerId& id, const std::function<Result<void>(int root)>& look) override;
    [[nodiscard]] Result<void> exportAll(const ContainerId& id, const ByteSink& sink,
                                         const std::stop_token& stop) override;
    [[nodiscard]] Result<oci::Digest> commit(const ContainerId& id, const CommitOptions& options,
                                             const std::stop_token& stop) override;

private:
    [[nodiscard]] RootPlaces placesOf(const ContainerId& id) const { return {folder(id)}; }
    [[nodiscard]] Result<RootRecord> recordOf(const ContainerId& id) const;
    [[nodiscard]] Result<std::vector<oci::Digest>> layersOf(const store::Image& image);
    [[nodiscard]] Result<bool> hidesAllBelow(const oci::Digest& layer);
    [[nodiscard]] std::vector<std::filesystem::path> pathsOf(const std::vector<oci::Digest>& layers) const;
    [[nodiscard]] Result<void> mountNow(const ContainerId& id);
    [[nodiscard]] std::shared_ptr<Visits> visitsOf(const ContainerId& id);

    /// Calls `look` with what is written and what is below.
    [[nodiscard]] Result<void> view(const ContainerId& id,
                                    const std::function<Result<void>(const LayerView& view)>& look) const;

    Places m_places;
    store::ImageStore& m_store;
    const Mounting m_mounting;
    std::mutex m_mutex; ///< of what follows
    std::map<oci::Digest, bool> m_hides;
    std::map<ContainerId, std::shared_ptr<Visits>> m_visits;
};

} // namespace darse::rootfs
