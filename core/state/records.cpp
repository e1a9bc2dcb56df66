// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/state/records.h"

#include "core/base/guard.h"

#include <array>
#include <mutex>
#include <sqlite3.h>

namespace darse::state {
namespace {

/// In the header of the file: "dars", and the version of what is in it.
constexpr int kApplication = 0x64617273;
constexpr int kVersion = 1;
constexpr int kBusyMilliseconds = 10'000;

enum Statement : std::size_t { All, Find, Put, Forget, Begin, Commit, Rollback, Count };

constexpr std::array<const char*, Statement::Count> kTexts{
    "SELECT key, document FROM record WHERE kind = ?1 ORDER BY key",
    "SELECT document FROM record WHERE kind = ?1 AND key = ?2",
    "INSERT OR REPLACE INTO record (kind, key, document) VALUES (?1, ?2, ?3)",
    "DELETE FROM record WHERE kind = ?1 AND key = ?2",
    "BEGIN IMMEDIATE",
    "COMMIT",
    "ROLLBACK",
};

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return ErrorKind::InvalidState;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return ErrorKind::PermissionDenied;
    default:
        return ErrorKind::Io;
    }
}

} // namespace

struct Records::Database {
    std::mutex mutex;
    std::string name;
    sqlite3* handle = nullptr;
    std::array<sqlite3_stmt*, Statement::Count> statements{};
    std::vector<std::string> complaints;
    bool isSalvaged = false;

    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database()
    {
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
        sqlite3_close(handle);
    }

    [[nodiscard]] Error failure() const
    {
        return {kindOf(sqlite3_errcode(handle)), name + ": " + sqlite3_errmsg(handle)};
    }

    Result<void> execute(const char* text) const
    {
        if (sqlite3_exec(handle, text, nullptr, nullptr, nullptr) != SQLITE_OK)
            return failure();
        return ok();
    }

    Result<int> number(const char* pragma) const
    {
        sqlite3_stmt* statement = nullptr;
        const ScopeGuard finalized([&] { sqlite3_finalize(statement); });
        if (sqlite3_prepare_v2(handle, pragma, -1, &statement, nullptr) != SQLITE_OK ||
            sqlite3_step(statement) != SQLITE_ROW)
            return failure();
        return sqlite3_column_int(statement, 0);
    }

    Result<void> prepare()
    {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (sqlite3_prepare_v3(handle, kTexts[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], nullptr) !=
                SQLITE_OK)
                return failure();
        }
        return ok();
    }

    sqlite3_stmt* bound(Statement which, std::initializer_list<std::string_view> values) const
    {
        sqlite3_stmt* statement = statements[which];
        int index = 0;
        for (const std::string_view value : values)
            sqlite3_bind_text64(statement, ++index, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
        return statement;
    }

    Result<void> run(Statement which, std::initializer_list<std::string_view> values = {}) const
    {
        sqlite3_stmt* statement = bound(which, values);
        const bool isDone = sqlite3_step(statement) == SQLITE_DONE;
        const auto error = isDone ? std::optional<Error>() : failure();
        sqlite3_reset(statement);
        return error ? Result<void>(*error) : ok();
    }
};

namespace {

std::string columnText(sqlite3_stmt* statement, int column)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))) : std::string();
}

} // namespace

Records::Records(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

Records::~Records() = default;

Result<std::unique_ptr<Records>> Records::open(const std::filesystem::path& file)
{
    auto database = std::make_unique<Database>();
    database->name = file.string();
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (sqlite3_open_v2(file.c_str(), &database->handle, kFlags, nullptr) != SQLITE_OK)
        return database->failure();
    sqlite3_busy_timeout(database->handle, kBusyMilliseconds);
    // A commit is one write to the log; what a power cut takes are whole changes.
    TRY(database->execute("PRAGMA journal_mode = WAL"));
    TRY(database->execute("PRAGMA synchronous = NORMAL"));
    TRY_DECLARE(const int application, database->number("PRAGMA application_id"));
    TRY_DECLARE(const int version, database->number("PRAGMA user_version"));
    TRY_DECLARE(const int tables, database->number("SELECT count(*) FROM sqlite_schema"));
    if (application != kApplication && tables > 0)
        return Error(ErrorKind::InvalidState, database->name + " belongs to another program");
    if (version > kVersion)
        return Error(ErrorKind::InvalidState, database->name + " was written by a later version of Darse");
    if (version < kVersion)
        TRY(database->execute("BEGIN IMMEDIATE; PRAGMA application_id = 1684107891; PRAGMA user_version = 1;"
                              "CREATE TABLE IF NOT EXISTS record (kind TEXT NOT NULL, key TEXT NOT NULL, "
                              "document TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID; COMMIT"));
    TRY(database->prepare());
    // A page that cannot be read is found out now, and not when somebody needs it.
    TRY(database->number("SELECT sum(length(key) + length(document)) FROM record").within("read all records"));
    return std::unique_ptr<Records>(new Records(std::move(database)));
}

Result<std::vector<Record>> Records::all(std::string_view kind) const
{
    const std::lock_guard lock(m_database->mutex);
    sqlite3_stmt* statement = m_database->bound(All, {kind});
    const ScopeGuard reset([&] { sqlite3_reset(statement); });
    std::vector<Record> out;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        out.push_back({columnText(statement, 0), columnText(statement, 1)});
    if (code != SQLITE_DONE)
        return m_database->failure();
    return out;
}

Result<std::optional<std::string>> Records::find(std::string_view kind, std::string_view key) const
{
    const std::lock_guard lock(m_database->mutex);
    sqlite3_stmt* statement = m_database->bound(Find, {kind, key});
    const ScopeGuard reset([&] { sqlite3_reset(statement); });
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE)
        return std::optional<std::string>();
    if (code != SQLITE_ROW)
        return m_database->failure();
    return std::optional<std::string>(columnText(statement, 0));
}

Result<void> Records::change(const std::vector<Change>& changes)
{
    const std::lock_guard lock(m_database->mutex);
    TRY(m_database->run(Begin));
    ScopeGuard undone([this] { static_cast<void>(m_database->run(Rollback)); });
    for (const Change& change : changes) {
        if (change.document)
            TRY(m_database->run(Put, {change.kind, change.key, *change.document}));
        else
            TRY(m_database->run(Forget, {change.kind, change.key}));
    }
    TRY(m_database->run(Commit));
    undone.dismiss();
    return ok();
}

Result<void> Records::put(std::string kind, std::string key, std::string document)
{
    return change({{std::move(kind), std::move(key), std::move(document)}});
}

Result<void> Records::forget(std::string kind, std::string key)
{
    return change({{std::move(kind), std::move(key), std::nullopt}});
}

void Records::setAside(const Record& record, const std::string& kind, std::string why)
{
    const auto done = change({{"aside." + kind, record.key, record.document}, {kind, record.key, std::nullopt}});
    const std::lock_guard lock(m_database->mutex);
    m_database->complaints.push_back(std::move(why) + (done ? "; it was set aside" : "; it is not used"));
}

void Records::noteSalvage(std::string complaint)
{
    const std::lock_guard lock(m_database->mutex);
    m_database->complaints.push_back(std::move(complaint));
    m_database->isSalvaged = true;
}

std::vector<std::string> Records::complaints() const
{
    const std::lock_guard lock(m_database->mutex);
    return m_database->complaints;
}

bool Records::isSalvaged() const
{
    const std::lock_guard lock(m_database->mutex);
    return m_database->isSalvaged;
}

} // namespace darse::state
