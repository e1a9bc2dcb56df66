// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/shelf.h"

#include <initializer_list>

namespace darse::connect::docker {

/// Tells images, volumes and networks which containers use them; those that are told something new are put again.
void relateAll(const Shelf& containers, std::initializer_list<Shelf*> others);

/// Whether two states of one container use the same image, volumes and networks: then nothing is to be told.
[[nodiscard]] bool useTheSame(const backend::Object& before, const backend::Object& now);

} // namespace darse::connect::docker
