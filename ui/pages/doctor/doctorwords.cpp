// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/doctor/doctorwords.h"

#include "ui/widgets/phrasebook.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Finding;

struct TitleRow {
    QLatin1StringView name;
    const char* title;
};

constexpr TitleRow kFindingTitles[] = {
    {QLatin1StringView("userNamespace"), QT_TRANSLATE_NOOP("doctor", "User namespace")},
    {QLatin1StringView("overlay"), QT_TRANSLATE_NOOP("doctor", "Overlay file system")},
    {QLatin1StringView("overlayUserxattr"), QT_TRANSLATE_NOOP("doctor", "Overlay for ordinary users")},
    {QLatin1StringView("fuseOverlayfs"), QT_TRANSLATE_NOOP("doctor", "Overlay through FUSE")},
    {QLatin1StringView("cgroupLayout"), QT_TRANSLATE_NOOP("doctor", "Version of cgroups")},
    {QLatin1StringView("cgroupControllers"), QT_TRANSLATE_NOOP("doctor", "What can be limited")},
    {QLatin1StringView("cgroupDelegation"), QT_TRANSLATE_NOOP("doctor", "Cgroups of this user")},
    {QLatin1StringView("cgroupKill"), QT_TRANSLATE_NOOP("doctor", "Ending whole containers")},
    {QLatin1StringView("crunHybrid"), QT_TRANSLATE_NOOP("doctor", "crun and the cgroups of this machine")},
    {QLatin1StringView("diskSpace"), QT_TRANSLATE_NOOP("doctor", "Room on the disk")},
    {QLatin1StringView("inotify"), QT_TRANSLATE_NOOP("doctor", "Watching files")},
    {QLatin1StringView("descriptors"), QT_TRANSLATE_NOOP("doctor", "Open files")},
    {QLatin1StringView("securityModule"), QT_TRANSLATE_NOOP("doctor", "Security module")},
    {QLatin1StringView("pressure"), QT_TRANSLATE_NOOP("doctor", "Pressure (PSI)")},
    {QLatin1StringView("subordinateIds"), QT_TRANSLATE_NOOP("doctor", "Ids for containers")},
    {QLatin1StringView("unprivilegedPorts"), QT_TRANSLATE_NOOP("doctor", "Low ports")},
    {QLatin1StringView("lingering"), QT_TRANSLATE_NOOP("doctor", "After logging out")},
    {QLatin1StringView("ipForwarding"), QT_TRANSLATE_NOOP("doctor", "Forwarding of IPv4")},
    {QLatin1StringView("packetFilter"), QT_TRANSLATE_NOOP("doctor", "Packet filter")},
};

// The engine's sentences. The longer of two that begin alike comes first.
constexpr const char* kFindingSentences[] = {
    QT_TRANSLATE_NOOP("doctor", "an ordinary user's engine cannot unpack images or run containers"),
    QT_TRANSLATE_NOOP("doctor", "root file systems of containers are put together in slower ways"),
    QT_TRANSLATE_NOOP("doctor", "an ordinary user's containers need fuse-overlayfs, or a copy each"),
    QT_TRANSLATE_NOOP("doctor", "where the kernel's overlay does not work, every container is a whole copy"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot run without crun or runc"),
    QT_TRANSLATE_NOOP("doctor", "there is no runtime to fall back to where crun refuses to run"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot run: nobody would keep their logs and exit codes"),
    QT_TRANSLATE_NOOP("doctor", "containers have the host's network or none"),
    QT_TRANSLATE_NOOP("doctor", "containers do not find one another by name"),
    QT_TRANSLATE_NOOP("doctor", "containers of an ordinary user have no network without pasta or slirp4netns"),
    QT_TRANSLATE_NOOP("doctor", "there is nothing to fall back to without pasta"),
    QT_TRANSLATE_NOOP("doctor", "an ordinary user's containers have one user only"),
    QT_TRANSLATE_NOOP("doctor", "an ordinary user's containers have one group only"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot be given an init (--init), and pods have no first process"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot be checkpointed and restored"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot run"),
    QT_TRANSLATE_NOOP("doctor", "an ordinary user's containers cannot be limited, and some numbers are missing"),
    QT_TRANSLATE_NOOP("doctor", "limits of that kind have no effect, and a container can take all there is"),
    QT_TRANSLATE_NOOP("doctor",
                      "containers run without limits of their own, and their numbers are those of all together"),
    QT_TRANSLATE_NOOP("doctor", "processes of a container are killed one by one"),
    QT_TRANSLATE_NOOP("doctor", "runc is used instead, which starts containers more slowly; without runc none run"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot publish port 80 or 443 of this machine"),
    QT_TRANSLATE_NOOP("doctor", "containers end when you log out, and do not start with the machine"),
    QT_TRANSLATE_NOOP("doctor", "images with files of more than one user cannot be unpacked as they are"),
    QT_TRANSLATE_NOOP("doctor", "pulls and containers that write will soon fail"),
    QT_TRANSLATE_NOOP("doctor",
                      "programs that watch files fail with \"too many open files\", in containers and outside"),
    QT_TRANSLATE_NOOP("doctor", "containers on bridge networks do not reach anything outside"),
    QT_TRANSLATE_NOOP("doctor", "bridge networks and published ports cannot be set up"),
    QT_TRANSLATE_NOOP("doctor", "a container that breaks out of its namespaces meets no second fence"),
    QT_TRANSLATE_NOOP("doctor", "there are no numbers about pressure on CPU, memory and disks"),
    QT_TRANSLATE_NOOP("doctor", "with hundreds of containers, metrics and new connections will fail"),
    QT_TRANSLATE_NOOP("doctor", "neither nft nor iptables is installed"),
    QT_TRANSLATE_NOOP("doctor", "neither AppArmor nor SELinux is on"),
    QT_TRANSLATE_NOOP("doctor", "%1 is not installed"),
    QT_TRANSLATE_NOOP("doctor", "works in %1"),
    QT_TRANSLATE_NOOP("doctor", "ids %1 are mapped"),
    QT_TRANSLATE_NOOP("doctor", "not needed: the engine runs as root"),
    QT_TRANSLATE_NOOP("doctor", "cgroup v1 with a v2 tree beside it, which is on its way out"),
    QT_TRANSLATE_NOOP("doctor", "cgroup v1, which is on its way out"),
    QT_TRANSLATE_NOOP("doctor", "containers can be limited by %1"),
    QT_TRANSLATE_NOOP("doctor", "containers cannot be limited by %1"),
    QT_TRANSLATE_NOOP("doctor", "whole containers can be killed at once"),
    QT_TRANSLATE_NOOP("doctor", "crun can work with this layout of cgroups"),
    QT_TRANSLATE_NOOP("doctor", "crun refuses to run while %1 is in the v2 tree beside v1"),
    QT_TRANSLATE_NOOP("doctor", "an ordinary user may publish ports from %1 on"),
    QT_TRANSLATE_NOOP("doctor", "what this user runs goes on after logging out"),
    QT_TRANSLATE_NOOP("doctor", "what this user runs may be ended by systemd at the last log-out"),
    QT_TRANSLATE_NOOP("doctor", "this user has %1 ids to give to containers"),
    QT_TRANSLATE_NOOP("doctor", "%1 are left in %2"),
    QT_TRANSLATE_NOOP("doctor", "%1 instances and %2 watches for each user"),
    QT_TRANSLATE_NOOP("doctor", "IPv4 is forwarded"),
    QT_TRANSLATE_NOOP("doctor", "IPv4 is not forwarded yet; the first bridge network turns it on"),
    QT_TRANSLATE_NOOP("doctor", "IPv4 is not forwarded"),
    QT_TRANSLATE_NOOP("doctor", "SELinux is enforcing"),
    QT_TRANSLATE_NOOP("doctor", "SELinux only watches: it is permissive"),
    QT_TRANSLATE_NOOP("doctor", "AppArmor is on"),
    QT_TRANSLATE_NOOP("doctor", "the kernel tells how long tasks wait (PSI)"),
    QT_TRANSLATE_NOOP("doctor", "the kernel does not tell how long tasks wait"),
    QT_TRANSLATE_NOOP("doctor", "the engine may have %1 files open"),
    QT_TRANSLATE_NOOP("doctor", "the kernel has it"),
    QT_TRANSLATE_NOOP("doctor", "the kernel does not have it, or forbids it here"),
};

/// "Containers cannot run." A program keeps its name as it is: "crun 1.28, /usr/bin/crun."
QString findingSentence(const QString& text, const QString& name)
{
    static const Phrasebook kBook("doctor", kFindingSentences);
    if (text.isEmpty())
        return {};
    const auto match = kBook.find(text);
    QString out = visibleText(match ? kBook.say(match->pattern, match->parts) : text);
    const QString first = out.section(u' ', 0, 0);
    const bool isProgram = first == name || first == QLatin1StringView("crun") || first == QLatin1StringView("runc");
    if (!isProgram && !out.startsWith(u'/'))
        out[0] = out.at(0).toUpper();
    return out.endsWith(u'.') ? out : out + u'.';
}

} // namespace

FindingWords findingWords(const Finding& finding)
{
    const auto* const row = std::ranges::find(kFindingTitles, finding.name, &TitleRow::name);
    return {.title = row != std::end(kFindingTitles) ? QCoreApplication::translate("doctor", row->title)
                                                     : visibleText(finding.name),
            .reason = findingSentence(finding.reason, finding.name),
            .consequence = findingSentence(finding.consequence, finding.name)};
}

FindingShare shareOf(const std::vector<Finding>& findings)
{
    FindingShare share;
    for (const Finding& finding : findings) {
        if (finding.isOk)
            share.good.push_back(finding);
        else
            (finding.isEssential ? share.missing : share.better).push_back(finding);
    }
    return share;
}

} // namespace darse::ui
