// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networks.h"
#include "tests/support/tempdir.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace darse::test {

/// Before the first thread: from now on this process has a machine of its own, as far as networks and mounts go.
/// Ends the program when that cannot be had.
void becomeOwnMachine();

/// The networks of an engine, which can be killed and started again.
class Harbour {
public:
    Harbour();
    ~Harbour();

    [[nodiscard]] network::Networks& networks() { return *m_networks; }
    /// As after the death of an engine: what was only in memory is lost.
    void restart();
    [[nodiscard]] std::filesystem::path folder() const { return m_folder / "network"; }

    /// A member whose id begins with its name in hexadecimal digits.
    [[nodiscard]] static network::Member member(const std::string& name);
    /// On these networks, with these ports.
    [[nodiscard]] Result<network::Connected> connect(const std::string& name, const std::vector<std::string>& to,
                                                     const std::vector<container::PortBinding>& ports = {});

private:
    TempDir m_folder;
    std::unique_ptr<state::Records> m_records;
    sys::SystemProcessRunner m_runner;
    std::unique_ptr<network::Networks> m_networks;
};

/// A program of busybox in the namespace of a container; ends with the object.
class Inside {
public:
    Inside(const std::filesystem::path& space, const QStringList& busybox);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    /// What it has said, once it has ended.
    [[nodiscard]] QByteArray output();

private:
    QProcess m_process;
};

/// What a program says, and all that it complains about.
[[nodiscard]] QByteArray outputOf(const QStringList& command);
[[nodiscard]] QByteArray outputInside(const std::filesystem::path& space, const QStringList& busybox);
/// What whoever answers at that port says first; empty when nobody does.
[[nodiscard]] QByteArray greetingOf(const QString& address, quint16 port);
/// Interfaces besides the loopback.
[[nodiscard]] QByteArray interfaces();
[[nodiscard]] QByteArray rules();

} // namespace darse::test
