// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What there is, also as it was a while ago.
#include "core/kube/objects.h"

#include <algorithm>

namespace darse::kube {

namespace {

bool isAmong(const Key& key, const Kind& kind, const std::string& space)
{
    return key.kind == &kind && (space.empty() || key.space == space);
}

/// What was there before these steps.
void undo(std::map<Key, ObjectPtr>& objects, const std::vector<Step>& steps)
{
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (step->former)
            objects[step->key] = step->former;
        else
            objects.erase(step->key);
    }
}

} // namespace

Listed Objects::list(const Kind& kind, const std::string& space, const Selector& selector) const
{
    return listPart(kind, space, selector, {});
}

Listed Objects::listPart(const Kind& kind, const std::string& space, const Selector& selector,
                         const ListPart& part) const
{
    Listed out;
    std::map<Key, ObjectPtr> past;
    std::vector<ObjectPtr> all;
    std::vector<KeptStep> since;
    const Key last{&kind, part.space, part.name};
    {
        const std::lock_guard lock(m_mutex);
        out.revision = part.revision == 0 ? m_revision : part.revision;
        const bool isPast = out.revision < m_revision;
        if (isPast && m_history.isTooOld(out.revision)) {
            out.isTooOld = true;
            return out;
        }
        if (isPast)
            since = m_history.after(out.revision);
        const bool isBegun = !part.name.empty();
        auto one = isBegun ? m_objects.upper_bound(last) : m_objects.lower_bound({&kind, space, ""});
        for (; one != m_objects.end() && isAmong(one->first, kind, space); ++one) {
            if (isPast)
                past.insert(*one);
            else
                all.push_back(one->second);
        }
    }
    if (!since.empty()) {
        std::erase_if(since, [&](const KeptStep& kept) {
            return !isAmong(kept.step.key, kind, space) || (!part.name.empty() && !(last < kept.step.key));
        });
        undo(past, recalled(std::move(since)));
    }
    for (const auto& [key, object] : past)
        all.push_back(object);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!selector.isEmpty() && !selector.fits(*all[i]))
            continue;
        if (part.limit != 0 && out.objects.size() == part.limit) {
            out.left = all.size() - i;
            break;
        }
        out.objects.push_back(std::move(all[i]));
    }
    return out;
}

} // namespace darse::kube
