// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace darse::test {

/// A fresh directory below $TMPDIR, mode 0700, removed with everything in it at the end. Ends the program when it
/// cannot be had: no test can go on without.
class TempDir {
public:
    TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    ~TempDir();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

    /// Writes a file below, and the directories that it needs.
    void write(std::string_view name, std::string_view content) const;

private:
    std::filesystem::path m_path;
};

/// The whole file, empty when it cannot be read.
[[nodiscard]] std::string contentOf(const std::filesystem::path& path);

} // namespace darse::test
