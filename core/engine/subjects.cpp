// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/subjects.h"

#include "core/engine/podruns.h"
#include "core/kube/podplan.h"

namespace darse::engine {
namespace {

// Whoever makes a container says what its labels are.
bool isMadeOf(std::string_view text, std::string_view letters)
{
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

} // namespace

std::optional<std::string> podIdOf(const Container& container)
{
    const std::string uid = podLabel(container, kube::label::kPodUid);
    return isMadeOf(uid, "0123456789abcdef-") ? std::optional(std::string(metrics::kPodPrefix) + uid) : std::nullopt;
}

void addSubjects(std::vector<metrics::Subject>& out, const Container& container, bool hasPodCgroups)
{
    if (!container.state.isAlive() || container.state.pid <= 0)
        return;
    metrics::Subject one{.id = container.id.value(),
                         .name = container.name,
                         .pid = container.state.pid,
                         .hasOwnNetwork = container.config->modes.network != "host",
                         .terms = container.config};
    out.push_back(one);
    if (!hasPodCgroups || podLabel(container, kube::label::kContainer) != kube::kInfra)
        return;
    auto id = podIdOf(container);
    one.name = podLabel(container, kube::label::kPodSpace) + '/' + podLabel(container, kube::label::kPodName);
    if (!id || !isMadeOf(one.name, "abcdefghijklmnopqrstuvwxyz0123456789-./"))
        return;
    one.id = std::move(*id);
    one.isPod = true;
    out.push_back(std::move(one));
}

} // namespace darse::engine
