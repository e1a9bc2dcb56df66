// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/reader.h"

#include "core/sys/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace darse::cgroup {
namespace {

/// More than any file of a cgroup but io.stat of a machine with a hundred disks.
constexpr std::size_t kUsualText = 8192;
constexpr std::size_t kMostText = std::size_t{1} << 20U;

Error gone(const std::filesystem::path& path)
{
    return {ErrorKind::NotFound, "the cgroup " + path.parent_path().native() + " is gone"};
}

/// Numbers that this machine does not have: not counted (PSI switched off), not supported, not for us.
bool meansAbsent(int error)
{
    return error == EOPNOTSUPP || error == EINVAL || error == EACCES || error == EPERM;
}

/// Reads on after what did not fit. An error as errno.
int readLong(int fd, std::string& text)
{
    std::size_t size = text.size();
    while (text.size() < kMostText) {
        text.resize(size * 2);
        const ssize_t count = ::pread(fd, text.data() + size, text.size() - size, static_cast<off_t>(size));
        if (count < 0)
            return errno;
        size += static_cast<std::size_t>(count);
        const bool isAtEnd = size < text.size();
        if (isAtEnd) {
            text.resize(size);
            return 0;
        }
    }
    return EFBIG;
}

} // namespace

Result<CgroupReader> CgroupReader::open(const Hierarchy& hierarchy, const Paths& paths, Descriptors descriptors)
{
    CgroupReader out(descriptors);
    for (const FileRow& row : fileRows()) {
        const Tree* tree = hierarchy.treeOf(row.controller);
        if (tree == nullptr || tree->version != row.version)
            continue;
        const auto cgroup = hierarchy.cgroupIn(*tree, paths);
        if (!cgroup || (*cgroup == "/" && row.isCostlyAtTheTop()))
            continue;
        const auto folder = hierarchy.folderOf(*tree, *cgroup);
        if (::access(folder.c_str(), F_OK) == 0)
            out.m_files.push_back({&row, folder / row.name});
    }
    if (out.m_files.empty())
        return Error(ErrorKind::NotFound, "there is no such cgroup");
    return out;
}

Result<UniqueFd> CgroupReader::openFile(File& file) const
{
    UniqueFd fd(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.isOpen())
        return fd;
    const int error = errno;
    if ((error == ENOENT && ::access(file.path.parent_path().c_str(), F_OK) != 0) || error == ENODEV)
        return gone(file.path);
    if (error != ENOENT && !meansAbsent(error))
        return Error::fromErrno(error, file.path.native());
    file.isAbsent = true;
    return UniqueFd();
}

Result<void> CgroupReader::readFile(File& file, Readings& into)
{
    UniqueFd opened;
    if (!file.fd.isOpen()) {
        TRY_DECLARE(opened, openFile(file));
        if (file.isAbsent)
            return ok();
    }
    const int fd = file.fd.isOpen() ? file.fd.get() : opened.get();
    std::array<char, kUsualText> buffer;
    const ssize_t count = ::pread(fd, buffer.data(), buffer.size(), 0);
    int error = count < 0 ? errno : 0;
    if (count == static_cast<ssize_t>(buffer.size())) {
        std::string text(buffer.data(), buffer.size());
        error = readLong(fd, text);
        if (error == 0)
            file.row->parse(text, into);
    } else if (count >= 0) {
        file.row->parse(std::string_view(buffer.data(), static_cast<std::size_t>(count)), into);
    }
    if (error == ENODEV)
        return gone(file.path);
    file.isAbsent = meansAbsent(error);
    if (error != 0 && !file.isAbsent)
        return Error::fromErrno(error, file.path.native());
    if (opened.isOpen() && m_descriptors == Descriptors::Kept && file.row->isKept())
        file.fd = std::move(opened);
    return ok();
}

Result<Sample> CgroupReader::read(What what)
{
    Readings readings;
    readings.inactiveFile = m_inactiveFile;
    for (File& file : m_files) {
        if (file.isAbsent || !holds(what, file.row->what))
            continue;
        auto done = m_isGone ? Result<void>(gone(file.path)) : readFile(file, readings);
        if (done)
            continue;
        m_isGone = done.error().kind() == ErrorKind::NotFound;
        if (m_isGone)
            release();
        return std::move(done).error();
    }
    m_inactiveFile = readings.inactiveFile;
    finish(readings);
    return readings.sample;
}

void CgroupReader::release()
{
    for (File& file : m_files)
        file.fd.reset();
}

void CgroupReader::release(What kept)
{
    for (File& file : m_files) {
        if (!holds(kept, file.row->what))
            file.fd.reset();
    }
}

std::size_t CgroupReader::keptDescriptors() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_files, [](const File& file) { return file.fd.isOpen(); }));
}

} // namespace darse::cgroup
