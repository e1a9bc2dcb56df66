// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"
#include "core/engine/agenda.h"
#include "core/engine/podhooks.h"
#include "core/kube/objects.h"
#include "core/kube/podplan.h"

#include <filesystem>
#include <set>
#include <thread>

namespace darse::engine {

/// What pods are made with.
struct PodParts {
    Crew& crew;
    Containers& containers;
    kube::Objects& objects;
    std::filesystem::path folder;   ///< of the volumes of pods
    std::filesystem::path profiles; ///< for seccomp, that pods may name
    std::string node;               ///< the name of this machine
};

/// Makes what runs the same as what the pods among the objects say, again and again: each step looks at what is there,
/// does the next thing that is missing, and notes what is true in the status. So it does not matter when the engine
/// dies. One pod is looked at by one thread at a time.
class Pods {
public:
    explicit Pods(PodParts parts);
    Pods(const Pods&) = delete;
    Pods& operator=(const Pods&) = delete;
    ~Pods();

private:
    /// A failure that is tried again, later and later.
    struct Retry {
        int count = 0;
        std::chrono::steady_clock::time_point due{};
        Waiting why{};
        bool isTold = false; ///< that it is waited for
    };

    [[nodiscard]] PodProbes::Parts callbacks();
    void watchObjects(const std::stop_token& stop);
    void watchContainers(const std::stop_token& stop);
    void lookAtAll();
    void lookAtUsers(const kube::Key& object);
    void lookAt(const kube::Key& key);
    void work(const kube::Key& key);
    void lookLater(const kube::Key& key, std::chrono::steady_clock::time_point moment);
    void sync(const kube::Key& key);
    void sweep(const std::string& uid);
    void makeRoom(const std::string& space);
    void tell(const nlohmann::json& pod, const PodNotice& notice);
    [[nodiscard]] bool place(const kube::Key& key, const nlohmann::json& pod);
    void lookAtUnplaced();
    void refreshNode();

    PodParts m_parts;
    /// Found once: where there are many containers the list of all mounts is long.
    const Result<cgroup::Hierarchy> m_hierarchy = cgroup::Hierarchy::find();
    std::mutex m_mutex;
    std::set<kube::Key> m_working;
    std::set<kube::Key> m_again;            ///< what is worked on and has changed meanwhile
    std::map<std::string, Retry> m_retries; ///< by uid and container
    std::set<kube::Key> m_unplaced;         ///< what waits for a place
    std::mutex m_placing;                   ///< before the other one
    std::set<std::string> m_done;           ///< what is done once, by uid and what it is
    std::stop_source m_stop;
    Agenda m_agenda;
    PodHooks m_hooks;
    PodProbes m_probes;
    std::jthread m_objectWatch; ///< these are the last: they use the others
    std::jthread m_containerWatch;
};

/// The name of this machine, as objects are called.
[[nodiscard]] std::string nodeName();
[[nodiscard]] std::int64_t memoryOfNode();
/// Keeps what is true of this machine among the objects, and leaves alone what others say of it.
[[nodiscard]] Result<void> noteNode(const PodParts& parts);

} // namespace darse::engine
