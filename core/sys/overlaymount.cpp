// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/overlaymount.h"

#include "core/base/guard.h"
#include "core/sys/directory.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <thread>
#include <unistd.h>

namespace darse::sys {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostLowers = 500;
/// fsconfig(2) takes texts of up to 255 bytes.
constexpr std::size_t kLongestValue = 255;

struct Setting {
    const char* name;
    const char* value; ///< none: a flag
};

/// What makes marks besides whiteouts and opaque directories is switched off, whatever this kernel's default. With
/// marks of users the kernel does so by itself, and refuses to be told.
std::vector<Setting> settingsOf(const OverlayMount& mount)
{
    std::vector<Setting> settings{{"index", "off"}, {"metacopy", "off"}};
    if (mount.attributes == OverlayAttributes::User)
        settings.push_back({"userxattr", nullptr});
    else
        settings.push_back({"redirect_dir", "nofollow"});
    if (mount.sync == OverlaySync::Never)
        settings.push_back({"volatile", nullptr});
    return settings;
}

Result<UniqueFd> openPlace(const fs::path& path)
{
    UniqueFd fd(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen())
        return Error::fromErrno(errno, path.native());
    return fd;
}

/// The kernel's file system context, and what must stay open until it is used.
class Context {
public:
    [[nodiscard]] bool open()
    {
        m_context = UniqueFd(::fsopen("overlay", FSOPEN_CLOEXEC));
        return m_context.isOpen();
    }
    [[nodiscard]] bool set(const Setting& setting) const
    {
        const auto command = setting.value != nullptr ? FSCONFIG_SET_STRING : FSCONFIG_SET_FLAG;
        return ::fsconfig(m_context.get(), command, setting.name, setting.value, 0) == 0;
    }
    [[nodiscard]] bool setPath(const char* name, const fs::path& path)
    {
        if (path.native().size() <= kLongestValue)
            return set({name, path.c_str()});
        auto fd = openPlace(path);
        if (!fd)
            return false;
        m_open.push_back(std::move(fd).value());
        return set({name, ("/proc/self/fd/" + std::to_string(m_open.back().get())).c_str()});
    }
    [[nodiscard]] bool attach(const fs::path& target) const
    {
        if (::fsconfig(m_context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0)
            return false;
        const UniqueFd made(::fsmount(m_context.get(), FSMOUNT_CLOEXEC, 0));
        return made.isOpen() && ::move_mount(made.get(), "", AT_FDCWD, target.c_str(), MOVE_MOUNT_F_EMPTY_PATH) == 0;
    }

private:
    UniqueFd m_context;
    std::vector<UniqueFd> m_open;
};

/// Why it did not work need not be known: the plain way fails with the same reason if there is one.
bool mountByContext(const OverlayMount& mount)
{
    Context context;
    if (!context.open() || !context.set({"source", "overlay"}))
        return false;
    for (const fs::path& lower : mount.lowers) {
        if (!context.setPath("lowerdir+", lower))
            return false;
    }
    if (!context.setPath("upperdir", mount.upper) || !context.setPath("workdir", mount.work))
        return false;
    for (const Setting& setting : settingsOf(mount)) {
        if (!context.set(setting))
            return false;
    }
    return context.attach(mount.target);
}

/// Everything that mount(2) needs, by descriptors: their numbers are short and have no ':' nor ','.
struct Numbers {
    std::vector<UniqueFd> open{};
    std::string options{};
    std::string target{};
};

Result<std::string> addNumber(Numbers& numbers, const fs::path& path)
{
    TRY_DECLARE(UniqueFd fd, openPlace(path));
    numbers.open.push_back(std::move(fd));
    return std::to_string(numbers.open.back().get());
}

Result<Numbers> numbersOf(const OverlayMount& mount)
{
    Numbers numbers;
    for (const fs::path& lower : mount.lowers) {
        TRY_DECLARE(const std::string number, addNumber(numbers, lower));
        numbers.options += (numbers.options.empty() ? "lowerdir=" : ":") + number;
    }
    TRY_DECLARE(const std::string upper, addNumber(numbers, mount.upper));
    TRY_DECLARE(const std::string work, addNumber(numbers, mount.work));
    TRY_DECLARE(numbers.target, addNumber(numbers, mount.target));
    numbers.options += ",upperdir=" + upper + ",workdir=" + work;
    for (const Setting& setting : settingsOf(mount)) {
        numbers.options += std::string(",") + setting.name;
        if (setting.value != nullptr)
            numbers.options += std::string("=") + setting.value;
    }
    return numbers;
}

/// The numbers are names in this directory. It becomes the working directory of a thread that has one for itself.
int mountThere(const Numbers& numbers)
{
    if (::unshare(CLONE_FS) != 0 || ::chdir("/proc/thread-self/fd") != 0)
        return errno;
    if (::mount("overlay", numbers.target.c_str(), "overlay", 0, numbers.options.c_str()) != 0)
        return errno;
    return 0;
}

Result<void> mountByNumbers(const OverlayMount& mount)
{
    TRY_DECLARE(const Numbers numbers, numbersOf(mount));
    if (numbers.options.size() >= static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)))
        return Error(ErrorKind::Unsupported, "so many layers take Linux 6.7 or later");
    int error = 0;
    std::thread([&] { error = mountThere(numbers); }).join();
    return error == 0 ? ok() : Error::fromErrno(error, "mount overlay");
}

/// Overlay leaves it so that nobody takes what a power cut has left for good. Whoever asks for Never knows.
Result<void> clearVolatileMark(const fs::path& work)
{
    TRY_DECLARE(const Directory directory, Directory::open(work));
    return directory.removeTree("work/incompat", {});
}

} // namespace

Result<void> mountOverlay(const OverlayMount& mount)
{
    if (mount.lowers.empty() || mount.lowers.size() > kMostLowers)
        return Error(ErrorKind::Unsupported, "overlay takes 1 to " + std::to_string(kMostLowers) +
                                                 " lower directories, and these are " +
                                                 std::to_string(mount.lowers.size()));
    if (mount.sync == OverlaySync::Never)
        TRY(clearVolatileMark(mount.work));
    if (mount.calls == OverlayCalls::Newest && mountByContext(mount))
        return ok();
    return mountByNumbers(mount);
}

} // namespace darse::sys
