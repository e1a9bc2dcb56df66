// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/atomicfile.h"

#include "core/sys/files.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr mode_t kModeWhileWriting = 0600;
constexpr int kNameTries = 100;

std::string temporaryName(const std::string& target)
{
    constexpr std::size_t kLongestPrefix = 200; // of the 255 bytes that a name may have
    std::uint32_t random = 0; // nobody minds when there is none yet: a name that is taken is tried again
    static_cast<void>(::getrandom(&random, sizeof random, GRND_NONBLOCK));
    return "." + target.substr(0, kLongestPrefix) + "." + std::to_string(random) + ".new";
}

/// Names a file that has no name: 0, or what is wrong.
int nameFile(int file, int directory, const std::string& name)
{
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    return ::linkat(AT_FDCWD, link.c_str(), directory, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

} // namespace

AtomicFile::AtomicFile(UniqueFd directory, const std::filesystem::path& target, Durability durability) :
    m_directory(std::move(directory)),
    m_target(target.filename().native()),
    m_durability(durability)
{
}

AtomicFile::~AtomicFile()
{
    if (m_directory.isOpen() && !m_temporary.empty())
        ::unlinkat(m_directory.get(), m_temporary.c_str(), 0);
}

Error AtomicFile::error(std::string_view step) const
{
    return Error::fromErrno(errno, std::string(step) + " " + m_target);
}

Result<void> AtomicFile::openUnnamed()
{
    m_file = UniqueFd(::openat(m_directory.get(), ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, kModeWhileWriting));
    if (!m_file.isOpen())
        return error("create");
    // Without /proc it could never be given a name.
    const std::string link = "/proc/self/fd/" + std::to_string(m_file.get());
    if (::access(link.c_str(), F_OK) != 0)
        return error("create");
    return ok();
}

Result<void> AtomicFile::openNamed()
{
    for (int tries = 0; tries < kNameTries; ++tries) {
        const std::string name = temporaryName(m_target);
        constexpr int kFlags = O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC;
        m_file = UniqueFd(::openat(m_directory.get(), name.c_str(), kFlags, kModeWhileWriting));
        if (m_file.isOpen()) {
            m_temporary = name;
            return ok();
        }
        if (errno != EEXIST)
            break;
    }
    return error("create");
}

Result<void> AtomicFile::giveName()
{
    for (int tries = 0; tries < kNameTries; ++tries) {
        const std::string name = temporaryName(m_target);
        const int failure = nameFile(m_file.get(), m_directory.get(), name);
        if (failure == 0) {
            m_temporary = name;
            return ok();
        }
        errno = failure;
        if (failure != EEXIST)
            break;
    }
    return error("write");
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& target, const AtomicOptions& options)
{
    const std::string name = target.filename().native();
    if (name.empty() || name == "." || name == "..")
        return Error(ErrorKind::InvalidInput, "\"" + target.native() + "\" does not name a file");
    const std::filesystem::path parent = target.has_parent_path() ? target.parent_path() : ".";
    UniqueFd directory(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen())
        return Error::fromErrno(errno, parent.native());
    AtomicFile file(std::move(directory), target, options.durability);
    if (options.staging == Staging::Named || !file.openUnnamed())
        TRY(file.openNamed());
    if (::fchmod(file.m_file.get(), options.mode) != 0)
        return file.error("set the mode of");
    return file;
}

Result<void> AtomicFile::write(std::string_view content)
{
    return writeAll(m_file.get(), content).within(m_target);
}

Result<void> AtomicFile::commit()
{
    const bool isDurable = m_durability == Durability::Machine;
    if (isDurable && ::fsync(m_file.get()) != 0)
        return error("write");
    // Where nothing is yet, nothing has to be replaced.
    const bool isNew = m_temporary.empty() && nameFile(m_file.get(), m_directory.get(), m_target) == 0;
    if (!isNew && m_temporary.empty())
        TRY(giveName());
    if (!isNew && ::renameat(m_directory.get(), m_temporary.c_str(), m_directory.get(), m_target.c_str()) != 0)
        return error("replace");
    m_temporary.clear();
    if (isDurable && ::fsync(m_directory.get()) != 0)
        return error("write");
    return ok();
}

Result<void> writeFileAtomically(const std::filesystem::path& target, std::string_view content,
                                 const AtomicOptions& options)
{
    TRY_DECLARE(AtomicFile file, AtomicFile::create(target, options));
    TRY(file.write(content));
    return file.commit();
}

} // namespace darse::sys
