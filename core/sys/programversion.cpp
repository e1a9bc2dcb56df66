// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/programversion.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace darse::sys {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// What distributions backport keeps its number, so all of this is said with that reservation.
constexpr std::array kHoles = {
    Hole{"runc", "", "1.1.12", "CVE-2024-21626", "a container may reach the host's files through a leaked descriptor"},
    Hole{"runc", "", "1.2.8 1.3.3 1.4.0", "CVE-2025-31133, CVE-2025-52565 and CVE-2025-52881",
         "a hostile image may write to the host's /proc and break out"},
    Hole{"runc", "", "1.3.6 1.4.3 1.5.0", "CVE-2026-41579",
         "an image with a link for /dev may have devices made elsewhere"},
    Hole{"crun", "", "1.4.4", "CVE-2022-27650", "processes in containers may gain capabilities"},
    Hole{"crun", "", "1.25.1", "misdirected writes to /proc",
         "a hostile image may have the runtime write to the wrong file of /proc"},
    Hole{"crun", "", "1.27", "CVE-2026-30892", "an exec may run as another user than asked"},
    Hole{"crun", "", "1.28", "CVE-2026-47766", "an image with a link for /dev may have devices made elsewhere"},
    Hole{"conmon", "", "2.1.2", "CVE-2022-1708", "a process that writes without end may use up the host's memory"},
    Hole{"aardvark-dns", "1.12.0", "1.12.2", "CVE-2024-8418", "one client may stop all names from being answered"},
};

/// The dotted number at the front; nothing without a dot.
std::optional<ProgramVersion> versionAt(std::string_view text)
{
    ProgramVersion out;
    for (;;) {
        unsigned part = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
        if (error != std::errc())
            break;
        out.parts.push_back(part);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.size() < 2 || text.front() != '.' || kDigits.find(text[1]) == std::string_view::npos)
            break;
        text.remove_prefix(1);
    }
    return out.parts.size() > 1 ? std::optional(out) : std::nullopt;
}

std::optional<ProgramVersion> firstIn(std::string_view text)
{
    for (;;) {
        const auto digit = text.find_first_of(kDigits);
        if (digit == std::string_view::npos)
            return std::nullopt;
        text.remove_prefix(digit);
        if (auto version = versionAt(text))
            return version;
        text.remove_prefix(std::min(text.find_first_not_of(kDigits), text.size()));
    }
}

bool isSameBranch(const ProgramVersion& left, const ProgramVersion& right)
{
    return left.parts[0] == right.parts[0] && left.parts[1] == right.parts[1];
}

} // namespace

int compareVersions(const ProgramVersion& left, const ProgramVersion& right)
{
    const std::size_t count = std::max(left.parts.size(), right.parts.size());
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned l = i < left.parts.size() ? left.parts[i] : 0;
        const unsigned r = i < right.parts.size() ? right.parts[i] : 0;
        if (l != r)
            return l < r ? -1 : 1;
    }
    return 0;
}

std::optional<ProgramVersion> findVersion(std::string_view output, std::string_view program)
{
    for (std::string_view rest = output; !rest.empty();) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto name = line.find(program);
        if (name == std::string_view::npos)
            continue;
        if (auto version = firstIn(line.substr(name + program.size())))
            return version;
    }
    // Further down are versions of libraries and licences.
    const auto begin = std::min(output.find_first_not_of('\n'), output.size());
    return firstIn(output.substr(begin, output.find('\n', begin) - begin));
}

std::string toString(const ProgramVersion& version)
{
    std::string out;
    for (const unsigned part : version.parts)
        out += (out.empty() ? "" : ".") + std::to_string(part);
    return out;
}

std::span<const Hole> knownHoles()
{
    return kHoles;
}

bool isOpen(const Hole& hole, const ProgramVersion& version)
{
    const auto since = versionAt(hole.since);
    if (version.parts.size() < 2 || (since && compareVersions(version, *since) < 0))
        return false;
    std::string_view closed = hole.closed;
    while (!closed.empty()) {
        const auto end = closed.find(' ');
        const auto good = versionAt(closed.substr(0, end));
        closed.remove_prefix(end == std::string_view::npos ? closed.size() : end + 1);
        if (!good)
            continue;
        const bool isLast = closed.empty();
        if ((isLast || isSameBranch(version, *good)) && compareVersions(version, *good) >= 0)
            return false;
    }
    return true;
}

} // namespace darse::sys
