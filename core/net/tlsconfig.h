// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/tls.h"

#include <QSslConfiguration>

namespace darse::net {

/// The Qt form of the options, or InvalidInput that names the PEM text which cannot be read.
[[nodiscard]] Result<QSslConfiguration> clientConfiguration(const TlsOptions& options);
[[nodiscard]] Result<QSslConfiguration> serverConfiguration(const TlsServerOptions& options);

} // namespace darse::net
