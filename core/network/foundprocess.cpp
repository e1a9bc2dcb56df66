// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/foundprocess.h"

#include "core/sys/files.h"
#include "core/sys/trustedprogram.h"

#include <array>
#include <charconv>
#include <csignal>
#include <unistd.h>

namespace darse::network {
namespace {

constexpr std::chrono::seconds kPatience{5};

} // namespace

std::optional<sys::PidFd> findProcess(const std::filesystem::path& file, const std::string& mark)
{
    const auto text = sys::readFile(file, kibibytes(4));
    pid_t pid = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), pid).ec != std::errc() || pid <= 1)
        return std::nullopt;
    auto handle = sys::PidFd::open(pid);
    if (!handle)
        return std::nullopt;
    const auto words = sys::readFile("/proc/" + std::to_string(pid) + "/cmdline", kibibytes(64));
    const auto hasEnded = handle->hasEnded();
    if (!words || words->find(mark) == std::string::npos || !hasEnded || *hasEnded)
        return std::nullopt;
    return std::move(handle).value();
}

Result<void> endProcess(const sys::PidFd& process)
{
    for (const int signal : {SIGTERM, SIGKILL}) {
        const auto sent = process.sendSignal(signal);
        if (!sent && sent.error().kind() == ErrorKind::NotFound)
            return ok();
        if (process.waitForEnd(Deadline::after(kPatience), {}))
            break;
    }
    // A child of ours is not to stay a zombie; whose child it is otherwise reaps it.
    static_cast<void>(process.reap().isOk());
    return ok();
}

std::optional<std::string> findLibraryProgram(const std::string& name)
{
    constexpr std::array<const char*, 4> folders{"/usr/lib/podman/", "/usr/libexec/podman/", "/usr/local/lib/podman/",
                                                 "/usr/local/libexec/podman/"};
    for (const char* folder : folders) {
        if (::access((folder + name).c_str(), X_OK) == 0)
            return folder + name;
    }
    return sys::trustedProgram(name);
}

} // namespace darse::network
