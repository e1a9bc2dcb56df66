// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/networkfixture.h"

#include "core/sys/usernamespace.h"

#include <QByteArrayList>
#include <QtEndian>

#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <grp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace darse::test {
namespace {

constexpr int kPatienceMs = 10'000;
constexpr int kAnswerMs = 3'000;

[[noreturn]] void giveUp(const char* step)
{
    std::perror(step);
    std::exit(1);
}

void bringLoopbackUp()
{
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    request.ifr_name[0] = 'l';
    request.ifr_name[1] = 'o';
    request.ifr_flags = IFF_UP;
    if (::ioctl(socket.get(), SIOCSIFFLAGS, &request) != 0)
        giveUp("bring the loopback interface up");
}

QStringList insideCommand(const std::filesystem::path& space, const QStringList& busybox)
{
    return QStringList{QStringLiteral("nsenter"), QStringLiteral("--net=") + QString::fromStdString(space.native()),
                       QStringLiteral("busybox")} +
           busybox;
}

} // namespace

void becomeOwnMachine()
{
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0)
        giveUp("make namespaces");
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        giveUp("keep mounts apart");
    bringLoopbackUp();
}

void becomeOrdinaryUser()
{
    becomeOwnMachine();
    // On a machine without udev the device of tunnels is root's alone.
    if (::mount("tmpfs", "/dev/net", "tmpfs", MS_NOSUID, "mode=755") != 0 ||
        ::mknod("/dev/net/tun", S_IFCHR, makedev(10, 200)) != 0 || ::chmod("/dev/net/tun", 0666) != 0)
        giveUp("make a device of tunnels");
    const passwd* person = ::getpwnam("darse-test");
    if (person == nullptr || ::setgroups(0, nullptr) != 0 ||
        ::setresgid(person->pw_gid, person->pw_gid, person->pw_gid) != 0 ||
        ::setresuid(person->pw_uid, person->pw_uid, person->pw_uid) != 0)
        giveUp("become the user darse-test");
    // Else its own files in /proc are not its own.
    ::prctl(PR_SET_DUMPABLE, 1);
    sys::SystemProcessRunner runner;
    if (sys::enterUserNamespace(runner, {}).entry != sys::NamespaceEntry::Complete)
        giveUp("enter a user namespace");
}

Harbour::Harbour(Rights rights) : m_rights(rights)
{
    restart();
}

Harbour::~Harbour()
{
    if (m_networks)
        static_cast<void>(m_networks->sweep({}).isOk());
}

void Harbour::restart()
{
    m_networks.reset();
    m_records.reset();
    auto records = state::Records::open(m_folder / "state.db");
    if (!records)
        giveUp("open the records");
    m_records = std::move(records).value();
    auto networks = network::Networks::open({folder(), m_rights == Rights::Rootless}, *m_records, m_runner);
    if (!networks)
        giveUp(networks.error().message().c_str());
    m_networks = std::move(networks).value();
}

network::Member Harbour::member(const std::string& name)
{
    std::string id = QByteArray::fromStdString(name).toHex().toStdString();
    id.resize(64, '0');
    return {ContainerId(id), name, name + "-host"};
}

Result<network::Connected> Harbour::connect(const std::string& name, const std::vector<std::string>& to,
                                            const std::vector<container::PortBinding>& ports)
{
    container::EndpointsAsked asked;
    for (const std::string& each : to)
        asked[each] = {};
    return networks().connect(member(name), asked, ports, {});
}

Inside::Inside(const std::filesystem::path& space, const QStringList& busybox)
{
    const QStringList command = insideCommand(space, busybox);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(command.first(), command.mid(1));
    m_process.waitForStarted(kPatienceMs);
}

Inside::~Inside()
{
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

QByteArray Inside::output()
{
    m_process.waitForFinished(kPatienceMs);
    return m_process.readAll();
}

QByteArray outputOf(const QStringList& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(kAnswerMs)) {
        process.kill();
        process.waitForFinished(kPatienceMs);
    }
    return process.readAll();
}

QByteArray outputInside(const std::filesystem::path& space, const QStringList& busybox)
{
    return outputOf(insideCommand(space, busybox));
}

QByteArray greetingOf(const QString& address, quint16 port)
{
    const UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval patience{.tv_sec = 2, .tv_usec = 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = qToBigEndian(port);
    ::inet_pton(AF_INET, address.toUtf8().constData(), &where.sin_addr);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0)
        return {};
    QByteArray text(256, '\0');
    const ssize_t count = ::recv(socket.get(), text.data(), static_cast<std::size_t>(text.size()), 0);
    return count > 0 ? text.left(static_cast<int>(count)) : QByteArray();
}

QByteArray interfaces()
{
    QByteArrayList names;
    for (const QByteArray& line :
         outputOf({QStringLiteral("ip"), QStringLiteral("-br"), QStringLiteral("link")}).split('\n')) {
        if (!line.isEmpty() && !line.startsWith("lo "))
            names += line.split(' ').first();
    }
    return names.join(' ');
}

QByteArray rules()
{
    return outputOf({QStringLiteral("nft"), QStringLiteral("list"), QStringLiteral("ruleset")});
}

} // namespace darse::test
