// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/shelf.h"

#include <initializer_list>

namespace darse::connect::docker {

/// Tells images, volumes and networks which containers use them; those that are told something new are put again.
void relateAll(const Shelf& containers, std::initializer_list<Shelf*> others);

} // namespace darse::connect::docker
