// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/eventfile.h"

#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
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

Result<EventFile> EventFile::open(const std::filesystem::path& path, std::size_t capacity)
{
    EventFile out(path, capacity);
    TRY(out.read());
    TRY(out.rewrite());
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
    m_file = UniqueFd(::open(m_path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
    if (!m_file.isOpen())
        return Error::fromErrno(errno, m_path.string());
    m_lines = m_events.size();
    return ok();
}

void EventFile::append(const Event& event)
{
    static_cast<void>(sys::writeAll(m_file.get(), lineOf(event)));
    if (++m_lines <= 2 * m_capacity)
        return;
    m_events.clear();
    if (read() && rewrite())
        m_events.clear();
}

} // namespace darse::engine
