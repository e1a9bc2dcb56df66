// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/listening.h"

#include <QFile>
#include <QHostAddress>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

/// Words of 32 bits in the order of this machine, as the kernel prints them.
QHostAddress addressOf(const QByteArray& hex)
{
    constexpr qsizetype kWord = 8;
    Q_IPV6ADDR bytes{};
    for (qsizetype at = 0; at + kWord <= hex.size() && at / 2 < 16; at += kWord) {
        const quint32 word = hex.mid(at, kWord).toUInt(nullptr, 16);
        std::copy_n(reinterpret_cast<const quint8*>(&word), sizeof word, &bytes.c[at / 2]);
    }
    if (hex.size() == kWord)
        return QHostAddress(qFromBigEndian<quint32>(bytes.c));
    const QHostAddress address(bytes);
    bool isMapped = false;
    const quint32 old = address.toIPv4Address(&isMapped);
    // "::" would be one of those too, and takes both kinds.
    return isMapped && old != 0 ? QHostAddress(old) : address;
}

} // namespace

std::vector<backend::PublishedPort> listeningIn(const QByteArray& table, const QString& protocol)
{
    // A UDP socket waits for everybody as long as it has not chosen a peer.
    const QByteArray wanted = protocol == "tcp"_L1 ? "0A" : "07";
    constexpr qsizetype kState = 3;
    std::vector<backend::PublishedPort> out;
    for (const QByteArray& line : table.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() <= kState || words[kState] != wanted)
            continue;
        const QList<QByteArray> place = words[1].split(':');
        const ushort port = place.value(1).toUShort(nullptr, 16);
        if (port == 0)
            continue;
        const QHostAddress address = addressOf(place[0]);
        const bool isAnywhere = address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
        out.push_back({.hostAddress = isAnywhere ? QString() : address.toString(),
                       .hostPort = port,
                       .containerPort = 0,
                       .protocol = protocol});
    }
    return out;
}

std::vector<backend::PublishedPort> listeningPorts()
{
    struct Table {
        const char* file;
        QLatin1StringView protocol;
    };
    static constexpr std::array kTables{Table{"/proc/net/tcp", "tcp"_L1}, Table{"/proc/net/tcp6", "tcp"_L1},
                                        Table{"/proc/net/udp", "udp"_L1}, Table{"/proc/net/udp6", "udp"_L1}};
    std::vector<backend::PublishedPort> out;
    for (const Table& table : kTables) {
        QFile file(QString::fromLatin1(table.file));
        if (!file.open(QIODevice::ReadOnly))
            continue; // a kernel without IPv6 has none
        const auto found = listeningIn(file.readAll(), table.protocol);
        out.insert(out.end(), found.begin(), found.end());
    }
    return out;
}

} // namespace darse::connect::docker
