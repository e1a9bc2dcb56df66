// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mixedtar.h"

#include "tests/support/tarwriter.h"
#include "tests/support/tempdir.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <vector>

namespace darse::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::array kPlaces = {"/usr/bin", "/usr/lib", "/usr/share", "/usr/include"};
constexpr std::uintmax_t kLargest = std::uintmax_t{16} * 1024 * 1024;

std::vector<fs::path> regularFiles(const char* place)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (auto it = fs::recursive_directory_iterator(place, fs::directory_options::skip_permission_denied, error);
         it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (it->is_regular_file(error) && !it->is_symlink(error) && it->file_size(error) <= kLargest)
            found.push_back(it->path());
    }
    std::ranges::sort(found);
    return found;
}

} // namespace

std::string mixedTar(std::size_t size)
{
    test::TarWriter tar;
    for (const char* place : kPlaces) {
        const std::size_t end = tar.bytes().size() + size / kPlaces.size();
        for (const fs::path& path : regularFiles(place)) {
            if (tar.bytes().size() >= end)
                break;
            tar.file(path.relative_path(), test::contentOf(path));
        }
    }
    return tar.end().bytes();
}

} // namespace darse::bench
