// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace darse::ui {

/// A connection that the person can switch to. The program that wires everything fills the list; the window only shows
/// it.
struct Connection {
    QString id;    ///< stable, for settings
    QString name;  ///< translated when shown: a source text of the context "connections"
    int color = 0; ///< index into Colors::series; production never looks like the laptop
    std::function<std::unique_ptr<backend::Backend>()> make;
};

using Connections = std::vector<Connection>;

} // namespace darse::ui
