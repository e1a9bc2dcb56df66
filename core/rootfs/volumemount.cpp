// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/volumemount.h"

#include "core/base/bytes.h"
#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <netdb.h>
#include <sstream>
#include <sys/mount.h>
#include <unistd.h>

namespace darse::rootfs {
namespace {

using Options = std::map<std::string, std::string>;

struct Flag {
    const char* name;
    unsigned long set;
    unsigned long clear;
};

constexpr std::array<Flag, 22> kFlags{{{"defaults", 0, 0},
                                       {"ro", MS_RDONLY, 0},
                                       {"rw", 0, MS_RDONLY},
                                       {"nosuid", MS_NOSUID, 0},
                                       {"suid", 0, MS_NOSUID},
                                       {"nodev", MS_NODEV, 0},
                                       {"dev", 0, MS_NODEV},
                                       {"noexec", MS_NOEXEC, 0},
                                       {"exec", 0, MS_NOEXEC},
                                       {"sync", MS_SYNCHRONOUS, 0},
                                       {"async", 0, MS_SYNCHRONOUS},
                                       {"dirsync", MS_DIRSYNC, 0},
                                       {"noatime", MS_NOATIME, 0},
                                       {"atime", 0, MS_NOATIME},
                                       {"nodiratime", MS_NODIRATIME, 0},
                                       {"diratime", 0, MS_NODIRATIME},
                                       {"relatime", MS_RELATIME, 0},
                                       {"norelatime", 0, MS_RELATIME},
                                       {"strictatime", MS_STRICTATIME, 0},
                                       {"nostrictatime", 0, MS_STRICTATIME},
                                       {"bind", MS_BIND, 0},
                                       {"rbind", MS_BIND | MS_REC, 0}}};

struct MountWords {
    unsigned long flags = 0;
    std::string rest{}; ///< for the file system
};

std::string valueOf(const Options& options, const char* key)
{
    const auto found = options.find(key);
    return found == options.end() ? std::string() : found->second;
}

bool isRootOfMachine()
{
    const auto map = sys::readFile("/proc/self/uid_map", kibibytes(64));
    if (::geteuid() != 0 || !map)
        return false;
    std::istringstream fields(*map);
    std::uint64_t inside = 1;
    std::uint64_t outside = 1;
    std::uint64_t count = 0;
    fields >> inside >> outside >> count;
    return inside == 0 && outside == 0 && count == 4294967295U;
}

/// The kernel's NFS takes no names of hosts.
Result<std::string> withAddress(const std::string& word)
{
    constexpr std::string_view kKey = "addr=";
    const std::string host = word.substr(kKey.size());
    addrinfo* list = nullptr;
    if (const int error = ::getaddrinfo(host.c_str(), nullptr, nullptr, &list); error != 0)
        return Error(ErrorKind::NotFound, "the host " + host + " has no address").withDetail(::gai_strerror(error));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(list, &::freeaddrinfo);
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(list->ai_addr, list->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return Error(ErrorKind::NotFound, "the host " + host + " has no address");
    return std::string(kKey) + text.data();
}

Result<MountWords> wordsOf(const Options& options)
{
    MountWords words;
    std::istringstream list(valueOf(options, "o"));
    const bool isRemote = valueOf(options, "type").starts_with("nfs") || valueOf(options, "type") == "cifs";
    for (std::string word; std::getline(list, word, ',');) {
        const auto flag = std::ranges::find_if(kFlags, [&](const Flag& known) { return word == known.name; });
        if (flag != kFlags.end()) {
            words.flags = (words.flags & ~flag->clear) | flag->set;
            continue;
        }
        if (isRemote && word.starts_with("addr=")) {
            TRY_DECLARE(word, withAddress(word));
        }
        if (!word.empty())
            words.rest += (words.rest.empty() ? "" : ",") + word;
    }
    return words;
}

} // namespace

Result<void> checkVolumeOptions(const Options& options)
{
    for (const auto& [key, value] : options) {
        if (key != "type" && key != "device" && key != "o")
            return Error(ErrorKind::InvalidInput, "\"" + key + "\" is no option of a local volume");
    }
    if (options.empty())
        return ok();
    for (const char* needed : {"type", "device"}) {
        if (valueOf(options, needed).empty())
            return Error(ErrorKind::InvalidInput, std::string("a volume that is mounted needs the option ") + needed);
    }
    if (!isRootOfMachine())
        return Error(ErrorKind::PermissionDenied,
                     "a volume with a device takes an engine that runs as root of the machine; bind the folder itself "
                     "into the container instead");
    return ok();
}

Result<void> mountVolume(const Options& options, const std::filesystem::path& target)
{
    TRY(checkVolumeOptions(options));
    TRY_DECLARE(const MountWords words, wordsOf(options));
    const std::string device = valueOf(options, "device");
    const std::string type = valueOf(options, "type");
    if (::mount(device.c_str(), target.c_str(), type.c_str(), words.flags, words.rest.c_str()) != 0)
        return Error::fromErrno(errno, "mount " + device);
    constexpr unsigned long kKinds = MS_BIND | MS_REC;
    if ((words.flags & MS_BIND) == 0 || (words.flags & ~kKinds) == 0)
        return ok();
    // A bind mount takes its other flags in a second step only.
    if (::mount(nullptr, target.c_str(), nullptr, words.flags | MS_REMOUNT, nullptr) == 0)
        return ok();
    const int error = errno;
    ::umount2(target.c_str(), MNT_DETACH | UMOUNT_NOFOLLOW);
    return Error::fromErrno(error, "mount " + device);
}

bool isForgetful(const Options& options)
{
    return valueOf(options, "type") == "tmpfs";
}

} // namespace darse::rootfs
