// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is there, as YAML that makes it again.
#include "app/ctl/kubecommands.h"
#include "app/ctl/kubeobjects.h"
#include "app/ctl/print.h"
#include "core/kube/podofcontainer.h"

#include <algorithm>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// "pod/web": an object, and not a container.
bool isObject(const std::string& word)
{
    const auto slash = word.find('/');
    return slash != std::string::npos && kube::findKindCalled(word.substr(0, slash)) != nullptr;
}

Result<std::string> plainObjects(const Context& context)
{
    std::string out;
    for (const std::string& word : context.given.words) {
        const auto slash = word.find('/');
        const kube::Kind* kind = kube::findKindCalled(word.substr(0, slash));
        if (!isObject(word))
            return Error(ErrorKind::InvalidInput, "containers and objects cannot be mixed: " + word);
        const Named named{.kind = kind,
                          .space = kind->isNamespaced ? context.given.value("namespace").value_or("default") : "",
                          .name = word.substr(slash + 1)};
        TRY_DECLARE(json object, ask(context, {.target = kubePath(named)}));
        object = kube::plainObject(std::move(object));
        out += (out.empty() || context.output == Output::Json ? "" : "---\n") +
               (context.output == Output::Json ? printed(object) : kube::toYaml(object));
    }
    return out;
}

} // namespace

Result<std::string> generateObjects(const Context& context)
{
    if (std::ranges::any_of(context.given.words, isObject))
        return plainObjects(context);
    std::vector<kube::Inspected> containers;
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(json inspected, context.engine.json("GET", "/containers/" + net::percentEncode(name) + "/json"));
        const auto image =
            context.engine.json("GET", "/images/" + net::percentEncode(inspected.value("Image", "")) + "/json");
        containers.push_back({.container = std::move(inspected), .image = image ? *image : json()});
    }
    const kube::PodOfContainers made = kube::podOf(containers, context.value("name"));
    return context.output == Output::Json ? printed(made.pod) : made.text();
}

} // namespace darse::ctl
