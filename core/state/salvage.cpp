// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/state/salvage.h"

#include "core/base/guard.h"

#include <cerrno>
#include <cstdio>
#include <sqlite3.h>
#include <unistd.h>

namespace darse::state {
namespace {

bool isDamage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

std::string text(sqlite3_stmt* row, int column)
{
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return begin ? std::string(begin, static_cast<std::size_t>(sqlite3_column_bytes(row, column))) : std::string();
}

/// Reads all that can be read; says how it ended.
int readInto(const std::filesystem::path& file, std::vector<Change>& out)
{
    sqlite3* handle = nullptr;
    const ScopeGuard closed([&] { sqlite3_close(handle); });
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (const int code = sqlite3_open_v2(file.c_str(), &handle, kFlags, nullptr); code != SQLITE_OK)
        return code;
    sqlite3_stmt* rows = nullptr;
    const ScopeGuard finalized([&] { sqlite3_finalize(rows); });
    if (const int code = sqlite3_prepare_v2(handle, "SELECT kind, key, document FROM record", -1, &rows, nullptr);
        code != SQLITE_OK)
        return code;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW)
        out.push_back({.kind = text(rows, 0), .key = text(rows, 1), .document = text(rows, 2)});
    return code;
}

} // namespace

bool isDamaged(const std::filesystem::path& file)
{
    std::vector<Change> read;
    return isDamage(readInto(file, read));
}

std::vector<Change> readable(const std::filesystem::path& file)
{
    std::vector<Change> read;
    static_cast<void>(readInto(file, read));
    return read;
}

Result<std::filesystem::path> putAside(const std::filesystem::path& file)
{
    std::filesystem::path aside;
    for (unsigned i = 1;; ++i) {
        aside = file.string() + ".damaged-" + std::to_string(i);
        if (::access(aside.c_str(), F_OK) != 0)
            break;
    }
    for (const char* part : {"-wal", "-shm", ""}) {
        if (::rename((file.string() + part).c_str(), (aside.string() + part).c_str()) != 0 && errno != ENOENT)
            return Error::fromErrno(errno, "set " + file.string() + " aside");
    }
    return aside;
}

Result<std::unique_ptr<Records>> Records::openOrSalvage(const std::filesystem::path& file)
{
    auto opened = open(file);
    if (opened || !isDamaged(file))
        return opened;
    const auto saved = readable(file);
    TRY_DECLARE(const auto aside, putAside(file));
    TRY_DECLARE(auto anew, open(file));
    TRY(anew->change(saved));
    anew->noteSalvage(file.string() + " was damaged: it is kept as " + aside.filename().string() + ", and " +
                      std::to_string(saved.size()) + " records of it could be read");
    return anew;
}

} // namespace darse::state
