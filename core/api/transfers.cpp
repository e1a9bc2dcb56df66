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

namespace {

/// "alpine" with "3.19" or with "sha256:…".
std::string joined(const std::string& name, const std::string& tag)
{
    if (tag.empty())
        return name;
    return name + (tag.find(':') == std::string::npos ? ":" : "@") + tag;
}

/// The only registry that the login of a request is for. To clients a name without a registry is one of Docker Hub, and
/// so is the login that they send with it, wherever else we may look for the name.
Result<std::string> registryOf(const std::string& name)
{
    TRY_DECLARE(const auto names, oci::candidates(name, {}));
    return names.front().registry;
}

ByteSource bodyOf(net::Incoming& request)
{
    return [&request](std::span<char> into, const std::stop_token&) { return request.readBody(into); };
}

std::optional<Error> errorOf(const Result<void>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

Result<void> pull(Images& images, const net::Incoming& request, const Parameters& parameters, LineStream& lines)
{
    const std::string name = joined(parameters.text("fromImage"), parameters.text("tag"));
    if (!oci::hasTagOrDigest(name))
        return Error(ErrorKind::Unsupported, "all tags of " + name + " at once are not offered; name one of them");
    engine::PullAsked asked{.name = name};
    if (const std::string platform = parameters.text("platform"); !platform.empty()) {
        TRY_DECLARE(asked.platform, oci::parsePlatform(platform));
    }
    TRY_DECLARE(const std::string registry, registryOf(name));
    TRY_DECLARE(asked.credential, requestCredential(request, registry));
    TransferLines told(lines, kPullWords);
    TRY_DECLARE(const engine::Pulled pulled, images.pull(asked, told.sink(), lines.stop()));
    lines.send({{"status", "Digest: " + pulled.digest.text()}});
    lines.send({{"status", std::string(pulled.isNew ? "Status: Downloaded newer image for "
                                                    : "Status: Image is up to date for ") +
                               pulled.reference.familiar()}});
    // A line of its own: Docker's client shows nothing of one with "aux".
    lines.send({{"aux", {{"ID", pulled.id.text()}, {"Digest", pulled.digest.text()}}}});
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

Result<void> pushAsked(Images& images, const net::Incoming& request, LineStream& lines)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    const std::string name = joined(std::string(request.parameter("name")), parameters.text("tag"));
    if (!oci::hasTagOrDigest(name) && oci::candidates(name, {}) && parameters.text("target").empty())
        return Error(ErrorKind::Unsupported, "all tags of " + name + " at once are not offered; name one of them");
    engine::PushAsked asked{.image = name, .target = parameters.text("target")};
    TRY_DECLARE(const std::string registry, registryOf(asked.target.empty() ? name : asked.target));
    TRY_DECLARE(asked.credential, requestCredential(request, registry));
    TransferLines told(lines, kPushWords);
    TRY_DECLARE(const engine::Pushed pushed, images.push(asked, told.sink(), lines.stop()));
    const std::string tag = pushed.target.tag.value_or("latest");
    lines.send({{"status", tag + ": digest: " + pushed.digest.text() + " size: " + std::to_string(pushed.size)}});
    lines.send({{"progressDetail", json::object()},
                {"aux", {{"Tag", tag}, {"Digest", pushed.digest.text()}, {"Size", pushed.size}}}});
    return ok();
}

void push(Images& images, net::Incoming& request, net::Responder& responder)
{
    LineStream lines(responder, request.stop());
    lines.end(errorOf(pushAsked(images, request, lines)));
}

void load(Images& images, net::Incoming& request, net::Responder& responder)
{
    LineStream lines(responder, request.stop());
    const auto loaded = images.load(bodyOf(request), {.stop = lines.stop()});
    if (!loaded) {
        lines.end(loaded.error());
        return;
    }
    for (const store::Loaded& image : *loaded) {
        if (image.names.empty())
            lines.send({{"stream", "Loaded image ID: " + image.id.text() + "\n"}});
        for (const std::string& name : image.names)
            lines.send({{"stream", "Loaded image: " + familiar(name) + "\n"}});
    }
    lines.end({});
}

/// The archive itself; what fails in the middle cuts it, so that no client takes it for a whole one.
Result<void> sendArchive(Images& images, const std::vector<std::string>& names, store::ArchiveFormat format,
                         net::Responder& responder)
{
    const auto sink = [&responder](std::string_view piece) -> Result<void> {
        if (!responder.hasBegun())
            TRY(responder.begin({.status = 200, .reason = {}, .headers = {{"Content-Type", "application/x-tar"}}}));
        return responder.write(piece);
    };
    return images.save(names, format, sink);
}

Result<store::ArchiveFormat> formatOf(const std::string& name)
{
    if (name.empty() || name == "docker")
        return store::ArchiveFormat::Docker;
    if (name == "oci")
        return store::ArchiveFormat::Oci;
    return Error(ErrorKind::InvalidInput, "the format of an archive is docker or oci, not \"" + name + "\"");
}

Result<void> saveAsked(Images& images, const net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const store::ArchiveFormat format, formatOf(parameters.text("format")));
    std::vector<std::string> names = parameters.all("names");
    if (const std::string_view one = request.parameter("name"); !one.empty())
        names.emplace_back(one);
    if (names.empty())
        return Error(ErrorKind::InvalidInput, "no image was named");
    return sendArchive(images, names, format, responder);
}

void save(Images& images, net::Incoming& request, net::Responder& responder)
{
    const auto result = saveAsked(images, request, responder);
    if (result)
        static_cast<void>(responder.end());
    else if (!responder.hasBegun())
        sendError(responder, result.error());
}

} // namespace

std::vector<net::Route> transferRoutes(Images& images)
{
    return {
        {"POST", "/images/create", doing(images, create)},
        {"POST", "/images/load", doing(images, load)},
        {"GET", "/images/get", doing(images, save)},
        {"GET", "/images/{name...}/get", doing(images, save)},
        {"POST", "/images/{name...}/push", doing(images, push)},
    };
}

} // namespace darse::api
