// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/engine/events.h"

#include <filesystem>

namespace darse::engine {

/// The latest events in a file, so that a new engine knows what the one before has told. One line of JSON each; a line
/// that was cut off is left out. Not for many threads at once.
class EventFile {
public:
    /// Reads what is there, at most `capacity` of them, and rewrites the file. One that cannot be read is set aside;
    /// where nothing can be kept, events live in memory only.
    [[nodiscard]] static EventFile open(const std::filesystem::path& path, std::size_t capacity);
    /// What was amiss, one sentence; else empty.
    [[nodiscard]] const std::string& complaint() const { return m_complaint; }

    /// What was there, the oldest first. Once.
    [[nodiscard]] std::vector<Event> takeEvents() { return std::move(m_events); }
    /// A full disk costs the memory of an event, and nothing else.
    void append(const Event& event);

private:
    EventFile(std::filesystem::path path, std::size_t capacity) : m_path(std::move(path)), m_capacity(capacity) {}

    [[nodiscard]] Result<void> read();
    [[nodiscard]] Result<void> rewrite();
    [[nodiscard]] bool openToAppend();

    std::filesystem::path m_path;
    std::size_t m_capacity;
    std::size_t m_lines = 0; ///< in the file
    std::vector<Event> m_events;
    UniqueFd m_file;
    bool m_isCutOff = false; ///< the last line was not written whole
    std::string m_complaint;
};

} // namespace darse::engine
