// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

#include <QString>

#include <deque>
#include <functional>
#include <memory>

namespace darse::ui {

/// A connection that the person can switch to. The program that wires everything fills the list; the window only shows
/// it.
struct Connection {
    QString id;    ///< stable, for settings
    QString name;  ///< translated when shown: a source text of the context "connections"
    int color = 0; ///< index into Colors::series; production never looks like the laptop
    std::function<std::unique_ptr<backend::Backend>()> make;
    bool isTried = true; ///< whether the list of connections may ask it how it is; not so what asking would start
    bool isKept = true;  ///< whether the next start goes back to it; not so what is only looked at
    QString address{};   ///< as a person writes it, where there is one
};

/// Those that are added leave the others where they are.
using Connections = std::deque<Connection>;

/// Makes one of what a person wrote; InvalidInput says what is wrong with the address.
using ConnectionMaker = std::function<Result<Connection>(const QString& name, const QString& address)>;

} // namespace darse::ui
