// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/firstprocess.h"

#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <fcntl.h>
#include <optional>
#include <sstream>
#include <unistd.h>

namespace darse::runtime {
namespace {

struct Born {
    int pid = 0;
    std::uint64_t at = 0; ///< clock ticks since boot
};

struct Notes {
    const char* file;
    const char* pid;
    const char* at;
};

constexpr Notes kCrunNotes{"status", "pid", "process-start-time"};
constexpr Notes kRuncNotes{"state.json", "init_process_pid", "init_process_start"};

std::optional<Born> noted(const RuntimeTool& tool, const ContainerId& id)
{
    const Notes& notes = tool.name == "crun" ? kCrunNotes : kRuncNotes;
    const auto text = sys::readFile(tool.root / id.value() / notes.file, mebibytes(4));
    if (!text)
        return std::nullopt;
    const auto object = nlohmann::json::parse(*text, nullptr, false);
    if (!object.is_object() || !object.contains(notes.pid) || !object.contains(notes.at))
        return std::nullopt;
    const auto& pid = object[notes.pid];
    const auto& at = object[notes.at];
    if (!pid.is_number_integer() || !at.is_number_unsigned() || pid.get<int>() <= 0)
        return std::nullopt;
    return Born{pid.get<int>(), at.get<std::uint64_t>()};
}

/// When the process began, by /proc; nothing when it has ended.
std::optional<std::uint64_t> startOf(int pid)
{
    const auto text = sys::readFile("/proc/" + std::to_string(pid) + "/stat", kibibytes(4));
    if (!text)
        return std::nullopt;
    // The name may hold anything, also brackets and spaces: what follows it begins after the last bracket.
    const auto end = text->rfind(')');
    if (end == std::string::npos)
        return std::nullopt;
    std::istringstream fields(text->substr(end + 1));
    std::string state;
    fields >> state;
    if (state == "Z" || state == "X")
        return std::nullopt;
    constexpr int kFieldsUntilStart = 18; // 4 … 21 of proc(5)
    std::string skipped;
    for (int i = 0; i < kFieldsUntilStart; ++i)
        fields >> skipped;
    std::uint64_t start = 0;
    if (!(fields >> start))
        return std::nullopt;
    return start;
}

} // namespace

Result<sys::PidFd> openFirstProcess(const RuntimeTool& tool, const ContainerId& id)
{
    const auto born = noted(tool, id);
    if (!born)
        return Error(ErrorKind::Unsupported, "the notes of " + tool.name + " cannot be read");
    TRY_DECLARE(sys::PidFd handle, sys::PidFd::open(born->pid));
    // Opened first, compared afterwards: what was compared is what the descriptor holds.
    if (startOf(born->pid) != born->at)
        return Error(ErrorKind::NotFound, "the container has ended");
    return handle;
}

Result<void> beginFirstProcess(const RuntimeTool& tool, const ContainerId& id)
{
    const auto pipe = tool.root / id.value() / "exec.fifo";
    constexpr int kCarefully = O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC;
    const UniqueFd writing(tool.name == "crun" ? ::open(pipe.c_str(), O_WRONLY | kCarefully) : -1);
    if (!writing.isOpen())
        return Error(ErrorKind::Unsupported, "nobody waits for a word at " + pipe.native());
    // A reader of our own: one that ends this moment must not end us by a signal.
    const UniqueFd reading(::open(pipe.c_str(), O_RDONLY | kCarefully));
    // The pipe goes last: who is killed in between leaves one that counts as not begun, and is ended as such.
    if (!reading.isOpen() || ::write(writing.get(), "", 1) != 1 || ::unlink(pipe.c_str()) != 0)
        return Error::fromErrno(errno, pipe.native());
    return ok();
}

} // namespace darse::runtime
