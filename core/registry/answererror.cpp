// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/answererror.h"

#include "core/registry/backoff.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace darse::registry {
namespace {

using nlohmann::json;

struct CodeRow {
    std::string_view code;
    ErrorKind kind;
    std::string_view words; ///< between the registry and the subject
};

constexpr std::array kCodes = {
    CodeRow{"NAME_UNKNOWN", ErrorKind::NotFound, "has no repository for"},
    CodeRow{"MANIFEST_UNKNOWN", ErrorKind::NotFound, "has no manifest"},
    CodeRow{"BLOB_UNKNOWN", ErrorKind::NotFound, "has no such content in"},
    CodeRow{"MANIFEST_BLOB_UNKNOWN", ErrorKind::NotFound, "misses a content that is named by"},
    CodeRow{"BLOB_UPLOAD_UNKNOWN", ErrorKind::NotFound, "has forgotten the upload to"},
    CodeRow{"BLOB_UPLOAD_INVALID", ErrorKind::InvalidState, "refuses the upload to"},
    CodeRow{"RANGE_INVALID", ErrorKind::InvalidState, "expects another part of"},
    CodeRow{"DIGEST_INVALID", ErrorKind::InvalidInput, "found another digest for"},
    CodeRow{"MANIFEST_INVALID", ErrorKind::InvalidInput, "refuses the manifest"},
    CodeRow{"MANIFEST_UNVERIFIED", ErrorKind::InvalidInput, "cannot verify the manifest"},
    CodeRow{"NAME_INVALID", ErrorKind::InvalidInput, "refuses the name"},
    CodeRow{"TAG_INVALID", ErrorKind::InvalidInput, "refuses the tag of"},
    CodeRow{"SIZE_INVALID", ErrorKind::InvalidInput, "found another size for"},
    CodeRow{"UNAUTHORIZED", ErrorKind::PermissionDenied, "wants a login for"},
    CodeRow{"DENIED", ErrorKind::PermissionDenied, "denies access to"},
    CodeRow{"UNSUPPORTED", ErrorKind::Unsupported, "does not support this for"},
    CodeRow{"TOOMANYREQUESTS", ErrorKind::Unreachable, "takes no more requests for now, also not for"},
};

struct StatusRow {
    int status;
    std::string_view code;
};

constexpr std::array kStatuses = {
    StatusRow{401, "UNAUTHORIZED"},  StatusRow{403, "DENIED"},          StatusRow{405, "UNSUPPORTED"},
    StatusRow{416, "RANGE_INVALID"}, StatusRow{429, "TOOMANYREQUESTS"}, StatusRow{501, "UNSUPPORTED"},
};

const CodeRow* rowOf(std::string_view code)
{
    const auto* found =
        std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeRow& row) { return row.code == code; });
    return found == kCodes.end() ? nullptr : found;
}

const CodeRow* rowOf(int status)
{
    const auto* found =
        std::find_if(kStatuses.begin(), kStatuses.end(), [&](const StatusRow& row) { return row.status == status; });
    return found == kStatuses.end() ? nullptr : rowOf(found->code);
}

std::string text(const json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The first error that the body names, as code and message.
std::pair<std::string, std::string> firstError(const std::string& body)
{
    const auto isShallow = [](int depth, json::parse_event_t, json&) { return depth < 16; };
    const json document = json::parse(body, isShallow, false);
    if (!document.is_object())
        return {};
    const auto errors = document.find("errors");
    if (errors != document.end() && errors->is_array() && !errors->empty())
        return {text(errors->front(), "code"), text(errors->front(), "message")};
    const std::string message = text(document, "message");
    return {text(document, "code"), message.empty() ? text(document, "details") : message};
}

ErrorKind kindOfStatus(int status)
{
    if (status == 404)
        return ErrorKind::NotFound;
    if (status == 409)
        return ErrorKind::Conflict;
    return status >= 500 ? ErrorKind::Unreachable : ErrorKind::Protocol;
}

/// "100;w=21600" is a hundred in six hours.
std::string allowance(const net::Headers& headers)
{
    const auto limit = headers.find("RateLimit-Limit");
    const auto left = headers.find("RateLimit-Remaining");
    if (!limit || !left)
        return {};
    std::string out = oneLine(limit->substr(0, limit->find(';'))) + " are allowed";
    const auto window = limit->find(";w=");
    if (window != std::string_view::npos) {
        const std::string seconds(limit->substr(window + 3, 9));
        if (!seconds.empty() && seconds.find_first_not_of("0123456789") == std::string::npos)
            out += " in " + inWords(std::chrono::seconds(std::stol(seconds)));
    }
    return " (" + out + ", " + oneLine(left->substr(0, left->find(';'))) + " are left)";
}

std::string advice(const net::ResponseHead& head, const CodeRow* row, const Subject& subject, const Clock& clock)
{
    if (row && row->code == "UNAUTHORIZED" && subject.hasLogin && subject.what.empty())
        return {}; // this is the login
    if (row && row->kind == ErrorKind::PermissionDenied && subject.hasLogin)
        return row->code == "UNAUTHORIZED" ? "; log in again with \"darsectl login " + subject.registry + "\""
                                           : "; the login that is known for it may not do that";
    if (row && row->kind == ErrorKind::PermissionDenied)
        return "; " + loginAdvice(subject.registry);
    if (head.status != 429)
        return {};
    const auto later = retryAfter(head.headers, clock);
    return allowance(head.headers) + (later ? "; it asks to come back in " + inWords(*later) : std::string());
}

} // namespace

std::string oneLine(std::string_view text)
{
    static constexpr std::size_t kLongest = 300;
    std::string out(text.substr(0, kLongest));
    for (char& c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    }
    return out;
}

std::string loginAdvice(std::string_view registry)
{
    return "log in with \"darsectl login " + std::string(registry) + "\"";
}

Error answerError(const net::ResponseHead& head, std::string body, const Subject& subject, const Clock& clock)
{
    const auto [code, said] = firstError(body);
    const CodeRow* row = rowOf(head.status);
    if (const CodeRow* exact = rowOf(code); exact && head.status != 429)
        row = exact;
    const std::string status = std::to_string(head.status) + " " + std::string(net::reasonOf(head.status));
    std::string message = subject.registry + " ";
    if (row && row->code == "UNAUTHORIZED" && subject.hasLogin)
        message += "does not take this name and password" + (subject.what.empty() ? "" : " for " + subject.what);
    else if (row && subject.what.empty() && row->words.ends_with(" for"))
        message += row->words.substr(0, row->words.size() - 4);
    else if (row)
        message += std::string(row->words) + " " + (subject.what.empty() ? "it" : subject.what);
    else
        message += "answered " + status + (subject.what.empty() ? "" : " for " + subject.what);
    if (!said.empty())
        message += ": " + oneLine(said);
    message += advice(head, row, subject, clock);
    const ErrorKind kind = row ? row->kind : kindOfStatus(head.status);
    return Error(kind, std::move(message)).withDetail(std::move(body));
}

} // namespace darse::registry
