// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/imagestore.h"
#include "core/sys/processrunner.h"

namespace darse::store {

inline constexpr std::string_view kStarterName = "localhost/darse/starter:latest";

/// Makes the image that a machine without any network can run, from its own busybox, which must be a static program
/// for this machine; the error says what to install. The same busybox gives the same image. Its id.
[[nodiscard]] Result<oci::Digest> makeStarter(ImageStore& store, sys::ProcessRunner& runner,
                                              const std::filesystem::path& busybox, const std::stop_token& stop);

} // namespace darse::store
