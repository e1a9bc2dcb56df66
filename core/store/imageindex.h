// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/manifest.h"
#include "core/oci/reference.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace darse::store {

/// Digests that an entry's image is known by in registries ("docker.io/library/alpine@sha256:… …").
inline constexpr std::string_view kKnownAs = "org.darse.known-as";

/// The manifest that an entry stands for, when others read another one there: "<media type> <digest> <size>".
inline constexpr std::string_view kStandsFor = "org.darse.stands-for";

/// A manifest in the index, under one name or under none.
struct IndexEntry {
    oci::Descriptor manifest;                 ///< its annotations less those that the rest is made of
    std::optional<oci::Descriptor> standIn{}; ///< what others read in its place
    std::optional<std::string> name{};
    std::set<std::string> knownAs{};

    friend bool operator==(const IndexEntry&, const IndexEntry&) = default;
};

/// What the index.json of the layout says. A value: changes are made to a copy, which is written, then taken.
class ImageIndex {
public:
    /// The id of the image that a manifest describes; nothing for one that cannot be read.
    using IdOf = std::function<std::optional<oci::Digest>(const oci::Digest& manifest)>;

    /// Protocol for what is no index.
    [[nodiscard]] static Result<ImageIndex> parse(std::string_view json);
    [[nodiscard]] std::string toJson() const;

    [[nodiscard]] const std::vector<IndexEntry>& entries() const { return m_entries; }
    [[nodiscard]] const IndexEntry* named(std::string_view name) const;

    void add(IndexEntry entry) { m_entries.push_back(std::move(entry)); }
    /// Gives `entry.manifest` its name; the image that had it keeps its place without a name.
    void name(IndexEntry entry, const IdOf& idOf);
    /// Takes a name away; the image keeps its place without a name.
    void unname(std::string_view name, const IdOf& idOf);
    /// Takes out every entry of a manifest.
    void drop(const oci::Digest& manifest);

    friend bool operator==(const ImageIndex&, const ImageIndex&) = default;

private:
    void tidy(const IdOf& idOf);

    std::vector<IndexEntry> m_entries;
};

} // namespace darse::store
