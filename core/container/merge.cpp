// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/merge.h"

#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/strictjson.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

constexpr std::size_t kMaxHealthJson = std::size_t{256} * 1024;

std::string_view nameOf(std::string_view variable)
{
    return variable.substr(0, variable.find('='));
}

/// {""} is how clients say: no entry point at all.
bool isNone(const std::optional<Texts>& entrypoint)
{
    return entrypoint && (entrypoint->empty() || (entrypoint->size() == 1 && entrypoint->front().empty()));
}

/// Another entry point is another program, which has no use for the arguments that the image has for its own.
Result<void> mergeCommand(Config& config, const oci::RunConfig& image)
{
    const bool hasCommand = config.command && !config.command->empty();
    if (!config.entrypoint) {
        config.entrypoint = image.entrypoint;
        if (!hasCommand)
            config.command = image.command;
    } else if (config.entrypoint->empty() && !hasCommand) {
        config.command = image.command;
    }
    if (isNone(config.entrypoint))
        config.entrypoint.reset();
    const Texts words = arguments(config);
    if (words.empty())
        return invalid("there is nothing to run: neither the image nor the request has a command");
    const bool hasNul = std::ranges::any_of(words, [](const auto& word) { return word.find('\0') != word.npos; });
    return hasNul ? Result<void>(invalid("the command has a NUL in it")) : ok();
}

/// Those of the person first, as Docker lists them; the image's only where the person names no such variable.
Result<void> mergeEnvironment(Config& config, const oci::RunConfig& image)
{
    std::set<std::string, std::less<>> asked;
    for (const std::string& variable : config.environment)
        asked.emplace(nameOf(variable));
    std::erase_if(config.environment, [](const auto& variable) { return variable.find('=') == variable.npos; });
    for (const std::string& variable : image.environment) {
        const std::size_t at = variable.find('=');
        if (at == std::string::npos || at == 0 || variable.find('\0') != std::string::npos)
            return invalid("the image has the environment " + oci::inQuotes(variable) + ", which is not NAME=value");
        if (!asked.contains(nameOf(variable)))
            config.environment.push_back(variable);
    }
    return ok();
}

Result<void> mergePlaces(Config& config, const oci::RunConfig& image)
{
    if (config.workingDirectory.empty())
        config.workingDirectory = image.workingDirectory;
    if (!config.workingDirectory.empty() && !cleanPath(config.workingDirectory))
        return invalid("the working directory is not an absolute path: " + oci::inQuotes(config.workingDirectory));
    for (const std::string& path : image.volumes) {
        // A relative one is meant from the root.
        auto cleaned = cleanPath("/" + path);
        if (!cleaned || *cleaned == "/" || path.find('\0') != std::string::npos)
            return invalid("the image has the volume " + oci::inQuotes(path) + ", which cannot be mounted");
        config.anonymousVolumes.insert(std::move(*cleaned));
    }
    for (const std::string& text : image.exposedPorts) {
        TRY_DECLARE(const auto ports, parsePorts(text).within("the image's ports"));
        config.exposed.insert(ports.begin(), ports.end());
    }
    return ok();
}

Result<void> mergeHealth(Config& config, const oci::RunConfig& image)
{
    if (image.healthcheckJson.empty())
        return ok();
    TRY_DECLARE(const Json json,
                oci::readJson(image.healthcheckJson, kMaxHealthJson).within("the image's Healthcheck"));
    std::vector<std::string> warnings;
    TRY_DECLARE(auto reader, Reader::of(json, "the image's Healthcheck.", warnings));
    TRY_DECLARE(const HealthCheck base, readHealthCheck(std::move(reader)));
    if (!config.health) {
        config.health = base;
        return ok();
    }
    HealthCheck& health = *config.health;
    if (health.test.empty())
        health.test = base.test;
    for (auto member : {&HealthCheck::interval, &HealthCheck::timeout, &HealthCheck::startPeriod}) {
        if ((health.*member).count() == 0)
            health.*member = base.*member;
    }
    if (health.retries == 0)
        health.retries = base.retries;
    return ok();
}

} // namespace

Result<Config> merged(Config asked, const oci::RunConfig& image)
{
    TRY(mergeCommand(asked, image));
    TRY(mergeEnvironment(asked, image));
    TRY(mergePlaces(asked, image));
    TRY(mergeHealth(asked, image));
    asked.labels.insert(image.labels.begin(), image.labels.end());
    if (asked.user.empty())
        asked.user = image.user;
    if (asked.stopSignal.empty()) {
        asked.stopSignal = image.stopSignal;
        if (!asked.stopSignal.empty())
            TRY(signalNumber(asked.stopSignal).within("the image's stop signal"));
    }
    return asked;
}

std::vector<std::string> arguments(const Config& config)
{
    std::vector<std::string> result;
    for (const auto* words : {&config.entrypoint, &config.command}) {
        if (*words)
            result.insert(result.end(), (*words)->begin(), (*words)->end());
    }
    return result;
}

} // namespace darse::container
