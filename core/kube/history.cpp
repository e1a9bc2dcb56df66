// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/history.h"

#include <algorithm>

namespace darse::kube {

namespace {

std::size_t lengthOf(const TextPtr& text)
{
    return text ? text->size() : 0;
}

ObjectPtr treeOf(const TextPtr& text)
{
    if (!text)
        return nullptr;
    return {std::make_shared<const nlohmann::json>(nlohmann::json::parse(*text, nullptr, false)), text};
}

} // namespace

void History::add(Step step)
{
    m_steps.push_back({.step = std::move(step)});
    if (m_steps.size() > m_bounds.trees) {
        KeptStep& kept = m_steps[m_steps.size() - 1 - m_bounds.trees];
        kept.text = jsonTextOf(kept.step.object);
        kept.former = kept.step.former ? jsonTextOf(kept.step.former) : nullptr;
        kept.step.object = nullptr;
        kept.step.former = nullptr;
        m_text += lengthOf(kept.text) + lengthOf(kept.former);
    }
    while (m_steps.size() > m_bounds.steps || (m_text > m_bounds.text && m_steps.size() > m_bounds.trees))
        forgetOldest();
}

void History::forgetOldest()
{
    const KeptStep& oldest = m_steps.front();
    m_text -= lengthOf(oldest.text) + lengthOf(oldest.former);
    m_forgotten = oldest.step.revision;
    m_steps.pop_front();
}

std::vector<KeptStep> History::after(std::uint64_t revision) const
{
    const auto first =
        std::ranges::upper_bound(m_steps, revision, {}, [](const KeptStep& kept) { return kept.step.revision; });
    return {first, m_steps.end()};
}

std::vector<Step> recalled(std::vector<KeptStep> steps)
{
    std::vector<Step> out;
    out.reserve(steps.size());
    for (KeptStep& kept : steps) {
        if (!kept.step.object) {
            kept.step.object = treeOf(kept.text);
            kept.step.former = treeOf(kept.former);
        }
        out.push_back(std::move(kept.step));
    }
    return out;
}

} // namespace darse::kube
