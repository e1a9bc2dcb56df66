// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/wiring.h"

#include "core/connect/demo/demobackend.h"
#include "core/connect/engine/enginebackend.h"

#include <QCoreApplication>

namespace darse::app {

ui::Connections makeConnections(const Launch& launch)
{
    // Colours are indexes into the series: blue for the person's own machine, violet for what is not real.
    constexpr int kBlue = 0;
    constexpr int kViolet = 3;
    return {
        {.id = QStringLiteral("engine"),
         .name = QString::fromLatin1(QT_TRANSLATE_NOOP("connections", "This machine")),
         .color = kBlue,
         .make = [socket = launch.socket] { return std::make_unique<connect::engine::EngineBackend>(socket); }},
        {.id = QStringLiteral("demo"),
         .name = QString::fromLatin1(QT_TRANSLATE_NOOP("connections", "Demonstration fleet")),
         .color = kViolet,
         .make =
             [] {
                 return std::make_unique<connect::demo::DemoBackend>(
                     connect::demo::Options{.drive = connect::demo::Drive::ByTimer});
             }},
    };
}

} // namespace darse::app
