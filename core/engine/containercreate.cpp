// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/container/merge.h"
#include "core/engine/containers.h"
#include "core/engine/joining.h"
#include "core/engine/launch.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::engine {
namespace {

using container::Config;

constexpr int kNameAttempts = 100;

/// A name that nobody has: the one that was asked for, or one that is made up.
Result<BerthPtr> addNamed(Crew& crew, Container container, const std::string& name)
{
    if (!name.empty()) {
        container.name = name;
        return crew.table.add(std::move(container));
    }
    for (int i = 1;; ++i) {
        container.name = container::madeUpName();
        auto berth = crew.table.add(container);
        if (berth || berth.error().kind() != ErrorKind::Conflict || i == kNameAttempts)
            return berth;
    }
}

/// Docker's clients call the default network "default" where it is meant, and "bridge" where it is looked at.
void useNamesOfNetworks(Config& config)
{
    if (auto usual = config.endpoints.extract("default")) {
        usual.key() = "bridge";
        config.endpoints.insert(std::move(usual));
    }
}

/// Only below what is ours: what a person names is never a place elsewhere in the machine's tree by accident.
Result<void> checkCgroupParent(Crew& crew, const std::string& parent)
{
    if (parent.empty() || crew.ground.cgroupParent.empty())
        return ok();
    const bool isPath = parent.front() == '/' && parent.find('\n') == std::string::npos && parent.size() < 256;
    const std::filesystem::path path(parent);
    if (!isPath || std::ranges::any_of(path, [](const auto& part) { return part == ".." || part == "."; }))
        return Error(ErrorKind::InvalidInput,
                     "\"" + parent.substr(0, 256) + "\" is not a parent for cgroups: it is to be a path like /name");
    if (crew.ground.spec.isRootless && parent != crew.ground.cgroupParent &&
        !parent.starts_with(crew.ground.cgroupParent + "/"))
        return Error(ErrorKind::InvalidInput, "the cgroup " + parent + " is not below " + crew.ground.cgroupParent +
                                                  ", where an ordinary user's containers may be");
    return ok();
}

/// Not found is the image alone: for that answer clients pull it and ask again.
Result<void> checkNetwork(Crew& crew, const std::string& name)
{
    auto found = crew.networks.find(name);
    if (found || found.error().kind() != ErrorKind::NotFound)
        return found ? ok() : Result<void>(std::move(found).error());
    return Error(ErrorKind::InvalidInput, "network " + name + " not found");
}

/// What would only be found out at the start, told now.
Result<void> checkConfig(Crew& crew, const Config& config)
{
    if (isNamedNetwork(config.modes.network) && !config.modes.network.empty() && config.modes.network != "default")
        TRY(checkNetwork(crew, config.modes.network));
    for (const auto& [name, endpoint] : config.endpoints) {
        if (!isNamedNetwork(config.modes.network))
            break;
        TRY(checkNetwork(crew, name));
    }
    TRY(checkCgroupParent(crew, config.cgroupParent));
    if (!config.ports.empty() && config.modes.network.starts_with("container:"))
        return Error(ErrorKind::InvalidInput,
                     "conflicting options: port publishing and the container type network mode");
    if (config.isRemovedAtEnd && config.restart.mode != container::RestartMode::No)
        return Error(ErrorKind::InvalidInput, "can't create 'AutoRemove' container with restart policy");
    if (config.log.driver != "json-file" && config.log.driver != "k8s-file" && config.log.driver != "local" &&
        config.log.driver != "none")
        return Error(ErrorKind::InvalidInput,
                     "there is no log driver \"" + config.log.driver + "\": logs are \"json-file\" or \"none\"");
    if (config.hasInit.value_or(false) && crew.ground.initProgram.empty())
        return Error(ErrorKind::Unsupported, "there is no catatonit to be the init of a container; install it");
    return ok();
}

} // namespace

Result<Created> Containers::create(const std::string& name, Config config)
{
    if (!name.empty())
        TRY(container::checkName(name));
    const std::string imageName = config.image;
    TRY_DECLARE(const store::Image image, m_crew.images.find(imageName));
    // Nobody may remove the image before its container stands in the table.
    TRY_DECLARE(const auto hold, m_crew.images.store().hold(image.info.id));
    TRY_DECLARE(config, container::merged(std::move(config), image.config.run));
    useNamesOfNetworks(config);
    TRY(checkConfig(m_crew, config));
    Container made{.id = ContainerId(randomId()),
                   .name = {},
                   .created = std::chrono::system_clock::now(),
                   .image = image.info.id,
                   .imageName = imageName,
                   .config = std::make_shared<const Config>(std::move(config)),
                   .folder = {},
                   .log = {}};
    place(m_crew, made);
    TRY_DECLARE(made.mounts, settleMounts(m_crew, *made.config));
    m_crew.reached("create.mounts");
    ScopeGuard undone([&] {
        removeVolumes(m_crew, made.mounts);
        static_cast<void>(m_crew.roots.remove(made.id));
    });
    TRY(m_crew.roots.make(made.id, image,
                          made.config->isRemovedAtEnd ? rootfs::Lasting::UntilRemoved : rootfs::Lasting::Kept));
    m_crew.reached("create.root");
    TRY_DECLARE(const BerthPtr berth, addNamed(m_crew, made, name));
    undone.dismiss();
    m_crew.reached("create.recorded");
    m_crew.tell(*berth->now(), "create");
    return Created{.id = made.id, .warnings = {}};
}

Result<bool> Containers::start(std::string_view text, const std::stop_token& stop)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    if (berth->tide().isRemoved)
        return Error(ErrorKind::NotFound, "No such container: " + std::string(text));
    if (container.state.status == container::Status::Paused)
        return Error(ErrorKind::Conflict, "cannot start a paused container, try unpause instead");
    if (container.state.isAlive())
        return false;
    if (container.state.status == container::Status::Removing)
        return Error(ErrorKind::Conflict, "container is marked for removal and cannot be started");
    m_crew.agenda.forget(restartKey(container.id));
    container.state.restartCount = 0;
    container.state.wasStoppedByUser = false;
    TRY(m_crew.table.change(*berth, container));
    const auto launched = launch(m_crew, *berth, stop);
    // Whoever waits for its removal would wait for ever.
    if (!launched && container.config->isRemovedAtEnd)
        static_cast<void>(removeDead(m_crew, berth, AnonymousVolumes::Remove));
    TRY(Result<void>(launched));
    return true;
}

Result<void> Containers::rename(std::string_view text, const std::string& name)
{
    TRY(container::checkName(name));
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::lock_guard lock(berth->verb);
    const std::string former = berth->now()->name;
    if (former == name)
        return Error(ErrorKind::InvalidInput, "Renaming a container with the same name as its current name");
    TRY(m_crew.table.rename(berth, name));
    m_crew.tell(*berth->now(), "rename", {{"oldName", "/" + former}});
    return ok();
}

Result<std::vector<std::string>> Containers::update(std::string_view text, const Config& changed)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    std::vector<std::string> warnings;
    if (container.state.isAlive()) {
        const auto resources = runtime::resourcesJson(changed.resources, m_crew.ground.spec, warnings);
        TRY(m_crew.runtime.update(container.id, resources.dump()));
    }
    Config config = *container.config;
    config.resources = changed.resources;
    config.restart = changed.restart;
    container.config = std::make_shared<const Config>(std::move(config));
    TRY(m_crew.table.change(*berth, container));
    m_crew.tell(container, "update");
    return warnings;
}

} // namespace darse::engine
