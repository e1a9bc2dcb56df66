// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"
#include "tests/support/tempdir.h"

namespace darse::test {

/// A machine of tests/data/cgroup, laid out in a folder of its own.
class RecordedMachine {
public:
    /// Ends the program when there is no such recording.
    explicit RecordedMachine(std::string_view name);

    [[nodiscard]] const std::filesystem::path& path() const { return m_dir.path(); }
    [[nodiscard]] Result<cgroup::Hierarchy> hierarchy() const { return cgroup::Hierarchy::find(path()); }
    /// Writes a file over what was recorded.
    void write(std::string_view name, std::string_view content) const { m_dir.write(name, content); }
    void remove(std::string_view name) const { std::filesystem::remove_all(path() / name); }

private:
    TempDir m_dir;
};

} // namespace darse::test
