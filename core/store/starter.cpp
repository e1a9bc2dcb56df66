// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/starter.h"

#include "core/store/onelayer.h"
#include "core/store/staticprogram.h"
#include "core/store/tarwriter.h"
#include "core/sys/files.h"
#include "core/sys/processrunner.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <utility>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

const Bytes kProgramLimit = mebibytes(32);
constexpr auto kListTime = std::chrono::seconds(10);

struct Folder {
    std::string_view name;
    unsigned mode = 0755;
};
constexpr std::array kFolders{Folder{"bin/"},        Folder{"dev/"},        Folder{"etc/"}, Folder{"home/"},
                              Folder{"proc/"},       Folder{"root/", 0700}, Folder{"run/"}, Folder{"sys/"},
                              Folder{"tmp/", 01777}, Folder{"usr/"},        Folder{"var/"}, Folder{"var/tmp/", 01777}};

struct File {
    std::string_view name;
    std::string_view content;
};
constexpr std::array kFiles{
    File{"etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n"},
    File{"etc/group", "root:x:0:\nnogroup:x:65534:\n"},
    File{"etc/shells", "/bin/sh\n/bin/ash\n"},
    // What engines mount their own over: else every container begins with a folder of its own, to have a place for it.
    File{"etc/hosts", ""},
    File{"etc/hostname", ""},
    File{"etc/resolv.conf", ""},
};

Error unusable(const fs::path& busybox, const Error& why)
{
    return Error(why.kind(), "the starter image is made of a static busybox, and " + busybox.native() +
                                 " cannot be used: " + why.message() + "; install the package busybox-static" +
                                 " (on Fedora: busybox)")
        .withDetail(why.detail());
}

/// The names it goes by: one component each, sorted.
Result<std::set<std::string>> applets(sys::ProcessRunner& runner, const fs::path& busybox, const std::stop_token& stop)
{
    const sys::Command command{.argv = {busybox.native(), "--list"}, .deadline = Deadline::after(kListTime)};
    TRY_DECLARE(const sys::Outcome outcome, sys::runChecked(runner, command, stop));
    std::set<std::string> names;
    std::istringstream lines(outcome.output);
    for (std::string name; std::getline(lines, name);) {
        if (!name.empty() && name.find('/') == std::string::npos && name != "." && name != ".." && name != "busybox")
            names.insert(name);
    }
    if (!names.contains("sh"))
        return Error(ErrorKind::Unsupported, "it has no shell");
    return names;
}

Result<void> writeRoot(TarWriter& tar, const std::string& program, const std::set<std::string>& names)
{
    for (const Folder& folder : kFolders)
        TRY(tar.add({.name = std::string(folder.name), .mode = folder.mode}));
    for (const File& file : kFiles)
        TRY(tar.addFile({.name = std::string(file.name)}, file.content));
    TRY(tar.addFile({.name = "bin/busybox", .mode = 0755}, program));
    for (const std::string& name : names)
        TRY(tar.add({.name = "bin/" + name, .mode = 0777, .link = "busybox"}));
    return tar.finish();
}

oci::ImageConfig describe()
{
    oci::ImageConfig config{.platform = oci::hostPlatform()};
    config.run.command = {"sh"};
    config.run.environment = {"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"};
    config.run.labels = {
        {"org.opencontainers.image.title", "Darse starter"},
        {"org.opencontainers.image.description", "The busybox of this machine, to begin with"},
        {"org.opencontainers.image.ref.name", std::string(kStarterName)},
    };
    // No time in it: the same busybox gives the same image.
    config.history = {{.createdBy = "busybox --list", .comment = "Made of the static busybox of this machine"}};
    return config;
}

} // namespace

Result<oci::Digest> makeStarter(ImageStore& store, sys::ProcessRunner& runner, const fs::path& busybox,
                                const std::stop_token& stop)
{
    const auto program = sys::readFile(busybox, kProgramLimit);
    if (!program)
        return unusable(busybox, program.error());
    if (auto fit = requireStaticProgram(*program); !fit)
        return unusable(busybox, fit.error());
    const auto names = applets(runner, busybox, stop);
    if (!names)
        return unusable(busybox, names.error());
    std::string tarBytes;
    const ByteSink sink = [&](std::string_view piece) {
        tarBytes += piece;
        return ok();
    };
    TarWriter tar(sink);
    TRY(writeRoot(tar, *program, *names));
    OneLayer image{.stop = stop};
    image.config = describe();
    TRY_DECLARE(oci::Reference name, oci::parseReference(kStarterName));
    image.names.push_back(std::move(name));
    return addOneLayer(store, sourceOf(std::move(tarBytes)), image).within("make the starter image");
}

} // namespace darse::store
