// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/words.h"

#include "core/runtime/runtime.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>

namespace darse::runtime {
namespace {

/// Both parts occur in what the runtime says, in lower case. The first row that fits counts.
struct Row {
    std::string_view part;
    std::string_view and_;
    ErrorKind kind;
};

constexpr std::array kLaunchRows{
    Row{"executable file", "not found in $path", ErrorKind::NotFound},
    Row{"open executable", "no such file", ErrorKind::NotFound},
    Row{"exec: \"", "no such file", ErrorKind::NotFound},
    Row{"open executable", "", ErrorKind::PermissionDenied},
    Row{"exec: \"", "permission denied", ErrorKind::PermissionDenied},
    Row{"exec: \"", "is a directory", ErrorKind::PermissionDenied},
    Row{"exec format error", "", ErrorKind::PermissionDenied},
};

constexpr std::array kToolRows{
    Row{"container does not exist", "", ErrorKind::NotFound},
    Row{"without a cgroup", "", ErrorKind::Unsupported},
    Row{"cgroups not configured", "", ErrorKind::Unsupported},
    Row{"/status", "no such file", ErrorKind::NotFound},
    Row{"is not running", "", ErrorKind::InvalidState},
    Row{"not running", "", ErrorKind::InvalidState},
    Row{"stopped", "", ErrorKind::InvalidState},
    Row{"is paused", "", ErrorKind::InvalidState},
    Row{"not paused", "", ErrorKind::InvalidState},
    Row{"is not in created state", "", ErrorKind::InvalidState},
    Row{"exec.fifo", "no such file", ErrorKind::InvalidState},
    Row{"cannot start", "", ErrorKind::InvalidState},
    Row{"invalid argument", "", ErrorKind::InvalidInput},
    Row{"invalid", "", ErrorKind::InvalidInput},
    Row{"device or resource busy", "", ErrorKind::InUse},
};

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::optional<ErrorKind> kindOf(std::string_view words, std::span<const Row> rows)
{
    const std::string text = lowered(words);
    for (const Row& row : rows) {
        if (text.find(row.part) != std::string::npos && text.find(row.and_) != std::string::npos)
            return row.kind;
    }
    return std::nullopt;
}

/// What is to be read of one line: the "msg" of a line of JSON or of key=value pairs, else the line.
std::string sayingOf(const std::string& line)
{
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (object.is_object() && object.contains("msg") && object["msg"].is_string())
        return object["msg"].get<std::string>();
    const auto begin = line.find("msg=\"");
    if (begin == std::string::npos)
        return line;
    const auto quoted = nlohmann::json::parse(line.substr(begin + 4), nullptr, false);
    return quoted.is_string() ? quoted.get<std::string>() : line;
}

/// The last line says what was fatal; those before it are warnings.
std::string lastSaying(std::string_view words)
{
    constexpr std::size_t kLongest = 400;
    const auto end = words.find_last_not_of(" \n");
    if (end == std::string_view::npos)
        return {};
    words = words.substr(0, end + 1);
    const auto begin = words.rfind('\n');
    const std::string line(begin == std::string_view::npos ? words : words.substr(begin + 1));
    return sayingOf(line).substr(0, kLongest);
}

Error plainError(const Attempt& attempt, ErrorKind kind, std::string words)
{
    std::string message = std::string(attempt.runtime) + " could not " + std::string(attempt.verb);
    if (!attempt.name.empty())
        message += " " + std::string(attempt.name);
    if (const std::string saying = lastSaying(words); !saying.empty())
        message += ": " + saying;
    return Error(kind, std::move(message)).withDetail(std::move(words));
}

} // namespace

Error launchError(const Attempt& attempt, std::string_view program, std::string words)
{
    const auto kind = kindOf(lastSaying(words), kLaunchRows);
    if (!kind) {
        const auto other = kindOf(lastSaying(words), kToolRows);
        const bool isState = other == ErrorKind::InvalidState || other == ErrorKind::NotFound;
        return plainError(attempt, isState ? ErrorKind::InvalidState : ErrorKind::Io, std::move(words));
    }
    const std::string subject = program.empty() ? "the program of the container" : std::string(program);
    const bool hasPath = program.find('/') != std::string_view::npos;
    const std::string_view reason = *kind != ErrorKind::NotFound ? ": not an executable file, or not permitted"
                                    : hasPath                    ? ": no such file in the container"
                                                                 : ": executable file not found in $PATH";
    return Error(*kind, subject + std::string(reason)).withDetail(std::move(words));
}

Error toolError(const Attempt& attempt, std::string words)
{
    const ErrorKind kind = kindOf(lastSaying(words), kToolRows).value_or(ErrorKind::Io);
    return plainError(attempt, kind, std::move(words));
}

std::string firstArgument(std::string_view json)
{
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (!document.is_object())
        return {};
    const auto process = document.contains("process") ? document["process"] : document;
    if (!process.is_object() || !process.contains("args") || !process["args"].is_array() || process["args"].empty())
        return {};
    const auto& first = process["args"].front();
    return first.is_string() ? first.get<std::string>() : std::string();
}

LaunchFailure launchFailure(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::NotFound:
        return LaunchFailure::NotFound;
    case ErrorKind::PermissionDenied:
        return LaunchFailure::NotExecutable;
    default:
        return LaunchFailure::Engine;
    }
}

} // namespace darse::runtime
