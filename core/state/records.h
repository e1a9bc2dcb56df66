// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace darse::state {

/// One remembered object.
struct Record {
    std::string key;
    std::string document; ///< JSON of whoever keeps it
};

/// A step of a change: a document to be kept, or nothing to forget what is there.
struct Change {
    std::string kind; ///< "container"
    std::string key;
    std::optional<std::string> document{};
};

/// What an engine remembers, in one SQLite file: documents by kind and key. A change is whole or not at all, and
/// survives the death of this process; power cuts may take the latest ones, never the file. For any thread.
class Records {
public:
    /// InvalidState when the file is no database or of a later version: it is left as it is.
    [[nodiscard]] static Result<std::unique_ptr<Records>> open(const std::filesystem::path& file);
    /// A damaged file is set aside, and begun anew with what can still be read of it.
    [[nodiscard]] static Result<std::unique_ptr<Records>> openOrSalvage(const std::filesystem::path& file);
    Records(const Records&) = delete;
    Records& operator=(const Records&) = delete;
    ~Records();

    /// Sorted by key.
    [[nodiscard]] Result<std::vector<Record>> all(std::string_view kind) const;
    [[nodiscard]] Result<std::optional<std::string>> find(std::string_view kind, std::string_view key) const;
    [[nodiscard]] Result<void> change(const std::vector<Change>& changes);
    [[nodiscard]] Result<void> put(std::string kind, std::string key, std::string document);
    [[nodiscard]] Result<void> forget(std::string kind, std::string key);

    /// A document that its owner cannot read: it is kept under kind "aside.<kind>", and `why` is among the complaints.
    void setAside(const Record& record, const std::string& kind, std::string why);
    /// What was amiss and was set aside by this object, one sentence each.
    [[nodiscard]] std::vector<std::string> complaints() const;
    /// Whether documents may be missing, because the file was damaged.
    [[nodiscard]] bool isSalvaged() const;

private:
    struct Database;

    explicit Records(std::unique_ptr<Database> database);
    void noteSalvage(std::string complaint);

    std::unique_ptr<Database> m_database;
};

} // namespace darse::state
