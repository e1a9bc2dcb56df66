// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containercreate.h"

#include "core/api/containerhandler.h"
#include "core/api/createchecks.h"
#include "core/container/dockerwords.h"
#include "core/container/merge.h"

#include <QString>
#include <QSysInfo>

namespace darse::api {

using engine::Verbs;
using nlohmann::json;

namespace {

/// In the words that make Docker's client pull it.
Error missing(const std::string& image)
{
    return {ErrorKind::NotFound, "No such image: " + image + (oci::hasTagOrDigest(image) ? "" : ":latest")};
}

Result<void> checkImage(const Verbs& verbs, const std::string& name, const std::string& platform)
{
    const auto image = verbs.images.find(name);
    if (!image)
        return image.error().kind() == ErrorKind::NotFound ? missing(name) : image.error();
    if (platform.empty())
        return ok();
    TRY_DECLARE(const oci::Platform wanted, oci::parsePlatform(platform));
    if (oci::fitness(image->config.platform, wanted) > 0)
        return ok();
    return Error(ErrorKind::NotFound, "image with reference " + name +
                                          " was found but does not match the specified platform: wanted " +
                                          wanted.text() + ", actual: " + image->config.platform.text());
}

} // namespace

Result<void> checkNewName(const std::string& name)
{
    if (container::checkName(name))
        return ok();
    return Error(ErrorKind::InvalidInput,
                 "Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
}

Result<void> createContainer(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const json body, jsonBody(request));
    if (!body.is_object() || body.empty())
        return Error(ErrorKind::InvalidInput, "Config cannot be empty in order to create a container");
    std::string name = parameters.text("name");
    if (name.starts_with('/'))
        name.erase(0, 1);
    if (!name.empty())
        TRY(checkNewName(name));
    std::vector<std::string> warnings;
    TRY_DECLARE(container::Config config, container::parseConfig(body, warnings));
    if (config.modes.network == "host" && config.hostname.empty())
        config.hostname = QSysInfo::machineHostName().toStdString();
    TRY(checkOffered(config, offerHere(verbs.programs.runtimeName)));
    TRY(checkImage(verbs, config.image, parameters.text("platform")));
    TRY_DECLARE(const engine::Created created, verbs.containers.create(name, std::move(config)));
    warnings.insert(warnings.end(), created.warnings.begin(), created.warnings.end());
    return sendJson(responder, 201, {{"Id", created.id.value()}, {"Warnings", warnings}});
}

} // namespace darse::api
