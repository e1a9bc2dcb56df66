// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/stepwords.h"

#include "core/session/session.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {

QString stepText(backend::LinkStep step)
{
    using backend::LinkStep;
    switch (step) {
    case LinkStep::Waiting:
        return QCoreApplication::translate("linksteps", "Waiting for the next try…");
    case LinkStep::Starting:
        return QCoreApplication::translate("linksteps", "Starting the engine of this machine…");
    case LinkStep::Tunnelling:
        return QCoreApplication::translate("linksteps", "Opening the way through ssh…");
    case LinkStep::Reaching:
        return QCoreApplication::translate("linksteps", "Reaching the server…");
    case LinkStep::Asking:
        break;
    }
    return QCoreApplication::translate("linksteps", "Asking what it is and what it has…");
}

QString connectionName(const session::Session& session)
{
    return visibleText(QCoreApplication::translate("connections", session.name().toUtf8().constData()));
}

} // namespace darse::ui
