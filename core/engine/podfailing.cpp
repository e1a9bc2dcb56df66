// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said when something of a pod does not work; it is tried again later.
#include "core/engine/podsync.h"

namespace darse::engine {

using nlohmann::json;

namespace {

constexpr const char* kPull = "ErrImagePull";
constexpr const char* kImageMissing = "ErrImageNeverPull";
constexpr const char* kMount = "FailedMount";

} // namespace

/// "web_default(uid)"
std::string PodSync::fullName() const
{
    return m_key.name + "_" + m_key.space + "(" + (*m_pod)["metadata"].value("uid", "") + ")";
}

void PodSync::fail(const std::string& name, const std::string& reason, const Error& error)
{
    m_facts.waiting[name] = {.reason = reason, .message = error.message()};
    if (reason == kImageMissing)
        m_parts.tell({.type = "Warning", .reason = reason, .message = error.message(), .container = name});
    const bool isSaid = reason == kPull || reason == kImageMissing; // what failed has been told
    m_parts.tell({.type = "Warning",
                  .reason = "Failed",
                  .message = "Error: " + (isSaid ? reason : error.message()),
                  .container = name});
    lookAt(
        m_parts.hasFailed(name, {.reason = reason == kPull ? "ImagePullBackOff" : reason, .message = error.message()}));
}

/// All wait for what holds the namespaces; that is said of the pod.
void PodSync::failSandbox(const std::string& first, const Error& error)
{
    const Waiting why{.reason = "FailedCreatePodSandBox", .message = error.message()};
    m_facts.waiting[first] = why;
    m_parts.tell({.type = "Warning", .reason = why.reason, .message = "Failed to create pod sandbox: " + why.message});
    lookAt(m_parts.hasFailed(first, why));
}

/// It is told once, and all that are to run and do not, wait for it.
void PodSync::failMount(const Error& error)
{
    m_parts.tell({.type = "Warning", .reason = kMount, .message = error.message()});
    for (const json& container : m_pod->at("spec").at("containers")) {
        const Waiting why{.reason = kMount, .message = error.message()};
        const ContainerPtr latest = m_runs.latest(nameOf(container));
        const bool isOver = latest && latest->state.status == container::Status::Exited &&
                            !runsAgain(*m_pod, *latest, PodRole::Main) && !isOutdated(*latest, container);
        if (isOver || (latest && latest->state.isAlive()))
            continue;
        m_facts.waiting[nameOf(container)] = why;
        lookAt(m_parts.hasFailed(nameOf(container), why));
    }
}

} // namespace darse::engine
