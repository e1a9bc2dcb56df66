// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/models/column.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace darse::ui {

/// The part of a row that a filter word looks into.
enum class Field { Any, Name, Status, Project, Image, Label };

/// Where the searched texts come from. What it points at outlives it.
class TextSource {
public:
    TextSource(const std::vector<Column>& columns, session::Session& session);

    [[nodiscard]] const std::vector<Column>& columns() const { return *m_columns; }
    [[nodiscard]] session::Session& session() const { return *m_session; }
    /// The translated and the plain word, folded.
    [[nodiscard]] const std::string& statusWords(backend::Status status) const;

private:
    const std::vector<Column>* m_columns;
    session::Session* m_session;
    std::vector<std::string> m_statusWords;
};

/// What a row can be found by, folded once: the fields one after the other, each closed by a line feed, then every
/// other shown text.
class RowText {
public:
    [[nodiscard]] bool isBuilt() const { return m_isBuilt; }
    void build(const backend::Object& object, const TextSource& source);
    void clear() { *this = {}; }

    /// Folded; for labels "\nkey=value" each, so that a label can be matched from its beginning.
    [[nodiscard]] std::string_view field(Field field) const;

private:
    static constexpr std::size_t kFields = 5;
    std::string m_bytes;
    std::array<std::uint32_t, kFields> m_ends{};
    bool m_isBuilt = false;
};

} // namespace darse::ui
