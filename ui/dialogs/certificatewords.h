// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registries.h"

#include <QDateTime>

namespace darse::ui {

/// Why a registry is not believed, in one sentence.
[[nodiscard]] QString problemSentence(const backend::RegistryPeer& peer);

/// From when to when a certificate holds, and for how long still.
[[nodiscard]] QString validityWords(const backend::Certificate& certificate, const QDateTime& now);

/// The certificate of a chain that one could trust so that all of it is believed; null when the server does not send
/// it.
[[nodiscard]] const backend::Certificate* authorityOf(const backend::RegistryPeer& peer);

} // namespace darse::ui
