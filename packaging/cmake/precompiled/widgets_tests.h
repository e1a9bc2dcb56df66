// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "packaging/cmake/precompiled/tests.h"
#include "packaging/cmake/precompiled/widgets.h"

#include <QWindow>
