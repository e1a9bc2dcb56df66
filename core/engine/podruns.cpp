// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podruns.h"

#include "core/engine/crew.h"
#include "core/kube/podplan.h"

#include <algorithm>
#include <charconv>

namespace darse::engine {

using nlohmann::json;

namespace {

constexpr std::chrono::seconds kFirstPause{10};
constexpr std::chrono::seconds kLongestPause{300};
/// Whoever has run for as long as this begins with the first pause again.
constexpr std::chrono::minutes kWell{10};

} // namespace

/// Every look asks it of all containers: along their few labels it is not far, and no text has to be made for that.
const std::string& podLabel(const Container& container, std::string_view label)
{
    static const std::string kNone;
    const auto& labels = container.config->labels;
    const auto found = std::ranges::find_if(labels, [label](const auto& one) { return one.first == label; });
    return found == labels.end() ? kNone : found->second;
}

int runNumber(const Container& container)
{
    const std::string& text = podLabel(container, kube::label::kRun);
    int out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

ContainerPtr PodRuns::latest(const std::string& container) const
{
    const auto found = byName.find(container);
    return found == byName.end() ? nullptr : found->second.front();
}

ContainerPtr PodRuns::previous(const std::string& container) const
{
    const auto found = byName.find(container);
    return found == byName.end() || found->second.size() < 2 ? nullptr : found->second[1];
}

std::vector<ContainerPtr> PodRuns::all() const
{
    std::vector<ContainerPtr> out;
    for (const auto& [name, runs] : byName)
        out.insert(out.end(), runs.begin(), runs.end());
    return out;
}

PodRuns runsOf(const std::vector<ContainerPtr>& containers, const std::string& uid)
{
    PodRuns out;
    for (const ContainerPtr& container : containers) {
        if (podLabel(*container, kube::label::kPodUid) != uid)
            continue;
        const std::string& name = podLabel(*container, kube::label::kContainer);
        if (name == kube::kInfra)
            out.infra = container;
        else
            out.byName[name].push_back(container);
    }
    for (auto& [name, runs] : out.byName)
        std::ranges::sort(runs, std::ranges::greater(), [](const ContainerPtr& one) { return runNumber(*one); });
    return out;
}

std::string podCgroup(const Crew& crew, const std::string& uid)
{
    return crew.ground.cgroupParent + "/pod" + uid;
}

bool couldNotBegin(const Container& run)
{
    return run.state.status == container::Status::Created && !run.state.error.empty() &&
           (run.state.exitCode == static_cast<int>(runtime::LaunchFailure::NotExecutable) ||
            run.state.exitCode == static_cast<int>(runtime::LaunchFailure::NotFound));
}

bool isSidecar(const json& container)
{
    return container.value("restartPolicy", "") == "Always";
}

bool runsAgain(const json& pod, const Container& ended, PodRole role)
{
    const std::string policy = pod.at("spec").value("restartPolicy", "Always");
    const bool isGood = ended.state.exitCode == 0;
    if (role == PodRole::Sidecar)
        return true;
    if (role == PodRole::Ephemeral)
        return false;
    if (role == PodRole::Init)
        return !isGood && policy != "Never";
    return policy == "Always" || (policy == "OnFailure" && !isGood);
}

bool isOutdated(const Container& run, const json& container)
{
    return run.imageName != container.value("image", "");
}

std::chrono::seconds pauseBeforeRun(const Container& ended)
{
    const int run = runNumber(ended);
    const TimePoint finished = ended.state.finishedAt.value_or(TimePoint());
    const auto ran = finished - ended.state.startedAt.value_or(finished);
    if (run == 0 || ran >= kWell)
        return std::chrono::seconds(0);
    std::chrono::seconds pause = kFirstPause;
    for (int i = 1; i < run && pause < kLongestPause; ++i)
        pause *= 2;
    return std::min(pause, kLongestPause);
}

Result<ContainerPtr> containerOfPod(const Containers& containers, const json& pod, const std::string& name,
                                    WhichRun which)
{
    const PodRuns runs = runsOf(containers.list(), pod.at("metadata").value("uid", ""));
    ContainerPtr found = which == WhichRun::Latest ? runs.latest(name) : runs.previous(name);
    if (found && found->state.status == container::Status::Created) // nothing to be seen of it before its start
        found = runs.previous(name);
    if (!found)
        return Error(ErrorKind::NotFound, "container " + name + " has not run yet");
    return found;
}

} // namespace darse::engine
