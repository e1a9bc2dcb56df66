// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/base/guard.h"
#include "core/base/strongid.h"
#include "core/store/imagestore.h"

#include <functional>

namespace darse::rootfs {

/// How layers are put on top of one another.
enum class Mounting { Overlay, OverlayUserxattr, FuseOverlayfs, Copy };

/// What a writable layer is worth to its owner.
enum class Lasting {
    Kept,
    UntilRemoved, ///< it need not survive a power cut: nothing is ever waited for on its account
};

struct Places {
    std::filesystem::path containers; ///< below the root of the state: one folder per container
    std::filesystem::path volumes;
};

/// One difference between a container and its image.
struct Difference {
    enum class Kind { Modified, Added, Deleted };
    Kind kind = Kind::Modified;
    std::string path; ///< absolute
};

/// What stat tells about a path in a container.
struct PathStat {
    std::string name; ///< last component
    std::uint64_t size = 0;
    std::uint32_t mode = 0; ///< st_mode
    std::chrono::sys_time<std::chrono::nanoseconds> modified{};
    std::string linkTarget{};
    std::uint64_t user = 0;
    std::uint64_t group = 0;
};

struct ExtractOptions {
    bool keepsOwners = false;       ///< CopyUIDGID: ids from the archive, else root
    bool refusesTypeChange = false; ///< noOverwriteDirNonDir
};

/// What a commit adds to the image it makes.
struct CommitOptions {
    std::string name{}; ///< empty: none
    std::string author{};
    std::string comment{};
    std::vector<std::string> changes{};     ///< Dockerfile instructions
    std::optional<oci::RunConfig> config{}; ///< instead of the image's
};

/// The file systems of containers: image layers below, one writable layer above. Everything that looks into one
/// resolves paths as after chroot, by descriptor, whatever runs in it does meanwhile. For any thread, but one call at
/// a time per container, except for diff, visits and export.
class Roots {
public:
    [[nodiscard]] static Result<std::unique_ptr<Roots>> open(Places places, store::ImageStore& store,
                                                             Mounting mounting);
    virtual ~Roots() = default;

    [[nodiscard]] virtual Mounting mounting() const = 0;
    /// containers/<id>
    [[nodiscard]] virtual std::filesystem::path folder(const ContainerId& id) const = 0;

    /// An empty writable layer for an image; AlreadyExists. What an interrupted make has left is replaced.
    [[nodiscard]] virtual Result<void> make(const ContainerId& id, const store::Image& image,
                                            Lasting lasting = Lasting::Kept) = 0;
    /// The path of the mounted file system; mounted already is success.
    [[nodiscard]] virtual Result<std::filesystem::path> mount(const ContainerId& id) = 0;
    [[nodiscard]] virtual Result<void> unmount(const ContainerId& id) = 0;
    /// Memory of its own for what containers share in /dev/shm, until unmount(): its path. There already is success.
    [[nodiscard]] virtual Result<std::filesystem::path> shareMemory(const ContainerId& id, Bytes size) = 0;
    /// The path of that; empty when there is none.
    [[nodiscard]] virtual std::filesystem::path sharedMemory(const ContainerId& id) const = 0;
    [[nodiscard]] virtual bool isMounted(const ContainerId& id) const = 0;
    /// Folder and all; mounted or half made does not matter.
    [[nodiscard]] virtual Result<void> remove(const ContainerId& id) = 0;
    /// Folders that are there.
    [[nodiscard]] virtual Result<std::vector<ContainerId>> list() const = 0;

    [[nodiscard]] virtual Result<std::vector<Difference>> diff(const ContainerId& id) const = 0;
    /// Bytes in the writable layer.
    [[nodiscard]] virtual Result<Bytes> writtenSize(const ContainerId& id) const = 0;
    /// Calls `look` with the top of the file system, which is mounted for as long as anybody looks. What is mounted in
    /// the container is not in it.
    [[nodiscard]] virtual Result<void> visit(const ContainerId& id,
                                             const std::function<Result<void>(int root)>& look) = 0;
    /// All of it as one tar.
    [[nodiscard]] virtual Result<void> exportAll(const ContainerId& id, const ByteSink& sink,
                                                 const std::stop_token& stop) = 0;
    /// A new image: the container's, with one more layer. Its id.
    [[nodiscard]] virtual Result<oci::Digest> commit(const ContainerId& id, const CommitOptions& options,
                                                     const std::stop_token& stop) = 0;
};

/// Where something is to be mounted: made where it is missing, as a folder or an empty file (S_IFDIR, S_IFREG), and
/// what is missing above it too. Never outside, whatever links there are.
[[nodiscard]] Result<UniqueFd> makeMountPoint(int root, const std::string& path, mode_t type);

/// Makes the working directory in a mounted file system where it is missing, and gives it to this user; what is missing
/// above it is root's. Never outside, whatever links there are.
[[nodiscard]] Result<void> makeWorkingDirectory(int root, const std::string& path, uid_t user, gid_t group);

} // namespace darse::rootfs
