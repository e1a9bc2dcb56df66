// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace darse::session {

/// Whether brackets outside strings nest deeper than that. Asked before parsing, which would build the whole tree.
[[nodiscard]] bool isDeeperThan(const QByteArray& text, int limit);

} // namespace darse::session
