// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Images as archives: load and save.
#include "core/api/answer.h"
#include "core/api/imagehandler.h"
#include "core/api/imagejson.h"
#include "core/api/images.h"
#include "core/api/transferlines.h"

namespace darse::api {

using engine::Images;

ByteSource bodyOf(net::Incoming& request)
{
    return [&request](std::span<char> into, const std::stop_token&) { return request.readBody(into); };
}

namespace {

/// From its first line on the answer is 200, as Docker's is: an archive that cannot be read is told in a line.
void load(Images& images, net::Incoming& request, net::Responder& responder)
{
    LineStream lines(responder, request.stop());
    TransferLines told(lines, kLoadWords);
    const auto parameters = Parameters::of(request);
    const bool isQuiet = parameters && parameters->flag("quiet");
    const auto loaded =
        images.load(bodyOf(request), {.stop = lines.stop()}, isQuiet ? engine::TransferSink() : told.sink());
    lines.begin();
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

std::vector<net::Route> archiveRoutes(Images& images)
{
    return {
        {"POST", "/images/load", doing(images, load)},
        {"GET", "/images/get", doing(images, save)},
        {"GET", "/images/{name...}/get", doing(images, save)},
    };
}

} // namespace darse::api
