// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/eventfile.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {
namespace {

using nlohmann::json;

constexpr Bytes kMostBytes = mebibytes(64);

std::string lineOf(const Event& event)
{
    const json line{{"at", event.at.time_since_epoch().count()},
                    {"type", event.type},
                    {"action", event.action},
                    {"object", event.object},
                    {"attributes", event.attributes}};
    return line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::optional<Event> eventOf(std::string_view line)
{
    const json from = json::parse(line, nullptr, false);
    if (!from.is_object())
        return std::nullopt;
    try {
        return Event{.at = std::chrono::sys_time<std::chrono::nanoseconds>(
                         std::chrono::nanoseconds(from.at("at").get<std::int64_t>())),
                     .type = from.at("type"),
                     .action = from.at("action"),
                     .object = from.at("object"),
                     .attributes = from.at("attributes").get<std::map<std::string, std::string>>()};
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

} // namespace

EventFile EventFile::open(const std::filesystem::path& path, std::size_t capacity)
{
    EventFile out(path, capacity);
    if (const auto read = out.read(); !read) {
        // Events are worth less than an engine that starts.
        const std::filesystem::path aside = path.string() + ".damaged";
        std::error_code failed;
        std::filesystem::remove_all(aside, failed);
        std::filesystem::rename(path, aside, failed);
        out.m_complaint =
            "the log of events could not be read, and is kept as " + aside.string() + ": " + read.error().message();
    }
    if (const auto rewritten = out.rewrite(); !rewritten && !out.openToAppend())
        out.m_complaint = "events are not kept: " + rewritten.error().message();
    return out;
}

Result<void> EventFile::read()
{
    const auto content = sys::readFile(m_path, kMostBytes);
    if (!content)
        return content.error().kind() == ErrorKind::NotFound ? ok() : Result<void>(content.error());
    std::string_view rest = *content;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (auto event = eventOf(line))
            m_events.push_back(*std::move(event));
    }
    if (m_events.size() > m_capacity)
        m_events.erase(m_events.begin(), m_events.end() - static_cast<std::ptrdiff_t>(m_capacity));
    return ok();
}

Result<void> EventFile::rewrite()
{
    std::string content;
    for (const Event& event : m_events)
        content += lineOf(event);
    TRY(sys::writeFileAtomically(m_path, content, {.durability = sys::Durability::Process}));
    if (!openToAppend())
        return Error::fromErrno(errno, m_path.string());
    m_lines = m_events.size();
    return ok();
}

bool EventFile::openToAppend()
{
    constexpr int kFlags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW;
    m_file = UniqueFd(::open(m_path.c_str(), kFlags, S_IRUSR | S_IWUSR));
    return m_file.isOpen();
}

void EventFile::append(const Event& event)
{
    if (!m_file.isOpen() && !openToAppend())
        return; // in memory only
    // A line that was cut off, by a full disk, does not spoil the next.
    m_isCutOff = !sys::writeAll(m_file.get(), (m_isCutOff ? "\n" : "") + lineOf(event));
    if (++m_lines <= 2 * m_capacity)
        return;
    m_lines = m_capacity; // a disk that does not take it is not asked at every event
    m_events.clear();
    if (read())
        static_cast<void>(rewrite());
    m_events.clear();
}

} // namespace darse::engine
