// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/spec.h"
#include "core/sys/beneath.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>

namespace darse::runtime {

namespace {

constexpr Bytes kMostFile{1024 * 1024};
constexpr std::uint32_t kMostId = 0x7fffffff;

using Fields = std::vector<std::string_view>;

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

bool isNumeric(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::uint32_t> parseId(std::string_view text)
{
    std::uint32_t id = 0;
    if (!isNumeric(text))
        return std::nullopt;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
    if (read.ec != std::errc() || id > kMostId)
        return std::nullopt;
    return id;
}

/// The content of a file of the image; empty when it has none. Opening a pipe that stands there does not wait.
Result<std::string> readInside(int root, const std::string& path)
{
    // Looked at before it is opened: to open a device may do something.
    auto opened = sys::openBelow(root, path, {.flags = O_PATH, .resolve = sys::Resolve::InRoot});
    if (!opened) {
        if (opened.error().kind() == ErrorKind::NotFound)
            return std::string();
        return std::move(opened).error().within("read /" + path + " of the image");
    }
    const std::string name = "/" + path + " of the image";
    TRY(sys::requireRegular(opened->get(), name));
    const std::string held = "/proc/self/fd/" + std::to_string(opened->get());
    const UniqueFd file(::open(held.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, "read " + name);
    return sys::readAll(file.get(), kMostFile, name);
}

/// One line of /etc/passwd.
struct User {
    std::string_view name;
    std::uint32_t id = 0;
    std::uint32_t group = 0;
    std::string_view home;
};

/// One line of /etc/group.
struct Group {
    std::string_view name;
    std::uint32_t id = 0;
    std::vector<std::string_view> members;
};

/// Lines that are not what they should be say nothing.
std::vector<User> parseUsers(std::string_view text)
{
    std::vector<User> users;
    for (const std::string_view line : split(text, '\n')) {
        const Fields fields = split(line, ':');
        if (fields.size() < 4 || fields[0].empty())
            continue;
        const auto id = parseId(fields[2]);
        const auto group = parseId(fields[3]);
        if (id && group)
            users.push_back({fields[0], *id, *group, fields.size() > 5 ? fields[5] : std::string_view()});
    }
    return users;
}

std::vector<Group> parseGroups(std::string_view text)
{
    std::vector<Group> groups;
    for (const std::string_view line : split(text, '\n')) {
        const Fields fields = split(line, ':');
        if (fields.size() < 3 || fields[0].empty())
            continue;
        if (const auto id = parseId(fields[2]))
            groups.push_back({fields[0], *id, fields.size() > 3 ? split(fields[3], ',') : Fields()});
    }
    return groups;
}

Error missing(std::string_view what, std::string_view name)
{
    return {ErrorKind::InvalidInput, "there is no " + std::string(what) + " " + std::string(name) + " in the image"};
}

Error tooLarge(std::string_view what, std::string_view name)
{
    return {ErrorKind::InvalidInput, std::string(what) + " " + std::string(name) + " is more than Linux can count"};
}

/// By name first, because a name may be of digits.
template <class Entry>
const Entry* find(const std::vector<Entry>& entries, std::string_view text)
{
    auto found = std::ranges::find(entries, text, &Entry::name);
    if (found == entries.end())
        if (const auto id = parseId(text))
            found = std::ranges::find(entries, *id, &Entry::id);
    return found == entries.end() ? nullptr : &*found;
}

template <class Entry>
Result<std::uint32_t> idOf(const std::vector<Entry>& entries, std::string_view what, std::string_view text)
{
    if (const Entry* entry = find(entries, text))
        return entry->id;
    if (const auto id = parseId(text))
        return *id;
    return isNumeric(text) ? tooLarge(what, text) : missing(what, text);
}

bool isMember(const Group& group, std::string_view user)
{
    return std::ranges::find(group.members, user) != group.members.end();
}

void addGroup(std::vector<gid_t>& groups, gid_t group)
{
    if (std::ranges::find(groups, group) == groups.end())
        groups.push_back(group);
}

} // namespace

Result<Identity> findIdentity(int root, std::string_view user, const std::vector<std::string>& groups)
{
    TRY_DECLARE(const std::string userFile, readInside(root, "etc/passwd"));
    TRY_DECLARE(const std::string groupFile, readInside(root, "etc/group"));
    const std::vector<User> knownUsers = parseUsers(userFile);
    const std::vector<Group> knownGroups = parseGroups(groupFile);

    const std::size_t colon = user.find(':');
    const std::string_view userPart = user.substr(0, colon);
    const std::string_view name = userPart.empty() ? "0" : userPart;
    const std::string_view groupPart = colon == std::string_view::npos ? std::string_view() : user.substr(colon + 1);

    Identity identity;
    TRY_DECLARE(identity.user, idOf(knownUsers, "user", name));
    const User* known = find(knownUsers, name);
    if (known != nullptr) {
        identity.group = known->group;
        if (known->home.starts_with('/'))
            identity.home = known->home;
    }
    if (!groupPart.empty()) {
        TRY_DECLARE(identity.group, idOf(knownGroups, "group", groupPart));
    } else if (known != nullptr) {
        // Who names a group wants that one and no other.
        for (const Group& group : knownGroups)
            if (isMember(group, known->name))
                addGroup(identity.groups, group.id);
    }
    for (const std::string& more : groups) {
        TRY_DECLARE(const gid_t group, idOf(knownGroups, "group", more));
        addGroup(identity.groups, group);
    }
    return identity;
}

} // namespace darse::runtime
