// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/programprobe.h"

#include "core/sys/programversion.h"
#include "core/sys/trustedprogram.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::sys {
namespace {

constexpr std::chrono::seconds kPatience{2};
constexpr std::array<std::string_view, 2> kHelperFolders = {"/usr/libexec/podman", "/usr/lib/podman"};

constexpr std::array kPrograms = {
    ProgramRow{"crun", "containers cannot run without crun or runc", true, "runtime"},
    ProgramRow{"runc", "there is no runtime to fall back to where crun refuses to run", true, "runtime"},
    ProgramRow{"conmon", "containers cannot run: nobody would keep their logs and exit codes", true},
    ProgramRow{"netavark", "containers have the host's network or none", true},
    ProgramRow{"aardvark-dns", "containers do not find one another by name"},
    ProgramRow{"pasta", "containers of an ordinary user have no network without pasta or slirp4netns", true,
               "rootless network", true},
    ProgramRow{"slirp4netns", "there is nothing to fall back to without pasta", true, "rootless network", true},
    ProgramRow{"newuidmap", "an ordinary user's containers have one user only", true, "", true},
    ProgramRow{"newgidmap", "an ordinary user's containers have one group only", true, "", true},
    ProgramRow{"catatonit", "containers cannot be given an init (--init), and pods have no first process"},
    ProgramRow{"fuse-overlayfs", "where the kernel's overlay does not work, every container is a whole copy"},
    ProgramRow{"criu", "containers cannot be checkpointed and restored"},
};

bool isProgramOfRoot(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & S_IWOTH) == 0 &&
           ::access(path.c_str(), X_OK) == 0;
}

std::string holesOf(std::string_view program, const ProgramVersion& version, std::string& consequence)
{
    std::string out;
    for (const Hole& hole : knownHoles()) {
        if (hole.program != program || !isOpen(hole, version))
            continue;
        out += (out.empty() ? "" : ", ") + std::string(hole.id) + " (closed in ";
        for (const char letter : hole.closed)
            out += letter == ' ' ? std::string(", ") : std::string(1, letter);
        out += ")";
        consequence += (consequence.empty() ? "" : "; ") + std::string(hole.meaning);
    }
    return out;
}

std::string updateCommand(Installer installer, std::string_view program)
{
    std::string out = installCommand(installer, program);
    if (installer == Installer::Dnf)
        out.replace(out.find("install"), std::string_view("install").size(), "upgrade");
    else if (installer == Installer::Apt)
        out = "sudo apt update && " + out;
    return out;
}

} // namespace

std::span<const ProgramRow> containerPrograms()
{
    return kPrograms;
}

std::optional<std::string> findContainerProgram(std::string_view name)
{
    if (auto path = trustedProgram(name))
        return path;
    for (const std::string_view folder : kHelperFolders) {
        std::string path = std::string(folder) + "/" + std::string(name);
        if (isProgramOfRoot(path))
            return path;
    }
    return std::nullopt;
}

ProgramFound judgeProgram(const ProgramRow& row, const std::string& path, std::string_view output, Installer installer)
{
    const std::string name(row.name);
    ProgramFound out{.path = path, .finding = {.name = name, .isEssential = row.isEssential}};
    Finding& finding = out.finding;
    if (path.empty()) {
        finding.reason = name + " is not installed";
        finding.consequence = row.without;
        finding.remedy = installCommand(installer, row.name == "newgidmap" ? "newuidmap" : row.name);
        return out;
    }
    const auto version = findVersion(output, row.name);
    if (!version) {
        finding.isOk = true;
        finding.reason = path + ", which does not tell its version";
        return out;
    }
    out.version = toString(*version);
    const std::string holes = holesOf(row.name, *version, finding.consequence);
    finding.isOk = holes.empty();
    finding.reason = name + " " + out.version + ", " + path;
    if (holes.empty())
        return out;
    finding.reason =
        name + " " + out.version + " has no fix for " + holes + ", unless your distribution has backported it";
    finding.remedy = updateCommand(installer, row.name);
    finding.isEssential = false; // it works
    return out;
}

ProgramFound probeProgram(const ProgramRow& row, Installer installer, ProcessRunner& runner,
                          const std::stop_token& stop)
{
    const auto path = findContainerProgram(row.name);
    if (!path)
        return judgeProgram(row, {}, {}, installer);
    // These two have no version of their own, and newuidmap does not know --version.
    if (row.name == "newuidmap" || row.name == "newgidmap")
        return judgeProgram(row, *path, {}, installer);
    const auto outcome = runner.run(
        {.argv = {*path, "--version"}, .deadline = Deadline::after(kPatience), .killGrace = {}, .drainGrace = {}},
        stop);
    if (outcome && outcome->exit.isSuccess())
        return judgeProgram(row, *path, outcome->output + "\n" + outcome->errors, installer);
    ProgramFound out{.path = *path, .finding = {.name = std::string(row.name), .isEssential = row.isEssential}};
    out.finding.reason = outcome ? *path + " cannot even tell its version" : outcome.error().message();
    out.finding.consequence = row.without;
    return out;
}

void forgiveAlternatives(std::vector<ProgramFound>& found)
{
    const auto programs = containerPrograms();
    for (ProgramFound& each : found) {
        const auto row = std::ranges::find(programs, each.finding.name, &ProgramRow::name);
        if (row == programs.end() || row->group.empty() || !each.path.empty())
            continue;
        const bool hasOther = std::ranges::any_of(found, [&](const ProgramFound& other) {
            const auto its = std::ranges::find(programs, other.finding.name, &ProgramRow::name);
            return its != programs.end() && its->group == row->group && !other.path.empty();
        });
        each.finding.isEssential = each.finding.isEssential && !hasOther;
    }
}

} // namespace darse::sys
