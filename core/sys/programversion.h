// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace darse::sys {

/// "1.25.1" as numbers. Compared from the left; what is missing counts as 0.
struct ProgramVersion {
    std::vector<unsigned> parts{};

    friend bool operator==(const ProgramVersion&, const ProgramVersion&) = default;
};

/// Below 0: `left` is older.
[[nodiscard]] int compareVersions(const ProgramVersion& left, const ProgramVersion& right);

/// What `PROGRAM --version` says: the dotted number on a line that names the program, else the first one of the first
/// line. Bytes from a program, so anything may be in them.
[[nodiscard]] std::optional<ProgramVersion> findVersion(std::string_view output, std::string_view program);
[[nodiscard]] std::string toString(const ProgramVersion& version);

/// A hole that is known, and where it was closed.
struct Hole {
    std::string_view program;
    std::string_view since;   ///< the first version that has it; empty: all of them
    std::string_view closed;  ///< the first good version of every branch, with blanks between: "1.2.8 1.3.3 1.4.0"
    std::string_view id;      ///< "CVE-2025-31133"
    std::string_view meaning; ///< "a container may …", without a full stop
};

[[nodiscard]] std::span<const Hole> knownHoles();

/// A branch is what has the same first two numbers. One that never got a fix is open when it is older than the newest
/// that did.
[[nodiscard]] bool isOpen(const Hole& hole, const ProgramVersion& version);

} // namespace darse::sys
