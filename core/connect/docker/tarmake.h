// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/connect/docker/tarwalk.h"

#include <QStringList>

#include <functional>
#include <string>

namespace darse::connect::docker {

/// The blocks that come before the content of an entry.
[[nodiscard]] std::string tarHeader(const TarHead& head);
/// What fills the last block of a content of that size.
[[nodiscard]] std::string tarPadding(std::uint64_t size);
/// What ends an archive.
[[nodiscard]] std::string tarEnd();

/// A whole archive with one entry.
[[nodiscard]] std::string tarOf(TarHead head, std::string_view content);

/// An archive of files and folders of this machine, each under its own name, read as it is sent. Links stay links;
/// devices, sockets and pipes are left out. Everything in it belongs to root. `sent` is told how many bytes of content
/// have gone.
[[nodiscard]] ByteSource tarOfFiles(const QStringList& files, std::function<void(qint64 bytes)> sent);
/// How much content that has.
[[nodiscard]] qint64 contentOf(const QStringList& files);

} // namespace darse::connect::docker
