// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace darse::bench {

/// A tar of about `size` bytes with what images are made of: programs, libraries, texts and headers of this machine, as
/// many of each as there are, in files of all sizes.
[[nodiscard]] std::string mixedTar(std::size_t size);

} // namespace darse::bench
