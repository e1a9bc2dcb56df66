// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storepaths.h"
#include "core/sys/directory.h"

namespace darse::store {

/// A layer in the making: a directory in work with "diff" in it, which goes with this object unless it was moved away.
class WorkDirectory {
public:
    explicit WorkDirectory(StorePaths& paths) : m_work(paths.work()), m_path(paths.newWork("layer")) {}
    WorkDirectory(const WorkDirectory&) = delete;
    WorkDirectory& operator=(const WorkDirectory&) = delete;
    ~WorkDirectory()
    {
        if (!isThere(m_path))
            return;
        if (const auto work = sys::Directory::open(m_work))
            (void)work->removeTree(m_path.filename(), {}); // what fails is removed when the store opens
    }

    [[nodiscard]] Result<void> make() const
    {
        TRY(makeDirectory(m_path));
        TRY(makeDirectory(diff()));
        // It is the root directory of containers, whatever our umask.
        std::error_code error;
        std::filesystem::permissions(diff(), std::filesystem::perms(0755), error);
        return error ? Error::fromErrno(error.value(), diff().native()) : ok();
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path diff() const { return m_path / "diff"; }

private:
    std::filesystem::path m_work;
    std::filesystem::path m_path;
};

} // namespace darse::store
