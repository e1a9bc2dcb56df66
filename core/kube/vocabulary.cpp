// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/vocabulary.h"

#include <algorithm>

namespace darse::kube {

const Kind* Vocabulary::find(std::string_view apiVersion, std::string_view name) const
{
    const auto found = std::ranges::find_if(
        m_kinds, [&](const Kind* kind) { return kind->name == name && kind->apiVersion() == apiVersion; });
    return found == m_kinds.end() ? nullptr : *found;
}

const Kind* Vocabulary::findNamed(std::string_view name) const
{
    const auto isBetter = [](const Kind* one, const Kind* other) {
        const auto isTrial = [](const Kind* kind) { return kind->version.find_first_of("ab") != std::string::npos; };
        if (one->group.empty() != other->group.empty())
            return one->group.empty();
        return isTrial(one) != isTrial(other) ? isTrial(other) : one->version > other->version;
    };
    const Kind* best = nullptr;
    for (const Kind* kind : m_kinds) {
        if (kind->name == name && (best == nullptr || isBetter(kind, best)))
            best = kind;
    }
    return best;
}

const std::string& Vocabulary::typeOf(const Kind& kind) const
{
    static const std::string kAny = "any";
    const auto found = m_types.find(&kind);
    return found == m_types.end() ? kAny : found->second;
}

const std::shared_ptr<const Vocabulary>& Vocabulary::own()
{
    static const std::shared_ptr<const Vocabulary> kOwn = [] {
        const std::shared_ptr<Vocabulary> out(new Vocabulary);
        out->m_schema = std::shared_ptr<const Schema>(std::shared_ptr<void>(), &Schema::served());
        for (const Kind& kind : kube::kinds()) {
            out->m_kinds.push_back(&kind);
            out->m_types[&kind] = kind.name;
        }
        return out;
    }();
    return kOwn;
}

} // namespace darse::kube
