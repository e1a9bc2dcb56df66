// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "packaging/cmake/precompiled/core.h"
#include "packaging/cmake/precompiled/tests.h"
