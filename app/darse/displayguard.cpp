// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/displayguard.h"

#include "app/common/complain.h"
#include "app/darse/launch.h"

#include <QStringList>

#include <cstdlib>
#include <iostream>
#include <utility>

namespace darse::app {
namespace {

QStringList& heard()
{
    static QStringList messages;
    return messages;
}

void listen(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    heard().append(message);
    if (type != QtFatalMsg)
        return;
    // The first message is the cause, such as "could not connect to display :7".
    const QString why = heard().constFirst().section(QLatin1Char('\n'), 0, 0);
    std::_Exit(complain(kProgram, "no window can be opened on this display: " + why.toStdString()));
}

} // namespace

DisplayGuard::DisplayGuard() : m_before(qInstallMessageHandler(listen)) {}

DisplayGuard::~DisplayGuard()
{
    qInstallMessageHandler(m_before);
    for (const QString& message : std::exchange(heard(), {}))
        std::cerr << message.toStdString() << std::endl;
}

} // namespace darse::app
