// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"

#include "core/base/guard.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace darse::test {

ByteSource sourceOf(std::string_view text, std::size_t step)
{
    return [text, step](std::span<char> into, const std::stop_token&) mutable -> Result<std::size_t> {
        const std::size_t count = std::min({text.size(), into.size(), step});
        std::memcpy(into.data(), text.data(), count);
        text.remove_prefix(count);
        return count;
    };
}

ByteSource endless(std::string beginning, std::string repeated, std::uint64_t* given)
{
    return [text = std::move(beginning), repeated = std::move(repeated),
            given](std::span<char> into, const std::stop_token&) mutable -> Result<std::size_t> {
        while (text.size() < into.size())
            text += repeated;
        std::memcpy(into.data(), text.data(), into.size());
        text.erase(0, into.size());
        if (given != nullptr)
            *given += into.size();
        return into.size();
    };
}

Result<std::string> allOf(const ByteSource& source, std::size_t step)
{
    std::string all;
    std::string piece(step, '\0');
    while (true) {
        TRY_DECLARE(const std::size_t count, source(piece, {}));
        if (count == 0)
            return all;
        all.append(piece, 0, count);
    }
}

LayerFixture::LayerFixture()
{
    m_place.write("outside/secret", "secret");
    m_place.write("outside/directory/file", "file");
    std::filesystem::create_directory(m_place / "layer");
    m_before = outsideNow();
}

Result<store::UnpackReport> LayerFixture::unpackFrom(const ByteSource& tar, const std::stop_token& stop)
{
    const UniqueFd directory(::open(path("").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return store::unpackLayer(tar, directory.get(), options, stop);
}

struct stat LayerFixture::status(std::string_view name) const
{
    struct stat status {};
    if (::lstat(path(name).c_str(), &status) != 0)
        return {};
    return status;
}

bool LayerFixture::isWhiteout(std::string_view name) const
{
    const struct stat found = status(name);
    return S_ISCHR(found.st_mode) && found.st_rdev == 0;
}

std::string LayerFixture::attribute(std::string_view name, const char* attribute) const
{
    std::array<char, 4096> value{};
    const ssize_t size = ::lgetxattr(path(name).c_str(), attribute, value.data(), value.size());
    return {value.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

std::string LayerFixture::target(std::string_view name) const
{
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlink(path(name).c_str(), target.data(), target.size());
    return {target.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

bool LayerFixture::isOutsideUntouched() const
{
    return outsideNow() == m_before;
}

std::vector<std::string> LayerFixture::outsideNow() const
{
    std::vector<std::string> found;
    for (auto it = std::filesystem::recursive_directory_iterator(m_place.path()); it != end(it); ++it) {
        const std::string name = it->path();
        if (name == m_place / "layer") {
            it.disable_recursion_pending();
            continue;
        }
        struct stat status {};
        ::lstat(name.c_str(), &status);
        found.push_back(name + ' ' + std::to_string(status.st_mode) + ' ' + std::to_string(status.st_nlink) + ' ' +
                        std::to_string(status.st_uid) + ' ' + std::to_string(status.st_mtim.tv_sec) + '.' +
                        std::to_string(status.st_mtim.tv_nsec) + ' ' + std::to_string(status.st_size));
    }
    for (const auto& entry : std::filesystem::directory_iterator(m_place.path()))
        found.push_back(entry.path()); // whatever is beside the layer, by name
    std::ranges::sort(found);
    return found;
}

bool LayerFixture::refuses(const TarWriter& tar)
{
    const auto report = unpack(tar);
    return !report && report.error().kind() == ErrorKind::InvalidInput && isOutsideUntouched();
}

} // namespace darse::test
