// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace darse::kube {

/// An object as compact JSON.
using TextPtr = std::shared_ptr<const std::string>;

/// An object at one moment; it never changes. One that is kept has its text beside it, for that is sent, remembered and
/// listed again and again.
class ObjectPtr {
public:
    ObjectPtr(std::nullptr_t = nullptr) {}
    ObjectPtr(std::shared_ptr<const nlohmann::json> tree, TextPtr text = nullptr) :
        m_tree(std::move(tree)),
        m_text(std::move(text))
    {
    }

    explicit operator bool() const { return m_tree != nullptr; }
    const nlohmann::json& operator*() const { return *m_tree; }
    const nlohmann::json* operator->() const { return m_tree.get(); }
    [[nodiscard]] const nlohmann::json* get() const { return m_tree.get(); }
    /// Null: it is not kept.
    [[nodiscard]] const TextPtr& text() const { return m_text; }

    /// The very same, not only equal.
    friend bool operator==(const ObjectPtr& a, const ObjectPtr& b) { return a.m_tree == b.m_tree; }

private:
    std::shared_ptr<const nlohmann::json> m_tree;
    TextPtr m_text;
};

/// The object with its text.
[[nodiscard]] ObjectPtr withText(nlohmann::json object);
/// Its text, which is written now if there is none.
[[nodiscard]] TextPtr jsonTextOf(const ObjectPtr& object);

/// Which object.
struct Key {
    const Kind* kind = &kind::pod;
    std::string space{}; ///< its namespace; empty for a kind that has none
    std::string name{};

    friend auto operator<=>(const Key&, const Key&) = default; // NOLINT(modernize-use-nullptr)
};

enum class Happening { Added, Modified, Deleted };

/// Something that happened to an object.
struct Step {
    std::uint64_t revision = 0;
    Happening happening = Happening::Added;
    Key key;
    ObjectPtr object;   ///< as it is since; of one that is gone: as it was at last
    ObjectPtr former{}; ///< as it was before; null: it was not there
};

struct Listed {
    std::vector<ObjectPtr> objects{}; ///< by namespace and name
    std::uint64_t revision = 0;
    std::size_t left = 0;  ///< how many more there are, whether they fit or not; 0: these are the last
    bool isTooOld = false; ///< what was there at that revision is no longer known
};

/// Which part of a list.
struct ListPart {
    std::size_t limit = 0;      ///< 0: all
    std::string space{};        ///< of the last that has been told
    std::string name{};         ///< of the last that has been told; empty: from the beginning
    std::uint64_t revision = 0; ///< as it was then; 0: now
};

struct Happened {
    bool isTooOld = false; ///< what comes next is no longer known: list anew
    std::vector<Step> steps{};
};

} // namespace darse::kube
