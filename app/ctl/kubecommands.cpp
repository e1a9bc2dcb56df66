// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kubecommands.h"

#include "app/ctl/kubeobjects.h"
#include "app/ctl/print.h"
#include "core/base/base64.h"
#include "core/base/stop.h"

#include <utility>

namespace darse::ctl {

using nlohmann::json;

namespace {

constexpr const char* kTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

std::string cellText(const json& cell)
{
    return cell.is_string() ? harmless(cell.get<std::string>()) : cell.dump();
}

/// The columns of the engine's own table, with the namespace in front where there are several.
std::string tableText(const json& answer, bool isWide, bool hasSpaces)
{
    std::vector<std::vector<std::string>> rows(1);
    if (hasSpaces)
        rows[0].emplace_back("Namespace");
    std::vector<std::size_t> shown;
    const json columns = listField(answer, "columnDefinitions");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isWide && columns[i].value("priority", 0) > 0)
            continue;
        shown.push_back(i);
        rows[0].push_back(columns[i].value("name", ""));
    }
    for (const json& row : listField(answer, "rows")) {
        std::vector<std::string> cells;
        if (hasSpaces)
            cells.push_back(row.value(json::json_pointer("/object/metadata/namespace"), ""));
        for (const std::size_t i : shown)
            cells.push_back(cellText(row["cells"][i]));
        rows.push_back(std::move(cells));
    }
    return rows.size() == 1 ? "" : table(rows);
}

/// Without what only programs read, and without what is secret.
json readable(json object)
{
    json& metadata = object["metadata"];
    metadata.erase("managedFields");
    if (metadata.contains("annotations")) {
        metadata["annotations"].erase("kubectl.kubernetes.io/last-applied-configuration");
        if (metadata["annotations"].empty())
            metadata.erase("annotations");
    }
    if (object.value("kind", "") == "Secret" && object.contains("data")) {
        for (json& value : object["data"])
            value = std::to_string(fromBase64(value.get<std::string>()).size()) + " bytes";
    }
    return object;
}

} // namespace

Result<std::string> applyObjects(const Context& context)
{
    std::string out;
    for (const std::string& file : context.given.words) {
        TRY_DECLARE(const auto objects, readObjects(file, spaceOf(context)));
        for (const Read& read : objects) {
            TRY_DECLARE(const std::string line, applyOne(context, read).within(read.named.text()));
            out += line;
        }
    }
    return out;
}

Result<std::string> getObjects(const Context& context)
{
    TRY_DECLARE(const Named named, namedIn(context));
    const std::string form = context.value("output");
    const std::string target = kubePath(named) + queryOf({{"labelSelector", context.value("selector")}});
    if (form == "yaml" || form == "json" || context.output == Output::Json) {
        TRY_DECLARE(const json answer, ask(context, {.target = target}));
        return form == "yaml" ? kube::toYaml(answer) : printed(answer);
    }
    if (!form.empty() && form != "wide")
        return Error(ErrorKind::InvalidInput, "the output is wide, yaml or json, and not \"" + form + "\"");
    TRY_DECLARE(const json answer, ask(context, {.target = target, .accept = kTable}));
    return tableText(answer, form == "wide", named.kind->isNamespaced && named.space.empty());
}

Result<std::string> describeObject(const Context& context)
{
    TRY_DECLARE(const Named named, namedIn(context));
    if (named.name.empty())
        return Error(ErrorKind::InvalidInput, "which " + std::string(named.kind->singular) + " is not said");
    TRY_DECLARE(const json object, ask(context, {.target = kubePath(named)}));
    if (context.output == Output::Json)
        return printed(object);
    std::string out = kube::toYaml(readable(object));
    if (named.space.empty())
        return out;
    const Named events{.kind = &kube::kind::event, .space = named.space, .name = {}};
    const std::string about = "involvedObject.uid=" + object["metadata"].value("uid", "");
    TRY_DECLARE(const json told,
                ask(context, {.target = kubePath(events) + queryOf({{"fieldSelector", about}}), .accept = kTable}));
    return out + "\n" + tableText(told, false, false);
}

Result<std::string> deleteObjects(const Context& context)
{
    std::vector<Named> all;
    if (const auto file = context.given.value("file")) {
        TRY_DECLARE(const auto objects, readObjects(*file, spaceOf(context)));
        for (const Read& read : objects)
            all.push_back(read.named);
    } else if (context.given.words.empty()) {
        return Error(ErrorKind::InvalidInput, "what to delete is not said");
    } else {
        TRY_DECLARE(const Named named, namedIn(context));
        if (named.name.empty())
            return Error(ErrorKind::InvalidInput, "which " + std::string(named.kind->singular) + " is not said");
        all.push_back(named);
    }
    std::string out;
    for (const Named& named : all) {
        const std::string grace = queryOf({{"gracePeriodSeconds", context.value("grace")}});
        TRY(ask(context, {.method = "DELETE", .target = kubePath(named) + grace}));
        out += named.text() + " deleted\n";
    }
    return out;
}

Result<std::string> podLogTarget(const Context& context)
{
    if (context.given.has("until"))
        return Error(ErrorKind::Unsupported, "the log of a pod cannot be read up to a time, only from one on");
    std::string pod = context.word(0).substr(context.word(0).find('/') + 1);
    std::string container;
    if (const auto slash = pod.find('/'); slash != std::string::npos) {
        container = pod.substr(slash + 1);
        pod.erase(slash);
    }
    const std::string tail = context.value("tail");
    const bool isAll = tail == "all" || tail.starts_with('-'); // as of a container
    return kubePath({.kind = &kube::kind::pod, .space = spaceOf(context), .name = pod}) + "/log" +
           queryOf({{"container", container},
                    {"follow", context.given.has("follow") ? "true" : ""},
                    {"tailLines", isAll ? "" : tail},
                    {"sinceTime", context.value("since")},
                    {"timestamps", context.given.has("timestamps") ? "true" : ""}});
}

Result<std::string> kubeConfig(const Context& context)
{
    if (context.given.has("close")) {
        TRY(context.engine.json("DELETE", "/darse/v1/kubernetes"));
        return std::string();
    }
    TRY_DECLARE(const json answer, context.engine.json("POST", "/darse/v1/kubernetes"));
    return answer.value("kubeconfig", "");
}

} // namespace darse::ctl
