// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pods.h"

#include "core/cgroup/removal.h"
#include "core/engine/crew.h"
#include "core/engine/podfiles.h"
#include "core/engine/podplacement.h"
#include "core/engine/podsync.h"
#include "core/engine/podvolumes.h"
#include "core/network/hostaddress.h"
#include "core/sys/directory.h"

#include <algorithm>

namespace darse::engine {

using kube::Key;
using nlohmann::json;
using std::chrono::steady_clock;

Pods::Pods(PodParts parts) :
    m_parts(std::move(parts)),
    m_hooks(callbacks()),
    m_probes(callbacks()),
    m_objectWatch([this](const std::stop_token& stop) { watchObjects(stop); }),
    m_containerWatch([this](const std::stop_token& stop) { watchContainers(stop); })
{
}

PodProbes::Parts Pods::callbacks()
{
    return {.crew = m_parts.crew,
            .containers = m_parts.containers,
            .changed = [this](const Key& pod) { lookAt(pod); },
            .complain =
                [this](const Key& key, const PodNotice& notice) {
                    if (const auto pod = m_parts.objects.find(key))
                        tell(**pod, notice);
                },
            .end = [this](const ContainerId& run, const ProbedRun& asked,
                          std::chrono::seconds grace) { m_hooks.end(run, asked, grace); }};
}

Pods::~Pods()
{
    m_stop.request_stop();
    m_objectWatch.request_stop();
    m_containerWatch.request_stop();
}

void Pods::watchObjects(const std::stop_token& stop)
{
    std::uint64_t seen = m_parts.objects.revision();
    lookAtAll();
    refreshNode();
    while (!stop.stop_requested()) {
        const auto happened = m_parts.objects.waitAfter(seen, {Deadline::never(), stop});
        if (!happened)
            return;
        if (happened->isTooOld) {
            seen = m_parts.objects.revision();
            lookAtAll();
            continue;
        }
        for (const kube::Step& step : happened->steps) {
            seen = step.revision;
            if (makesPlace(step))
                lookAtUnplaced();
            if (step.key.kind == &kube::kind::pod)
                lookAt(step.key);
            else if (step.key.kind == &kube::kind::configMap || step.key.kind == &kube::kind::secret ||
                     step.key.kind == &kube::kind::claim)
                lookAtUsers(step.key);
        }
    }
}

void Pods::watchContainers(const std::stop_token& stop)
{
    std::uint64_t seen = m_parts.crew.events.newest();
    while (!stop.stop_requested()) {
        const auto events = m_parts.crew.events.waitAfter(seen, {Deadline::never(), stop});
        if (!events)
            return;
        for (const Event& event : *events) {
            seen = event.number;
            if (event.type == "image")
                refreshNode();
            if (event.type != "container" || (event.action != "die" && event.action != "start"))
                continue;
            const BerthPtr berth = m_parts.crew.table.at(ContainerId(event.object));
            if (!berth)
                continue;
            const ContainerPtr container = berth->now();
            if (const std::string name = podLabel(*container, kube::label::kPodName); !name.empty())
                lookAt({&kube::kind::pod, podLabel(*container, kube::label::kPodSpace), name});
        }
    }
}

void Pods::lookAtAll()
{
    std::set<Key> keys;
    for (const kube::ObjectPtr& pod : m_parts.objects.list(kube::kind::pod, "").objects)
        keys.insert(
            {&kube::kind::pod, (*pod)["metadata"].value("namespace", ""), (*pod)["metadata"].value("name", "")});
    for (const ContainerPtr& container : m_parts.containers.list()) {
        if (const std::string name = podLabel(*container, kube::label::kPodName); !name.empty())
            keys.insert({&kube::kind::pod, podLabel(*container, kube::label::kPodSpace), name});
    }
    for (const Key& key : keys)
        lookAt(key);
}

/// Files are to be renewed, or what was missing is there now.
void Pods::lookAtUsers(const Key& object)
{
    for (const kube::ObjectPtr& pod : m_parts.objects.list(kube::kind::pod, object.space).objects) {
        if (usesObject(*pod, *object.kind, object.name))
            lookAt({&kube::kind::pod, object.space, (*pod)["metadata"].value("name", "")});
    }
}

void Pods::lookAt(const Key& key)
{
    const std::lock_guard lock(m_mutex);
    if (!m_working.insert(key).second) {
        m_again.insert(key);
        return;
    }
    m_agenda.soon([this, key] { work(key); });
}

void Pods::work(const Key& key)
{
    for (;;) {
        if (!m_stop.stop_requested())
            sync(key);
        const std::lock_guard lock(m_mutex);
        if (m_again.erase(key) == 0 || m_stop.stop_requested()) {
            m_working.erase(key);
            return;
        }
    }
}

void Pods::lookLater(const Key& key, steady_clock::time_point moment)
{
    m_agenda.later(key.space + "/" + key.name, moment, [this, key] { lookAt(key); });
}

/// Containers and volumes of pods that are no longer there.
void Pods::sweep(const std::string& uid)
{
    for (const ContainerPtr& container : m_parts.containers.list()) {
        if (podLabel(*container, kube::label::kPodUid) == uid)
            static_cast<void>(
                m_parts.containers.remove(container->id.value(), {.isForced = true, .removesVolumes = true}));
    }
    dropMounts({.volumes = m_parts.folder / uid / "volumes", .parts = m_parts.folder / uid / "parts"});
    if (const auto folder = sys::Directory::open(m_parts.folder))
        static_cast<void>(folder->removeTree(uid, m_stop.get_token()));
    const std::string& around = m_parts.crew.ground.cgroupParent;
    if (m_hierarchy && !around.empty())
        static_cast<void>(cgroup::removeCgroup(*m_hierarchy, around, podCgroup(m_parts.crew, uid)));
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_retries, [&](const auto& one) { return one.first.starts_with(uid); });
    std::erase_if(m_done, [&](const auto& one) { return one.starts_with(uid); });
}

void Pods::sync(const Key& key)
{
    const auto pod = m_parts.objects.find(key);
    const std::string uid = pod ? (**pod)["metadata"].value("uid", "") : "";
    std::set<std::string> gone;
    for (const ContainerPtr& container : m_parts.containers.list()) {
        if (podLabel(*container, kube::label::kPodName) == key.name &&
            podLabel(*container, kube::label::kPodSpace) == key.space)
            gone.insert(podLabel(*container, kube::label::kPodUid));
    }
    gone.erase(uid);
    for (const std::string& other : gone)
        sweep(other);
    if (pod && !(**pod)["spec"].contains("nodeName") && !(**pod)["metadata"].contains("deletionTimestamp")) {
        if (place(key, **pod))
            tell(**pod, {.reason = "Scheduled",
                         .message = "Successfully assigned " + key.space + "/" + key.name + " to " + m_parts.node,
                         .isScheduling = true});
        return; // being placed is a reason to look
    }
    if (!pod || (**pod)["spec"].value("nodeName", m_parts.node) != m_parts.node)
        return; // what another machine is to run is only kept
    PodSync sync({.crew = m_parts.crew,
                  .containers = m_parts.containers,
                  .objects = m_parts.objects,
                  .hooks = m_hooks,
                  .probes = m_probes,
                  .folder = m_parts.folder / uid,
                  .profiles = m_parts.profiles,
                  .node = m_parts.node,
                  .nodeAddress = network::hostAddress(),
                  .hierarchy = m_hierarchy,
                  .stop = m_stop.get_token(),
                  .tell = [&](const PodNotice& notice) { tell(**pod, notice); },
                  .isFirst =
                      [&](const std::string& what) {
                          const std::lock_guard lock(m_mutex);
                          return m_done.insert(uid + what).second;
                      },
                  .mayTry =
                      [&](const std::string& what) {
                          const std::lock_guard lock(m_mutex);
                          const auto found = m_retries.find(uid + what);
                          if (found == m_retries.end() || found->second.due <= steady_clock::now())
                              return std::optional<Waiting>();
                          Waiting why = found->second.why;
                          why.isNews = !std::exchange(found->second.isTold, true);
                          return std::optional(std::move(why));
                      },
                  .hasFailed =
                      [&](const std::string& what, Waiting why) {
                          const std::lock_guard lock(m_mutex);
                          Retry& retry = m_retries[uid + what];
                          constexpr int kMost = 5;
                          retry.due = steady_clock::now() + std::chrono::seconds(5 << std::min(retry.count++, kMost));
                          retry.why = std::move(why);
                          retry.isTold = false;
                          return retry.due;
                      }},
                 key, *pod);
    const PodVerdict verdict = sync.run();
    if (verdict.isGone) {
        m_parts.crew.reached("pod.ended");
        sweep(uid);
        m_parts.crew.reached("pod.swept");
        static_cast<void>(m_parts.objects.remove(key, {.uid = uid, .grace = 0}));
    } else if (verdict.nextLook) {
        lookLater(key, *verdict.nextLook);
    }
}

} // namespace darse::engine
