// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/folder.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::runtime {
namespace {

Result<void> makeOurs(const std::filesystem::path& path)
{
    if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST)
        return ok();
    return Error::fromErrno(errno, "make the folder " + path.native());
}

} // namespace

Result<void> Folder::make() const
{
    std::error_code failed;
    std::filesystem::create_directories(m_path.parent_path(), failed);
    if (failed)
        return Error::fromErrno(failed.value(), "make the folder " + m_path.parent_path().native());
    for (const auto& path : {m_path, root("crun"), root("runc"), exits(), m_path / "c", temporary()})
        TRY(makeOurs(path));
    return ok();
}

Result<void> Folder::beginRun(const ContainerId& id) const
{
    endRun(id);
    return makeOurs(run(id));
}

void Folder::endRun(const ContainerId& id) const
{
    // The exit file goes first: without the others it would say something that is not so.
    ::unlink(exitFile(id).c_str());
    for (const char* name : {"oom", "exit", "pid", "monitor"})
        ::unlink((run(id) / name).c_str());
    ::rmdir(run(id).c_str());
}

} // namespace darse::runtime
