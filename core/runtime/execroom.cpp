// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/execroom.h"

#include "core/runtime/monitorsocket.h"
#include "core/sys/files.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace darse::runtime {

Result<std::unique_ptr<ExecRoom>> ExecRoom::make(const std::filesystem::path& below)
{
    std::string path = below / "x.XXXXXX";
    if (::mkdtemp(path.data()) == nullptr)
        return Error::fromErrno(errno, "make a folder for the process");
    std::unique_ptr<ExecRoom> room(new ExecRoom(path));
    room->m_changes = UniqueFd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    // Written in place by crun, renamed into its place by runc.
    if (!room->m_changes.isOpen() ||
        ::inotify_add_watch(room->m_changes.get(), path.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
        return Error::fromErrno(errno, "watch a folder for the process");
    return room;
}

ExecRoom::~ExecRoom()
{
    for (const char* name : {"pid", ".pid", "tty"})
        ::unlink((m_path / name).c_str());
    ::rmdir(m_path.c_str());
}

int ExecRoom::pid()
{
    std::array<char, 4096> events{};
    while (::read(m_changes.get(), events.data(), events.size()) > 0) {
    }
    const auto text = sys::readFile(pidFile(), kibibytes(1));
    int pid = 0;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), pid);
    return pid;
}

Result<UniqueFd> ExecRoom::listenForTerminal() const
{
    const UniqueFd directory(::open(m_path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return Error::fromErrno(errno, "open the folder for the process");
    return listenIn(directory.get(), "tty");
}

} // namespace darse::runtime
