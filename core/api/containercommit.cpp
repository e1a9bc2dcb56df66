// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containercommit.h"

#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/container/dockerwords.h"
#include "core/container/merge.h"

namespace darse::api {

using container::Config;
using engine::Container;
using engine::Verbs;
using nlohmann::json;

namespace {

std::string healthJson(const container::HealthCheck& health)
{
    json out{{"Test", health.test}};
    const auto add = [&out](const char* name, std::int64_t value) {
        if (value != 0)
            out[name] = value;
    };
    add("Interval", health.interval.count());
    add("Timeout", health.timeout.count());
    add("StartPeriod", health.startPeriod.count());
    add("Retries", health.retries);
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What the body says of the new image wins; what it leaves out is as in the container.
Result<oci::RunConfig> runConfigAsked(const Verbs& verbs, const Container& container, json body)
{
    oci::RunConfig image;
    if (const auto found = verbs.images.store().image(container.image))
        image = found->config.run;
    const oci::RunConfig own = runConfigOf(*container.config, image);
    if (!body.is_object() || body.empty())
        return own;
    body["Image"] = container.imageName;
    std::vector<std::string> warnings;
    TRY_DECLARE(Config asked, container::parseConfig(body, warnings));
    TRY_DECLARE(const Config merged, container::merged(std::move(asked), own));
    return runConfigOf(merged, image);
}

Result<std::string> nameAsked(const Verbs& verbs, const Parameters& parameters)
{
    const std::string repository = parameters.text("repo");
    if (repository.empty())
        return std::string();
    const std::string tag = parameters.text("tag");
    TRY_DECLARE(const auto names,
                oci::candidates(tag.empty() ? repository : repository + ":" + tag, verbs.images.search()));
    if (names.front().digest)
        return Error(ErrorKind::InvalidInput, "an image is named by a tag, not by the digest in " + repository);
    return names.front().text();
}

} // namespace

oci::RunConfig runConfigOf(const Config& config, const oci::RunConfig& image)
{
    oci::RunConfig out;
    out.user = config.user;
    for (const container::Port& port : config.exposed)
        out.exposedPorts.push_back(toString(port));
    out.environment = config.environment;
    out.entrypoint = config.entrypoint;
    out.command = config.command;
    out.volumes.assign(config.anonymousVolumes.begin(), config.anonymousVolumes.end());
    out.workingDirectory = config.workingDirectory;
    out.labels.insert(config.labels.begin(), config.labels.end());
    out.stopSignal = config.stopSignal;
    out.shell = image.shell;
    out.onBuild = image.onBuild;
    if (config.health && !config.health->test.empty())
        out.healthcheckJson = healthJson(*config.health);
    return out;
}

Result<void> commitContainer(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const auto container, verbs.containers.find(parameters.text("container")));
    TRY_DECLARE(json body, jsonBody(request));
    rootfs::CommitOptions options;
    TRY_DECLARE(options.name, nameAsked(verbs, parameters));
    TRY_DECLARE(options.config, runConfigAsked(verbs, *container, std::move(body)));
    options.author = parameters.text("author");
    options.comment = parameters.text("comment");
    options.changes = parameters.all("changes");
    // It pauses unless somebody says that it must not.
    const bool pauses = parameters.text("pause").empty() || parameters.flag("pause");
    const auto meanwhile = pauses ? engine::WhileCommitting::Pauses : engine::WhileCommitting::RunsOn;
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    TRY_DECLARE(const oci::Digest id,
                verbs.containers.commit(container->id.value(), std::move(options), meanwhile, watch.token()));
    return sendJson(responder, 201, {{"Id", id.text()}});
}

} // namespace darse::api
