// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kinds.h"
#include "core/kube/schema.h"

#include <nlohmann/json_fwd.hpp>

#include <deque>
#include <memory>

namespace darse::kube {

/// The kinds that a server has, and what their objects are made of. It never changes.
class Vocabulary {
public:
    /// That of our own engine.
    [[nodiscard]] static const std::shared_ptr<const Vocabulary>& own();

    /// Null: the server has no such kind. One that is a kind of our own is the one of kinds.h.
    [[nodiscard]] const Kind* find(std::string_view apiVersion, std::string_view name) const;
    /// By its name alone: the newest of the core, else of any group.
    [[nodiscard]] const Kind* findNamed(std::string_view name) const;
    [[nodiscard]] const std::vector<const Kind*>& kinds() const { return m_kinds; }
    [[nodiscard]] const Schema& schema() const { return *m_schema; }
    /// What objects of a kind are called in the schema.
    [[nodiscard]] const std::string& typeOf(const Kind& kind) const;

private:
    friend class OpenApiReader;
    Vocabulary() = default;

    std::shared_ptr<const Schema> m_schema;
    std::vector<const Kind*> m_kinds;
    std::map<const Kind*, std::string> m_types;
    std::deque<Kind> m_others; ///< that are not ours; their words are in m_words
    std::shared_ptr<std::deque<std::string>> m_words;
};

using VocabularyPtr = std::shared_ptr<const Vocabulary>;

/// What a server says of itself: documents of its OpenAPI, of the second or third version. Null when they tell of no
/// kind. Fields that our own tables have too are explained by these.
[[nodiscard]] VocabularyPtr readOpenApi(const std::vector<nlohmann::json>& documents);

} // namespace darse::kube
