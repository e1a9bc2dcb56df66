// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/trees.h"
#include "tests/support/tarwriter.h"
#include "tests/support/tempdir.h"

#include <QByteArray>
#include <QByteArrayList>

#include <map>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

namespace darse::test {

/// An entry as it is read from a tar.
struct ReadEntry {
    std::string name;
    char type = '?'; ///< as `ls -l` shows it; "h" for a hard link
    unsigned mode = 0;
    std::int64_t user = 0;
    std::int64_t group = 0;
    timespec modified{};
    std::uint64_t size = 0;
    std::string link{};
    std::string content{}; ///< holes included
    std::map<std::string, std::string> attributes{};
};

[[nodiscard]] Result<std::vector<ReadEntry>> readTar(const std::string& tar);
/// "d top/", "- top/file", "l link -> target", in the order of the tar.
[[nodiscard]] QByteArrayList outline(const std::string& tar);
/// The entry of that name; one without a name when there is none.
[[nodiscard]] ReadEntry entryOf(const std::string& tar, std::string_view name);

/// Collects what is written.
[[nodiscard]] ByteSink into(std::string& text);

/// A container's file system beside things that nobody in it may reach.
class TreeFixture {
public:
    TreeFixture();

    [[nodiscard]] std::filesystem::path path(std::string_view name) const
    {
        return m_place / ("root/" + std::string(name));
    }
    [[nodiscard]] std::filesystem::path place() const { return m_place.path(); }
    [[nodiscard]] std::string outside() const { return m_place / "outside"; }
    [[nodiscard]] int root() const { return m_root.get(); }
    void write(std::string_view name, std::string_view content) const
    {
        m_place.write("root/" + std::string(name), content);
    }
    void makeDirectory(std::string_view name) const { std::filesystem::create_directories(path(name)); }
    void link(std::string_view name, std::string_view target) const
    {
        std::filesystem::create_symlink(target, path(name));
    }
    [[nodiscard]] std::string content(std::string_view name) const { return contentOf(path(name)); }
    /// Of the entry itself; all zero when there is none.
    [[nodiscard]] struct stat status(std::string_view name) const;
    [[nodiscard]] bool exists(std::string_view name) const { return status(name).st_mode != 0; }

    [[nodiscard]] Result<std::string> archive(const std::string& name, const std::stop_token& stop = {}) const;
    /// Owners are kept, so that it works without being root.
    [[nodiscard]] Result<void> extract(const std::string& name, const std::string& tar) const;
    [[nodiscard]] Result<void> extract(const std::string& name, const std::string& tar,
                                       const rootfs::ExtractOptions& options) const;

    /// Whether everything beside the container is as it was.
    [[nodiscard]] bool isOutsideUntouched() const { return outsideNow() == m_before; }

private:
    [[nodiscard]] std::vector<std::string> outsideNow() const;

    TempDir m_place;
    UniqueFd m_root;
    std::vector<std::string> m_before;
};

} // namespace darse::test
