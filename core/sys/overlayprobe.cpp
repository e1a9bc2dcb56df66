// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/overlayprobe.h"

#include "core/sys/directory.h"
#include "core/sys/forkedcheck.h"
#include "core/sys/trustedprogram.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr const char* kFolder = "probe";

enum class Marks { Trusted, User };

Result<void> failed(const char* attempt)
{
    return Error::fromErrno(errno, attempt);
}

Result<void> makeFile(const char* path)
{
    const UniqueFd fd(::open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    return fd.isOpen() ? ok() : failed("write a file");
}

/// Below the working directory. Of two lower directories the upper one hides what the other has in "opaque".
Result<void> layOut()
{
    for (const char* path : {"base", "base/opaque", "lower", "lower/opaque", "upper", "work", "merged"}) {
        if (::mkdir(path, S_IRWXU) != 0)
            return failed("make a folder");
    }
    TRY(makeFile("base/doomed"));
    return makeFile("base/opaque/hidden");
}

Result<void> useMounted(Marks marks)
{
    struct stat status {};
    if (::unlink("merged/doomed") != 0 || ::lstat("upper/doomed", &status) != 0)
        return failed("remove a file of a layer below");
    if (!S_ISCHR(status.st_mode))
        return Error(ErrorKind::Unsupported, "a removed file leaves no whiteout");
    TRY(makeFile("merged/opaque/new").within("write into a layer"));
    if (marks == Marks::User && ::access("merged/opaque/hidden", F_OK) == 0)
        return Error(ErrorKind::Unsupported, "the mark of an opaque folder has no effect");
    return ok();
}

Result<void> useOverlay(const std::string& folder, Marks marks)
{
    if (::chdir(folder.c_str()) != 0) // relative names, because ':' and ',' mean something to overlay
        return failed("enter the folder");
    TRY(layOut());
    if (marks == Marks::User && ::setxattr("lower/opaque", "user.overlay.opaque", "y", 1, 0) != 0)
        return failed("keep an attribute with a folder");
    std::string options = "lowerdir=lower:base,upperdir=upper,workdir=work";
    if (marks == Marks::User)
        options += ",userxattr";
    if (::mount("overlay", "merged", "overlay", 0, options.c_str()) != 0)
        return failed("mount overlay");
    auto used = useMounted(marks);
    ::umount2("merged", MNT_DETACH);
    return used;
}

Finding probeKernel(const Directory& state, const std::string& folder, Marks marks)
{
    Finding finding{.name = marks == Marks::User ? "overlayUserxattr" : "overlay"};
    const auto clean = [&state] { return state.removeTree(kFolder, {}); };
    const auto probe = [&]() -> Result<void> {
        TRY(clean()); // a killed engine may have left one
        TRY(state.makeDirectories(kFolder, S_IRWXU));
        return checkWithOwnMounts([&] { return useOverlay(folder + "/" + kFolder, marks); },
                                  Deadline::after(kPatience));
    };
    const auto result = probe();
    const auto cleaned = clean();
    finding.isOk = result.isOk();
    finding.reason = result ? "works in " + folder : result.error().message();
    if (!result)
        finding.remedy = overlayRemedy(result.error().errnoValue());
    else if (!cleaned)
        finding.reason += ", but: " + cleaned.error().message();
    return finding;
}

Finding probeFuse()
{
    Finding finding{.name = "fuseOverlayfs"};
    const auto program = trustedProgram("fuse-overlayfs");
    const UniqueFd device(::open("/dev/fuse", O_RDWR | O_CLOEXEC));
    const int error = errno;
    finding.isOk = program && device.isOpen();
    if (!program) {
        finding.reason = "fuse-overlayfs is not installed";
        finding.remedy = "install the package fuse-overlayfs if the kernel's overlay does not work";
    } else if (!device.isOpen()) {
        finding.reason = Error::fromErrno(error, "open /dev/fuse").message();
        finding.remedy = error == ENOENT ? "sudo modprobe fuse" : "see that you may read and write /dev/fuse";
    } else {
        finding.reason = *program;
    }
    return finding;
}

} // namespace

std::vector<Finding> probeOverlay(const std::string& folder)
{
    const auto state = Directory::open(folder);
    if (!state) {
        const std::string reason = state.error().message();
        return {{"overlay", false, reason, ""}, {"overlayUserxattr", false, reason, ""}, probeFuse()};
    }
    return {probeKernel(*state, folder, Marks::Trusted), probeKernel(*state, folder, Marks::User), probeFuse()};
}

std::string overlayRemedy(int errnoValue)
{
    switch (errnoValue) {
    case ENODEV:
        return "sudo modprobe overlay";
    case EOPNOTSUPP:
        return "keep the state on ext4, xfs or btrfs: darse-engine --root DIR";
    case EINVAL:
        return "use Linux 5.11 or later, and keep the state on ext4, xfs or btrfs: darse-engine --root DIR";
    case EPERM:
    case EACCES:
        return "mounting takes root, or a user namespace and for overlay in one Linux 5.11 or later";
    default:
        return {};
    }
}

} // namespace darse::sys
