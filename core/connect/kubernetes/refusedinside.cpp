// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says when it refuses.
#include "core/connect/kubernetes/refusedinside.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/kubernetes/kubewire.h"

#include <array>
#include <string_view>

namespace darse::connect::kubernetes {

using docker::answerJson;

namespace {

constexpr std::size_t kMostOfRefusal = 4000;

struct Row {
    int status;
    ErrorKind kind;
};

constexpr std::array kKinds = {
    Row{400, ErrorKind::InvalidInput}, Row{401, ErrorKind::PermissionDenied}, Row{403, ErrorKind::PermissionDenied},
    Row{404, ErrorKind::NotFound},     Row{405, ErrorKind::Unsupported},      Row{409, ErrorKind::Conflict},
    Row{410, ErrorKind::Conflict},     Row{422, ErrorKind::InvalidInput},     Row{501, ErrorKind::Unsupported},
    Row{504, ErrorKind::Timeout},
};

/// What a server says of the machines behind it, which is about its own network and no person's.
struct Saying {
    std::string_view part;
    ErrorKind kind;
    const char* sentence;
};

constexpr std::array kOfMachines = {
    Saying{"dial tcp", ErrorKind::Unreachable, "the cluster does not reach the machine that the pod is on"},
    Saying{"no preferred addresses found", ErrorKind::Unreachable,
           "the cluster knows no address of the machine that the pod is on"},
    Saying{"does not have a host assigned", ErrorKind::InvalidState, "the pod is on no machine yet"},
};

} // namespace

Error errorOf(int status, const std::string& body)
{
    const json said = answerJson(body);
    std::string words;
    std::string reason;
    if (said.is_object()) {
        words = said.value("message", json()).is_string() ? said["message"].get<std::string>() : "";
        reason = said.value("reason", json()).is_string() ? said["reason"].get<std::string>() : "";
    }
    auto kind = status >= 500 ? ErrorKind::Internal : ErrorKind::Protocol;
    for (const Row& row : kKinds) {
        if (row.status == status)
            kind = row.kind;
    }
    if (reason == "AlreadyExists")
        kind = ErrorKind::AlreadyExists;
    return Error(kind,
                 words.empty() ? "the server answered " + std::to_string(status) : words.substr(0, kMostOfRefusal))
        .withDetail(body.substr(0, kMostOfRefusal));
}

Error refusedInside(const Error& refusal)
{
    const json said = answerJson(refusal.detail());
    if (!said.is_object() || !said.value("message", json()).is_string())
        return refusal;
    const std::string words = said["message"].get<std::string>();
    for (const Saying& saying : kOfMachines) {
        if (words.find(saying.part) != std::string::npos)
            return Error(saying.kind, saying.sentence).withDetail(refusal.detail());
    }
    const json code = said.value("code", json());
    return errorOf(code.is_number_integer() ? code.get<int>() : 0, refusal.detail());
}

} // namespace darse::connect::kubernetes
