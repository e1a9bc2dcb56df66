// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace darse {

UniqueFd& UniqueFd::operator=(UniqueFd&& other) noexcept
{
    if (this != &other) {
        reset();
        m_fd = std::exchange(other.m_fd, kNone);
    }
    return *this;
}

void UniqueFd::reset()
{
    if (!isOpen())
        return;
    // Linux has let go of the descriptor even when close is interrupted: a second try would close somebody else's.
    const int saved = errno;
    ::close(std::exchange(m_fd, kNone));
    errno = saved;
}

Result<UniqueFd> UniqueFd::duplicate() const
{
    const int fd = ::fcntl(m_fd, F_DUPFD_CLOEXEC, 3);
    if (fd < 0)
        return Error::fromErrno(errno, "duplicate a descriptor");
    return UniqueFd(fd);
}

} // namespace darse
