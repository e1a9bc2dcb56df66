// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the containers of a pod are started, and started again.
#include "core/engine/crew.h"
#include "core/engine/podends.h"
#include "core/engine/podsync.h"
#include "core/engine/podvolumes.h"

namespace darse::engine {

using container::Status;
using nlohmann::json;
using std::chrono::steady_clock;

namespace {

/// Who is not to be root is none whom the image does not say by number, unless the pod says another.
Result<void> checkUser(const json& pod, const json& container, std::string user)
{
    const json own = container.value("securityContext", json::object());
    const json around = pod.at("spec").value("securityContext", json::object());
    const auto is = [&](const char* key) { return own.contains(key) ? own[key] : around.value(key, json()); };
    if (is("runAsNonRoot") != json(true) || !is("runAsUser").is_null())
        return ok();
    user = user.substr(0, user.find(':'));
    if (user.empty() || user == "root" || user.find_first_not_of('0') == std::string::npos)
        return Error(ErrorKind::InvalidInput, "container has runAsNonRoot and image will run as root");
    if (user.find_first_not_of("0123456789") != std::string::npos)
        return Error(ErrorKind::InvalidInput, "container has runAsNonRoot and image has non-numeric user (" + user +
                                                  "), cannot verify user is non-root");
    return ok();
}

} // namespace

/// Side by side, as far as they do not run yet.
void PodSync::startAll()
{
    const json& containers = m_pod->at("spec").at("containers");
    std::vector<std::jthread> others;
    for (const json& container : containers) {
        const auto work = [this, &container] {
            Turn turn(m_turn);
            keepRunning(container, PodRole::Main, turn);
        };
        const auto runs = [this, &container] {
            const Turn turn(m_turn);
            const ContainerPtr latest = m_runs.latest(nameOf(container));
            return latest && latest->state.isAlive();
        };
        if (&container == &containers.back() || runs())
            work();
        else
            others.emplace_back(work);
    }
}

void PodSync::keepRunning(const json& container, PodRole role, Turn& turn)
{
    const std::string name = nameOf(container);
    const ContainerPtr latest = m_runs.latest(name);
    if (!latest || (latest->state.status == Status::Created && !couldNotBegin(*latest)))
        return startRun(container, latest ? runNumber(*latest) : 0, turn);
    const bool isReplaced = (role == PodRole::Main || role == PodRole::Sidecar) && isOutdated(*latest, container);
    if (latest->state.isAlive()) {
        if (isReplaced)
            replaceRun(container, latest);
        return watchProbes(container, latest);
    }
    if (isReplaced)
        return startRun(container, runNumber(*latest) + 1, turn);
    if (!runsAgain(*m_pod, *latest, role))
        return;
    const auto since =
        std::chrono::system_clock::now() - latest->state.finishedAt.value_or(std::chrono::system_clock::now());
    const auto left = pauseBeforeRun(*latest) - since;
    if (left > left.zero()) {
        m_facts.waiting[name] = {.reason = "CrashLoopBackOff",
                                 .message = "back-off " + std::to_string(pauseBeforeRun(*latest).count()) +
                                            "s restarting failed container=" + name + " pod=" + fullName()};
        if (m_parts.isFirst("back-off " + latest->id.value()))
            m_parts.tell({.type = "Warning",
                          .reason = "BackOff",
                          .message = "Back-off restarting failed container " + name + " in pod " + fullName(),
                          .container = name});
        return lookAt(steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(left));
    }
    startRun(container, runNumber(*latest) + 1, turn);
}

/// Its end is a reason for another look, which starts the next one.
void PodSync::replaceRun(const json& container, const ContainerPtr& run)
{
    if (m_parts.isFirst("replace " + run->id.value()))
        m_parts.tell({.reason = "Killing",
                      .message = "Container " + nameOf(container) + " definition changed, will be restarted",
                      .container = nameOf(container)});
    endRun(run, std::chrono::seconds(m_pod->at("spec").value("terminationGracePeriodSeconds", 30)));
}

void PodSync::watchProbes(const json& container, const ContainerPtr& run)
{
    if (m_parts.hooks.isBeginning(run->id)) {
        m_facts.probes[nameOf(container)] = {.isStarted = false, .isReady = false};
        return;
    }
    m_parts.probes.watch(run->id, probedRun(m_key, m_pod->at("spec"), container, ground().address));
    m_facts.probes[nameOf(container)] = m_parts.probes.verdictOf(run->id, container);
}

Result<container::Config> PodSync::planned(const json& container, int run) const
{
    TRY_DECLARE(const store::Image image, m_parts.crew.images.find(container.value("image", "")));
    TRY(checkUser(*m_pod, container, image.config.run.user));
    TRY(bindParts(*m_pod, container, ground()));
    kube::PodGround with = ground();
    if (const std::string target = container.value("targetContainerName", ""); !target.empty()) {
        const ContainerPtr other = m_runs.latest(target);
        if (!other || !other->state.isAlive())
            return Error(ErrorKind::InvalidState, "container " + target + " is not running");
        with.target = other->id.value();
    }
    TRY(makeEndFile(kube::endFile(with, nameOf(container), run)));
    return kube::planRun(*m_pod, container, run, with);
}

void PodSync::startRun(const json& container, int run, Turn& turn)
{
    const std::string name = nameOf(container);
    if (!hasImage(container))
        return;
    const std::string full = kube::runName(*m_pod, name, run);
    const std::string image = container.value("image", "");
    if (!m_pulled.contains(name) && m_parts.isFirst("image of " + full))
        m_parts.tell({.reason = "Pulled",
                      .message = "Container image \"" + image + "\" already present on machine",
                      .container = name});
    if (!m_parts.containers.find(full)) {
        auto config = planned(container, run);
        if (!config)
            return fail(name, "CreateContainerConfigError", config.error());
        turn.unlock();
        const auto made = m_parts.containers.create(full, std::move(config).value());
        turn.lock();
        if (!made)
            return fail(name, "CreateContainerError", made.error());
        m_parts.crew.reached("pod.created");
        m_parts.tell({.reason = "Created", .message = "Created container: " + name, .container = name});
    }
    turn.unlock();
    const auto started = m_parts.containers.start(full, m_parts.stop);
    turn.lock();
    refresh();
    keepTwo(name);
    if (const ContainerPtr latest = m_runs.latest(name); !started && latest && couldNotBegin(*latest)) {
        m_parts.tell({.type = "Warning",
                      .reason = "Failed",
                      .message = "Error: " + started.error().message(),
                      .container = name});
        return lookAt(steady_clock::now());
    }
    if (!started)
        return fail(name, "RunContainerError", started.error());
    m_parts.crew.reached("pod.started");
    m_parts.tell({.reason = "Started", .message = "Started container " + name, .container = name});
    if (const ContainerPtr latest = m_runs.latest(name); latest && latest->state.isAlive()) {
        m_parts.hooks.begin(latest->id, probedRun(m_key, m_pod->at("spec"), container, ground().address));
        watchProbes(container, latest);
    }
}

/// The last one before it is kept, for its log.
void PodSync::keepTwo(const std::string& name)
{
    const auto& runs = m_runs.byName[name];
    for (std::size_t i = 2; i < runs.size(); ++i)
        static_cast<void>(m_parts.containers.remove(runs[i]->id.value(), {.isForced = true, .removesVolumes = true}));
}

} // namespace darse::engine
