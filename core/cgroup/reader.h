// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/cgroup/files.h"

#include <filesystem>
#include <vector>

namespace darse::cgroup {

enum class Descriptors {
    Kept,    ///< a read is a pread: four to six times faster, for about eight descriptors a cgroup
    Reopened ///< none between reads
};

/// Reads the numbers of one cgroup, whatever hierarchies they are in. Opens what it keeps at the first read that wants
/// it. For one thread at a time.
class CgroupReader {
public:
    /// NotFound when `paths` is a cgroup in no hierarchy of this machine, or one that is gone.
    [[nodiscard]] static Result<CgroupReader> open(const Hierarchy& hierarchy, const Paths& paths,
                                                   Descriptors descriptors = Descriptors::Kept);

    /// NotFound once the cgroup is gone, which it stays. Without new details the working set is made from the last.
    [[nodiscard]] Result<Sample> read(What what);

    /// Closes what is kept until the next read: for whoever runs short of descriptors.
    void release();
    /// The same but for those files.
    void release(What kept);
    [[nodiscard]] std::size_t keptDescriptors() const;

private:
    struct File {
        const FileRow* row;
        std::filesystem::path path;
        UniqueFd fd{};
        bool isAbsent = false;
    };

    explicit CgroupReader(Descriptors descriptors) : m_descriptors(descriptors) {}
    [[nodiscard]] Result<void> readFile(File& file, Readings& into);
    [[nodiscard]] Result<UniqueFd> openFile(File& file) const;

    Descriptors m_descriptors;
    std::vector<File> m_files;
    std::optional<std::uint64_t> m_inactiveFile;
    bool m_isGone = false;
};

} // namespace darse::cgroup
