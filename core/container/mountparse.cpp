// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"
#include "core/container/merge.h"
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

Error badBind(std::string_view bind, std::string_view why)
{
    return invalid("the volume " + oci::inQuotes(bind) + " " + std::string(why));
}

/// Where "source:target:options" ends up; the source decides whether it is a directory of the host or a volume.
Result<void> setBindPlaces(std::string_view bind, const std::vector<std::string_view>& parts, Mount& mount)
{
    auto target = cleanPath(parts.size() == 1 ? parts[0] : parts[1]);
    if (!target || *target == "/")
        return badBind(bind, "needs an absolute path below / in the container");
    mount.target = std::move(*target);
    if (parts.size() == 1)
        return ok();
    mount.source = parts[0];
    if (mount.source.starts_with('/')) {
        mount.type = MountType::Bind;
        mount.makesSource = true;
        return ok();
    }
    if (!checkName(mount.source))
        return badBind(bind, "names neither an absolute path of the host nor a volume");
    return ok();
}

/// One word of "ro,z,rshared"; false when it is none or does not fit.
bool takeBindOption(std::string_view word, Mount& mount)
{
    const bool isBind = mount.type == MountType::Bind;
    if (word == "ro" || word == "rw")
        mount.isReadOnly = word == "ro";
    else if (word == "z" || word == "Z")
        mount.relabel = word == "z" ? Relabel::Shared : Relabel::Private;
    else if (word == "nocopy" && !isBind)
        mount.copiesNothing = true;
    else if (const auto propagation = parsePropagation(word); propagation && !word.empty() && isBind)
        mount.propagation = *propagation;
    else
        return word == "consistent" || word == "cached" || word == "delegated" || word == "default";
    return true;
}

/// As Docker does, one word of each kind at most.
bool saysTwice(const std::vector<std::string_view>& words)
{
    constexpr std::string_view kKinds[] = {" ro rw ", " z Z ", " nocopy ",
                                           " private rprivate shared rshared slave rslave ",
                                           " consistent cached delegated default "};
    return std::ranges::any_of(kKinds, [&](std::string_view kind) {
        return std::ranges::count_if(words, [&](std::string_view word) {
                   return kind.find(" " + std::string(word) + " ") != std::string_view::npos;
               }) > 1;
    });
}

Result<Mount> parseBind(std::string_view bind)
{
    const auto parts = split(bind, ':');
    if (parts.size() > 3)
        return badBind(bind, "is not source:target:options");
    Mount mount{.form = MountForm::Bind};
    TRY(setBindPlaces(bind, parts, mount));
    if (parts.size() < 3)
        return mount;
    mount.options = parts[2];
    const auto words = split(parts[2], ',');
    const bool isGood = std::ranges::all_of(words, [&](auto word) { return takeBindOption(word, mount); });
    if (!isGood || saysTwice(words))
        return badBind(bind, "has options that are not known or do not fit together");
    return mount;
}

Result<void> readBinds(Reader& host, Config& config)
{
    Texts binds;
    std::string driver;
    TRY(host.read("Binds", binds));
    TRY(host.read("VolumeDriver", driver));
    for (const std::string& bind : binds) {
        TRY_DECLARE(auto mount, parseBind(bind).within(host.path() + "Binds"));
        if (mount.type == MountType::Volume)
            mount.volumeDriver = driver;
        config.mounts.push_back(std::move(mount));
    }
    return ok();
}

/// Options that mount(2) may see for a tmpfs; what would change the kind of mount or who sees it is not among them.
constexpr std::string_view kTmpfsFlags =
    " defaults rw suid nosuid dev nodev exec noexec sync async dirsync mand nomand atime noatime diratime nodiratime "
    "relatime norelatime strictatime nostrictatime ";
constexpr std::string_view kTmpfsValues = " uid gid nr_inodes nr_blocks mpol ";

bool isAmong(std::string_view words, std::string_view word)
{
    return isWord(word) && words.find(" " + std::string(word) + " ") != std::string_view::npos;
}

std::optional<std::uint32_t> octal(std::string_view text)
{
    std::uint32_t mode = 0;
    for (const char c : text) {
        mode = mode * 8 + static_cast<std::uint32_t>(c - '0');
        if (c < '0' || c > '7' || mode > 07777)
            return {};
    }
    return text.empty() ? std::nullopt : std::optional(mode);
}

bool takeTmpfsOption(std::string_view word, Mount& mount)
{
    const std::size_t at = word.find('=');
    const std::string_view name = word.substr(0, at);
    const std::string_view value = at == std::string_view::npos ? "" : word.substr(at + 1);
    if (word == "ro" || word == "rw") {
        mount.isReadOnly = word == "ro";
        return true;
    }
    if (name == "mode")
        return (mount.tmpfsMode = octal(value)).has_value();
    if (name != "size")
        return isAmong(kTmpfsFlags, word) || (isAmong(kTmpfsValues, name) && isWord(value));
    if (value.ends_with('%'))
        return wholeNumber(value.substr(0, value.size() - 1), 100).has_value();
    const auto bytes = byteCount(value);
    mount.tmpfsSize = bytes.value_or(0);
    return bytes.has_value();
}

Result<void> readTmpfs(Reader& host, Config& config)
{
    TextMap asked;
    TRY(host.read("Tmpfs", asked));
    for (const auto& [path, options] : asked) {
        Mount mount{.form = MountForm::Tmpfs, .type = MountType::Tmpfs, .options = options};
        const auto target = cleanPath(path);
        if (!target || *target == "/")
            return host.wrong("Tmpfs", "has " + oci::inQuotes(path) + ", which is not an absolute path below /");
        mount.target = *target;
        for (const std::string_view word : split(options, ',')) {
            if (!word.empty() && !takeTmpfsOption(word, mount))
                return host.wrong("Tmpfs", "has the option " + oci::inQuotes(word) + ", which is not known");
        }
        config.mounts.push_back(std::move(mount));
    }
    std::ranges::sort(config.mounts.end() - static_cast<std::ptrdiff_t>(asked.size()), config.mounts.end(), {},
                      &Mount::target);
    return ok();
}

Result<void> readVolumesFrom(Reader& host, Config& config)
{
    TRY(host.read("VolumesFrom", config.volumesFrom));
    constexpr std::string_view kWords = " ro rw z Z ";
    for (const std::string& from : config.volumesFrom) {
        const auto parts = split(from, ':');
        const bool isGood = parts.size() == 1 ||
                            std::ranges::all_of(split(parts[1], ','), [&](auto word) { return isAmong(kWords, word); });
        if (!isWord(from) || parts[0].empty() || parts.size() > 2 || !isGood)
            return host.wrong("VolumesFrom", "has " + oci::inQuotes(from) + ", which is not container:ro");
    }
    return ok();
}

} // namespace

Result<void> readMounts(Reader& host, Config& config)
{
    TRY(readBinds(host, config));
    TRY(readMountObjects(host, config));
    TRY(readTmpfs(host, config));
    TRY(readVolumesFrom(host, config));
    Texts targets;
    for (const Mount& mount : config.mounts)
        targets.push_back(mount.target);
    std::ranges::sort(targets);
    const auto twice = std::ranges::adjacent_find(targets);
    if (twice != targets.end())
        return invalid(oci::inQuotes(*twice) + " is mounted twice");
    return ok();
}

} // namespace darse::container
