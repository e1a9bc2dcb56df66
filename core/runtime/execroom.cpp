// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/execroom.h"

#include "core/runtime/descriptors.h"
#include "core/runtime/monitorsocket.h"
#include "core/sys/files.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <sys/inotify.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

int numberIn(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

Result<std::unique_ptr<ExecRoom>> ExecRoom::make(const std::filesystem::path& below, const RuntimeTool& tool,
                                                 const ExecLaunch& launch)
{
    std::unique_ptr<ExecRoom> room(new ExecRoom);
    const bool isCrun = tool.name == "crun";
    if (!isCrun || launch.hasTerminal)
        TRY(room->makeFolder(below));
    if (isCrun)
        TRY(room->usePipe());
    else
        TRY(room->watchFolder());
    return room;
}

Result<void> ExecRoom::makeFolder(const std::filesystem::path& below)
{
    std::string path = below / "x.XXXXXX";
    if (::mkdtemp(path.data()) == nullptr)
        return Error::fromErrno(errno, "make a folder for the process");
    m_path = path;
    return ok();
}

Result<void> ExecRoom::watchFolder()
{
    m_changes = UniqueFd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!m_changes.isOpen() || ::inotify_add_watch(m_changes.get(), m_path.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
        return Error::fromErrno(errno, "watch a folder for the process");
    return ok();
}

Result<void> ExecRoom::usePipe()
{
    TRY_DECLARE(Pipe pipe, makePipe());
    TRY(makeUnblocking(pipe.reading));
    m_changes = std::move(pipe.reading);
    m_writing = std::move(pipe.writing);
    m_isPipe = true;
    return ok();
}

ExecRoom::~ExecRoom()
{
    if (m_path.empty())
        return;
    for (const char* name : {"pid", ".pid", "tty"})
        ::unlink((m_path / name).c_str());
    ::rmdir(m_path.c_str());
}

std::string ExecRoom::pidPath() const
{
    return m_isPipe ? inheritedPath(m_writing.get()) : (m_path / "pid").native();
}

int ExecRoom::pid()
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(m_changes.get(), bytes.data(), bytes.size());
    // The number is written at once: it never comes in parts.
    if (m_isPipe)
        return count > 0 ? numberIn({bytes.data(), static_cast<std::size_t>(count)}) : 0;
    const auto text = sys::readFile(m_path / "pid", kibibytes(1));
    return text ? numberIn(*text) : 0;
}

Result<UniqueFd> ExecRoom::listenForTerminal() const
{
    const UniqueFd directory(::open(m_path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return Error::fromErrno(errno, "open the folder for the process");
    return listenIn(directory.get(), "tty");
}

} // namespace darse::runtime
