// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/sealedprogram.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

/// Linux 6.3: says that it is to be run, which a machine may ask for. Older kernels do not know it and need it not.
constexpr unsigned kMayExecute = 0x10;
constexpr int kAllSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

UniqueFd makeFile()
{
    UniqueFd file(::memfd_create("runtime", MFD_CLOEXEC | MFD_ALLOW_SEALING | kMayExecute));
    if (!file.isOpen())
        file = UniqueFd(::memfd_create("runtime", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    return file;
}

/// Not open when it could not be made.
UniqueFd sealedCopy(int program, std::int64_t size)
{
    UniqueFd file = makeFile();
    if (!file.isOpen())
        return {};
    std::int64_t done = 0;
    while (done < size) {
        const ssize_t count = ::sendfile(file.get(), program, nullptr, static_cast<std::size_t>(size - done));
        if (count <= 0)
            return {};
        done += count;
    }
    if (::fcntl(file.get(), F_ADD_SEALS, kAllSeals) != 0)
        return {};
    if (file.get() > 2)
        return file;
    auto higher = file.duplicate();
    return higher ? std::move(higher).value() : UniqueFd();
}

} // namespace

std::shared_ptr<const UniqueFd> SealedProgram::copy()
{
    const std::scoped_lock lock(m_mutex);
    const UniqueFd program(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat meta {};
    if (!program.isOpen() || ::fstat(program.get(), &meta) != 0)
        return m_copy;
    const Version version{.device = meta.st_dev,
                          .inode = meta.st_ino,
                          .size = meta.st_size,
                          .seconds = meta.st_mtim.tv_sec,
                          .nanoseconds = meta.st_mtim.tv_nsec};
    if (version == m_version)
        return m_copy;
    UniqueFd copy = sealedCopy(program.get(), meta.st_size);
    m_version = version;
    m_copy = copy.isOpen() ? std::make_shared<const UniqueFd>(std::move(copy)) : nullptr;
    return m_copy;
}

} // namespace darse::runtime
