// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/imagehandler.h"
#include "core/api/imagejson.h"
#include "core/api/images.h"
#include "core/api/transferlines.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using engine::Images;
using nlohmann::json;

Result<engine::RequestCredential> requestCredential(const net::Incoming& request, const std::string& registry)
{
    const auto header = request.head().headers.find("X-Registry-Auth");
    TRY_DECLARE(auto credential, registry::parseRegistryAuth(header.value_or("")));
    if (!credential || credential->isEmpty())
        return engine::RequestCredential();
    return engine::RequestCredential(std::make_shared<registry::GivenCredential>(registry, std::move(*credential)));
}

Result<std::string> loginRegistry(const std::string& name)
{
    TRY_DECLARE(const auto names, oci::candidates(name, {}));
    return names.front().registry;
}

namespace {

/// "alpine" with "3.19" or with "sha256:…".
std::string joined(const std::string& name, const std::string& tag)
{
    if (tag.empty())
        return name;
    return name + (tag.find(':') == std::string::npos ? ":" : "@") + tag;
}

std::optional<Error> errorOf(const Result<void>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

Result<engine::Pulled> pullOne(Images& images, const engine::PullAsked& asked, LineStream& lines)
{
    TransferLines told(lines, kPullWords);
    TRY_DECLARE(engine::Pulled pulled, images.pull(asked, told.sink(), lines.stop()));
    lines.send({{"status", "Digest: " + pulled.digest.text()}});
    // A line of its own: Docker's client shows nothing of one with "aux".
    lines.send(
        {{"aux", {{"ID", pulled.id.text()}, {"Digest", pulled.digest.text()}, {"Name", pulled.reference.text()}}}});
    return pulled;
}

void sayEnd(LineStream& lines, bool isNew, const std::string& name)
{
    lines.send(
        {{"status",
          std::string(isNew ? "Status: Downloaded newer image for " : "Status: Image is up to date for ") + name}});
}

/// What is no image (a signature, a chart) is passed over: nobody has asked for it by name.
Result<void> pullAll(Images& images, engine::PullAsked asked, LineStream& lines)
{
    const std::string repository = asked.name;
    TRY_DECLARE(const auto tags, images.tagsElsewhere(asked, lines.stop()));
    bool isNew = false;
    for (const std::string& tag : tags) {
        asked.name = tag;
        auto pulled = pullOne(images, asked, lines);
        if (!pulled && pulled.error().kind() != ErrorKind::Unsupported)
            return std::move(pulled).error();
        if (pulled)
            isNew |= pulled->isNew;
        else
            lines.send({{"status", "Skipped " + familiar(tag) + ": " + pulled.error().message()}});
    }
    sayEnd(lines, isNew, repository);
    return ok();
}

Result<void> pull(Images& images, const net::Incoming& request, const Parameters& parameters, LineStream& lines)
{
    const std::string name = joined(parameters.text("fromImage"), parameters.text("tag"));
    engine::PullAsked asked{.name = name};
    if (const std::string platform = parameters.text("platform"); !platform.empty()) {
        TRY_DECLARE(asked.platform, oci::parsePlatform(platform));
    }
    TRY_DECLARE(const std::string registry, loginRegistry(name));
    TRY_DECLARE(asked.credential, requestCredential(request, registry));
    if (!oci::hasTagOrDigest(name))
        return pullAll(images, std::move(asked), lines);
    TRY_DECLARE(const engine::Pulled pulled, pullOne(images, asked, lines));
    sayEnd(lines, pulled.isNew, pulled.reference.familiar());
    return ok();
}

Result<void> import(Images& images, net::Incoming& request, const Parameters& parameters, LineStream& lines)
{
    if (parameters.text("fromSrc") != "-")
        return Error(ErrorKind::Unsupported, "an image is imported from what is sent, not from an address");
    store::ImportOptions options;
    if (const std::string name = joined(parameters.text("repo"), parameters.text("tag")); !name.empty()) {
        TRY_DECLARE(const auto names, oci::candidates(name, images.search()));
        if (names.front().digest)
            return Error(ErrorKind::InvalidInput, "an image is named by a tag, not by the digest in " + name);
        options.name = names.front();
    }
    options.message = parameters.text("message");
    options.changes = parameters.all("changes");
    if (const std::string platform = parameters.text("platform"); !platform.empty()) {
        TRY_DECLARE(options.platform, oci::parsePlatform(platform));
    }
    options.stop = lines.stop();
    TRY_DECLARE(const oci::Digest id, images.import(bodyOf(request), options));
    lines.send({{"status", id.text()}});
    return ok();
}

void create(Images& images, net::Incoming& request, net::Responder& responder)
{
    LineStream lines(responder, request.stop());
    const auto act = [&]() -> Result<void> {
        TRY_DECLARE(const Parameters parameters, Parameters::of(request));
        if (!parameters.text("fromImage").empty())
            return pull(images, request, parameters, lines);
        if (parameters.text("fromSrc").empty())
            return Error(ErrorKind::InvalidInput, "a pull needs the name of an image");
        return import(images, request, parameters, lines);
    };
    lines.end(errorOf(act()));
}

Result<void> pushOne(Images& images, const engine::PushAsked& asked, LineStream& lines)
{
    TransferLines told(lines, kPushWords);
    TRY_DECLARE(const engine::Pushed pushed, images.push(asked, told.sink(), lines.stop()));
    const std::string tag = pushed.target.tag.value_or("latest");
    lines.send({{"status", tag + ": digest: " + pushed.digest.text() + " size: " + std::to_string(pushed.size)}});
    lines.send({{"progressDetail", json::object()},
                {"aux", {{"Tag", tag}, {"Digest", pushed.digest.text()}, {"Size", pushed.size}}}});
    return ok();
}

Result<void> pushAsked(Images& images, const net::Incoming& request, LineStream& lines)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const std::string name = joined(std::string(request.parameter("name")), parameters.text("tag"));
    engine::PushAsked asked{.image = name, .target = parameters.text("target")};
    TRY_DECLARE(const std::string registry, loginRegistry(asked.target.empty() ? name : asked.target));
    TRY_DECLARE(asked.credential, requestCredential(request, registry));
    if (!asked.target.empty() || oci::hasTagOrDigest(name))
        return pushOne(images, asked, lines);
    TRY_DECLARE(const auto tags, images.tagsHere(name));
    for (const std::string& tag : tags) {
        asked.image = tag;
        TRY(pushOne(images, asked, lines));
    }
    return ok();
}

void push(Images& images, net::Incoming& request, net::Responder& responder)
{
    LineStream lines(responder, request.stop());
    lines.end(errorOf(pushAsked(images, request, lines)));
}

} // namespace

std::vector<net::Route> transferRoutes(Images& images)
{
    return {
        {"POST", "/images/create", doing(images, create)},
        {"POST", "/images/{name...}/push", doing(images, push)},
    };
}

} // namespace darse::api
