// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace darse {
namespace {

constexpr std::array<std::string_view, 14> kNames = {
    "NotFound",         "AlreadyExists", "InUse",       "InvalidState", "InvalidInput",
    "PermissionDenied", "Unsupported",   "Unreachable", "Timeout",      "Canceled",
    "Conflict",         "Protocol",      "Io",          "Internal",
};

struct ErrnoRow {
    int value;
    ErrorKind kind;
};

constexpr ErrnoRow kErrnoTable[] = {
    {ENOENT, ErrorKind::NotFound},
    {ESRCH, ErrorKind::NotFound},
    {ECHILD, ErrorKind::NotFound},
    {ENXIO, ErrorKind::NotFound},
    {ENODEV, ErrorKind::NotFound},
    {EEXIST, ErrorKind::AlreadyExists},
    {EBUSY, ErrorKind::InUse},
    {EADDRINUSE, ErrorKind::InUse},
    {ETXTBSY, ErrorKind::InUse},
    {ENOTEMPTY, ErrorKind::InUse},
    {EACCES, ErrorKind::PermissionDenied},
    {EPERM, ErrorKind::PermissionDenied},
    {EROFS, ErrorKind::PermissionDenied},
    {EINVAL, ErrorKind::InvalidInput},
    {ENAMETOOLONG, ErrorKind::InvalidInput},
    {E2BIG, ErrorKind::InvalidInput},
    {ELOOP, ErrorKind::InvalidInput},
    {ENOTDIR, ErrorKind::InvalidInput},
    {EISDIR, ErrorKind::InvalidInput},
    {ENOSYS, ErrorKind::Unsupported},
    {EOPNOTSUPP, ErrorKind::Unsupported},
    {ENOEXEC, ErrorKind::Unsupported},
    {EAFNOSUPPORT, ErrorKind::Unsupported},
    {ECONNREFUSED, ErrorKind::Unreachable},
    {ECONNRESET, ErrorKind::Unreachable},
    {ECONNABORTED, ErrorKind::Unreachable},
    {ENOTCONN, ErrorKind::Unreachable},
    {EHOSTDOWN, ErrorKind::Unreachable},
    {EHOSTUNREACH, ErrorKind::Unreachable},
    {ENETDOWN, ErrorKind::Unreachable},
    {ENETUNREACH, ErrorKind::Unreachable},
    {EPIPE, ErrorKind::Unreachable},
    {ETIMEDOUT, ErrorKind::Timeout},
    {ECANCELED, ErrorKind::Canceled},
    {EPROTO, ErrorKind::Protocol},
};

ErrorKind kindOf(int errnoValue)
{
    for (const ErrnoRow& row : kErrnoTable) {
        if (row.value == errnoValue)
            return row.kind;
    }
    return ErrorKind::Io;
}

} // namespace

std::string_view toString(ErrorKind kind)
{
    return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<ErrorKind> parseErrorKind(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<ErrorKind>(found - kNames.begin());
}

Error::Error(ErrorKind kind, std::string message) : m_kind(kind), m_message(std::move(message)) {}

Error Error::fromErrno(int errnoValue, std::string_view what)
{
    Error error(kindOf(errnoValue), std::string(what) + ": " + std::generic_category().message(errnoValue));
    error.m_errno = errnoValue;
    return error;
}

Error Error::within(std::string_view attempt) &&
{
    m_message.insert(0, std::string(attempt) + ": ");
    return std::move(*this);
}

Error Error::within(std::string_view attempt) const&
{
    return Error(*this).within(attempt);
}

Error Error::lasting() &&
{
    m_isLasting = true;
    return std::move(*this);
}

Error Error::withDetail(std::string detail) &&
{
    m_detail = std::move(detail);
    return std::move(*this);
}

} // namespace darse
