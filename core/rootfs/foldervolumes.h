// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/volumerecord.h"

#include <set>

namespace darse::rootfs {

/// One folder per volume with "_data" in it. A volume is a folder and a record; the folder comes first and, under
/// another name, goes first.
class FolderVolumes final : public Volumes {
public:
    FolderVolumes(std::filesystem::path folder, state::Records& records) :
        m_folder(std::move(folder)),
        m_records(records)
    {
    }

    /// Once, first: reads what is remembered, and makes it and the folders one again.
    [[nodiscard]] Result<void> heal();

    [[nodiscard]] Result<Volume> create(const VolumeAsked& asked) override;
    [[nodiscard]] Result<Volume> find(const std::string& name) const override;
    [[nodiscard]] std::vector<Volume> list() const override;
    [[nodiscard]] Result<void> remove(const std::string& name, const VolumeUsers& users) override;
    [[nodiscard]] Result<Bytes> size(const std::string& name) const override;
    [[nodiscard]] Result<std::filesystem::path> mount(const std::string& name) override;
    [[nodiscard]] Result<void> fillOnce(const std::string& name, int root, const std::string& target) override;

private:
    struct Kept {
        VolumeRecord record{};  ///< its volume never changes
        std::mutex turn{};      ///< of what is done with the folder, and of how far it is filled
        bool isRemoved = false; ///< by whoever had the turn before
    };
    using Entry = std::shared_ptr<Kept>;

    [[nodiscard]] std::filesystem::path pathOf(const std::string& name) const { return m_folder / name / "_data"; }
    /// Makes the folder, whole or not at all; one that is there stays.
    [[nodiscard]] Result<void> makeFolder(const std::string& name) const;
    /// Gives the folder a name that nobody looks for, and tells it.
    [[nodiscard]] Result<std::string> setAside(const std::string& name) const;
    [[nodiscard]] Result<void> remember(const VolumeRecord& record);
    void keep(VolumeRecord record);
    [[nodiscard]] Result<Entry> entryOf(const std::string& name) const;
    [[nodiscard]] Result<void> mountNow(const Kept& kept) const;
    [[nodiscard]] Result<void> fill(Kept& kept, int root, const std::string& target);
    [[nodiscard]] Result<void> finishFilling(Kept& kept);

    /// Removes the folders of what was under way; the names of volumes that were on their way out.
    [[nodiscard]] Result<std::set<std::string>> sweep() const;
    [[nodiscard]] Result<void> healRecords(const std::set<std::string>& leaving);
    void adopt(const std::string& name);

    const std::filesystem::path m_folder;
    state::Records& m_records;
    mutable std::mutex m_mutex;
    std::map<std::string, Entry> m_volumes;
};

} // namespace darse::rootfs
