// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused of a request before anybody looks at objects.
#include "core/api/kubegroupkinds.h"
#include "core/api/kubeobjects.h"
#include "core/kube/refusal.h"

#include <algorithm>
#include <array>

namespace darse::api {
namespace {

constexpr std::string_view kJsonType = "application/json";

/// By the method, and whether one object is meant.
struct Verb {
    std::string_view method;
    std::string_view ofOne;
    std::string_view ofAll; ///< empty: not possible
};
constexpr std::array kVerbs = {
    Verb{"GET", "get", "list"}, Verb{"HEAD", "get", "list"}, Verb{"POST", {}, "create"},
    Verb{"PUT", "update", {}},  Verb{"PATCH", "patch", {}},  Verb{"DELETE", "delete", "deletecollection"},
};

bool isAmong(std::string_view verb, std::string_view verbs)
{
    const std::string all = " " + std::string(verbs) + " ";
    return !verb.empty() && all.find(" " + std::string(verb) + " ") != std::string::npos;
}

bool isAllowed(const KubeTarget& target, std::string_view method)
{
    const auto* const row = std::ranges::find(kVerbs, method, &Verb::method);
    if (row == kVerbs.end())
        return false;
    if (target.sub.empty())
        return isAmong(target.key.name.empty() ? row->ofAll : row->ofOne, target.key.kind->verbs);
    // Beside one object something may be made, too.
    const std::vector<KubeSub> all = kubeSubsOf(*target.key.kind);
    const auto sub = std::ranges::find(all, target.sub, &KubeSub::name);
    return sub != all.end() && isAmong(row->ofOne.empty() ? row->ofAll : row->ofOne, sub->verbs);
}

bool hasSub(const KubeTarget& target)
{
    const std::vector<KubeSub> all = kubeSubsOf(*target.key.kind);
    return target.sub.empty() || std::ranges::find(all, target.sub, &KubeSub::name) != all.end();
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// The type itself, without what stands behind it.
std::string_view bare(std::string_view type)
{
    return trimmed(type.substr(0, type.find(';')));
}

} // namespace

bool kubeAccepts(std::string_view accept)
{
    if (trimmed(accept).empty())
        return true;
    while (!accept.empty()) {
        const std::string_view one = accept.substr(0, accept.find(','));
        accept.remove_prefix(std::min(one.size() + 1, accept.size()));
        const std::string_view type = bare(one);
        if (type == kJsonType || type == "*/*" || type == "application/*")
            return true;
    }
    return false;
}

Result<void> kubeCheckType(const net::Incoming& request, std::span<const std::string_view> known)
{
    const std::string_view type = bare(request.head().headers.find("Content-Type").value_or(""));
    if (type.empty() || std::ranges::find(known, type) != known.end())
        return ok();
    std::string all;
    for (const std::string_view one : known)
        all += (all.empty() ? "" : ", ") + std::string(one);
    return kube::statusError(ErrorKind::Unsupported,
                             "the body of the request was in an unknown format - accepted media types include: " + all,
                             {.code = 415, .reason = "UnsupportedMediaType"});
}

Result<void> kubeCheck(const KubeTarget& target, const net::Incoming& request)
{
    const std::string& method = request.head().method;
    if (!hasSub(target))
        return kubeNothingAt(request.path());
    if (!isAllowed(target, method))
        return Error(ErrorKind::Unsupported, "the server does not allow this method on the requested resource");
    const bool isObject = target.sub.empty() || target.sub == "status" || target.sub == kKubeEphemerals;
    if (isObject && !kubeAccepts(request.head().headers.find("Accept").value_or("")))
        return kube::statusError(ErrorKind::Unsupported,
                                 "only the following media types are accepted: " + std::string(kJsonType),
                                 {.code = 406, .reason = "NotAcceptable"});
    return ok();
}

} // namespace darse::api
