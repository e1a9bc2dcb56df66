// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is there, as YAML that makes it again.
#include "app/ctl/kubecommands.h"
#include "app/ctl/kubeobjects.h"
#include "app/ctl/print.h"
#include "core/kube/generated.h"
#include "core/kube/identity.h"

namespace darse::ctl {

using nlohmann::json;

namespace {

Result<json> podCalled(const Context& context, const std::string& name)
{
    TRY_DECLARE(
        json object,
        ask(context, {.target = kubePath({.kind = &kube::kind::pod, .space = spaceOf(context), .name = name})}));
    return kube::plainObject(std::move(object));
}

} // namespace

/// All containers become one pod; what is no container may be a pod, which "pod/NAME" says for sure.
Result<std::string> generateObjects(const Context& context)
{
    constexpr std::string_view kPod = "pod/";
    const std::string name = context.value("name");
    if (!name.empty() && !kube::isName(name, kube::NameForm::Subdomain))
        return Error(ErrorKind::InvalidInput, "no pod can be called \"" + harmless(name) +
                                                  "\": a name is lower case letters, digits, '-' or '.', and begins "
                                                  "and ends with a letter or digit");
    std::vector<kube::Inspected> containers;
    std::vector<json> pods;
    for (const std::string& word : context.given.words) {
        if (word.starts_with(kPod)) {
            TRY_DECLARE(pods.emplace_back(), podCalled(context, word.substr(kPod.size())));
            continue;
        }
        const auto inspected = context.engine.json("GET", "/containers/" + net::percentEncode(word) + "/json");
        if (!inspected) {
            auto pod = podCalled(context, word);
            if (inspected.error().kind() != ErrorKind::NotFound || !pod)
                return inspected.error();
            pods.push_back(std::move(pod).value());
            continue;
        }
        const auto image =
            context.engine.json("GET", "/images/" + net::percentEncode(inspected->value("Image", "")) + "/json");
        containers.push_back({*inspected, image ? *image : json::object()});
    }
    kube::Generated out;
    if (!containers.empty())
        out = kube::podOf(containers, name);
    else if (!name.empty() && pods.size() > 1)
        return Error(ErrorKind::InvalidInput, "several pods cannot all be called " + name);
    else if (!name.empty())
        pods.front()["metadata"]["name"] = name;
    out.objects.insert(out.objects.end(), pods.begin(), pods.end());
    if (context.output != Output::Json)
        return kube::toYaml(out);
    if (out.objects.size() == 1)
        return printed(out.objects.front());
    return printed({{"apiVersion", "v1"}, {"kind", "List"}, {"items", out.objects}});
}

} // namespace darse::ctl
