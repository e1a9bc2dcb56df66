// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kubeobjects.h"

#include "app/ctl/print.h"
#include "core/base/guard.h"
#include "core/kube/objectpath.h"
#include "core/kube/schema.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <iostream>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;

namespace {

constexpr std::size_t kMostBytes = std::size_t{4} * 1024 * 1024;

Result<std::string> contentOf(const std::string& file)
{
    const UniqueFd opened(file == "-" ? ::fcntl(0, F_DUPFD_CLOEXEC, 0) : ::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.isOpen())
        return Error::fromErrno(errno, file);
    std::string out;
    std::array<char, 65536> piece{};
    for (;;) {
        const auto count = ::read(opened.get(), piece.data(), piece.size());
        if (count < 0)
            return Error::fromErrno(errno, file);
        if (count == 0)
            return out;
        out.append(piece.data(), static_cast<std::size_t>(count));
        if (out.size() > kMostBytes)
            return Error(ErrorKind::InvalidInput, file + " is too long");
    }
}

Error badPart(const std::string& file, const kube::Document& document, const std::string& pointer,
              const std::string& what)
{
    return {ErrorKind::InvalidInput, file + ", " + kube::toString(document.at(pointer)) + ": " + what};
}

/// The objects of a document: itself, or those of a List.
std::vector<std::pair<json, std::string>> objectsOf(const kube::Document& document)
{
    if (!document.value.is_object() || document.value.value("kind", json()) != "List")
        return {{document.value, ""}};
    std::vector<std::pair<json, std::string>> out;
    const json items = document.value.value("items", json::array());
    for (std::size_t i = 0; i < items.size(); ++i)
        out.emplace_back(items[i], "/items/" + std::to_string(i));
    return out;
}

Result<Read> readObject(const std::string& file, const kube::Document& document,
                        const std::pair<json, std::string>& part, const std::string& space)
{
    const auto& [object, pointer] = part;
    const json version = object.is_object() ? object.value("apiVersion", json()) : json();
    const json kind = object.is_object() ? object.value("kind", json()) : json();
    if (!version.is_string() || !kind.is_string())
        return badPart(file, document, pointer, "an object has an apiVersion and a kind");
    const kube::Kind* found = kube::findKindNamed(version.get<std::string>(), kind.get<std::string>());
    if (found == nullptr)
        return badPart(file, document, pointer + "/kind",
                       "this engine has no " + kind.get<std::string>() + " of " + version.get<std::string>());
    for (const kube::Problem& problem : kube::Schema::served().check(object, std::string(found->name)))
        return badPart(file, document, pointer + problem.pointer, kube::toString(problem));
    const json metadata = object.value("metadata", json::object());
    const std::string name = metadata.value("name", "");
    if (name.empty() && metadata.value("generateName", "").empty())
        return badPart(file, document, pointer + "/metadata", "metadata.name: required");
    const std::string inside = found->isNamespaced ? metadata.value("namespace", space) : "";
    return Read{.named = {.kind = found, .space = inside, .name = name}, .object = object};
}

/// "299 - \"what\"": what the engine has to say beside its answer.
void tellWarnings(const net::ResponseHead& head)
{
    for (const auto& header : head.headers) {
        const auto begin = header.value.find('"');
        if (!net::equalsIgnoringCase(header.name, "Warning") || begin == std::string::npos)
            continue;
        const json text = json::parse(header.value.substr(begin), nullptr, false);
        std::cerr << "darsectl: warning: " << harmless(text.is_string() ? text.get<std::string>() : header.value)
                  << std::endl;
    }
}

constexpr const char* kStrategic = "application/strategic-merge-patch+json";

/// An object without what is true of it, which changes by itself.
json wanted(json object)
{
    object.erase("status");
    object["metadata"].erase("resourceVersion");
    return object;
}

} // namespace

std::string Named::text() const
{
    return std::string(kind->singular) + "/" + name;
}

Result<std::vector<Read>> readObjects(const std::string& file, const std::string& space)
{
    TRY_DECLARE(const std::string content, contentOf(file));
    TRY_DECLARE(const auto documents, kube::parseDocuments(content).within(file));
    std::vector<Read> out;
    for (const kube::Document& document : documents) {
        for (const auto& part : objectsOf(document)) {
            TRY_DECLARE(Read one, readObject(file, document, part, space));
            out.push_back(std::move(one));
        }
    }
    if (out.empty())
        return Error(ErrorKind::InvalidInput, "there is no object in " + file);
    return out;
}

Result<Named> namedIn(const Context& context)
{
    std::string kind = context.word(0);
    Named out;
    if (const auto slash = kind.find('/'); slash != std::string::npos) {
        out.name = kind.substr(slash + 1);
        kind.erase(slash);
    } else if (context.given.words.size() > 1) {
        out.name = context.word(1);
    }
    out.kind = kube::findKindCalled(kind);
    if (out.kind == nullptr)
        return Error(ErrorKind::InvalidInput, "there is no kind \"" + kind + "\"");
    if (out.kind->isNamespaced && !(context.given.has("all-namespaces") && out.name.empty()))
        out.space = context.given.value("namespace").value_or("default");
    return out;
}

std::string kubePath(const Named& named)
{
    return kube::objectPath(*named.kind, net::percentEncode(named.space), net::percentEncode(named.name));
}

Result<json> ask(const Context& context, const KubeRequest& asked)
{
    net::Request request = requestOf(asked.method, asked.target);
    request.head.headers.set("Accept", asked.accept);
    if (!asked.body.is_null()) {
        request.head.headers.set("Content-Type", asked.type.empty() ? "application/json" : asked.type);
        request.body = asked.body.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    TRY_DECLARE(const auto exchange, context.engine.open(request));
    tellWarnings(exchange->head());
    TRY_DECLARE(const std::string text, exchange->collect(std::size_t{256} * 1024 * 1024, {}));
    auto value = json::parse(text, nullptr, false);
    if (value.is_discarded())
        return Error(ErrorKind::Protocol, "the engine's answer is no JSON");
    return value;
}

std::string spaceOf(const Context& context)
{
    return context.given.value("namespace").value_or("default");
}

Result<std::string> applyOne(const Context& context, const Read& read)
{
    const std::string path = kubePath(read.named);
    const auto now = ask(context, {.target = path});
    if (!now && now.error().kind() != ErrorKind::NotFound)
        return now.error();
    if (!now) {
        Named all = read.named;
        all.name.clear();
        TRY(ask(context, {.method = "POST", .target = kubePath(all), .body = read.object}));
        return read.named.text() + " created\n";
    }
    TRY_DECLARE(const json changed,
                ask(context, {.method = "PATCH", .target = path, .type = kStrategic, .body = read.object}));
    const bool isSame = wanted(changed) == wanted(*now);
    return read.named.text() + (isSame ? " unchanged\n" : " configured\n");
}

} // namespace darse::ctl
