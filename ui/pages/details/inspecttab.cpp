// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/inspecttab.h"

#include "core/backend/inspection.h"
#include "core/session/session.h"

namespace darse::ui {

std::optional<backend::Pending<QString>> InspectTab::ask(const backend::Object& object)
{
    backend::Inspection* inspection = session().backend().inspection();
    return inspection != nullptr ? std::optional(inspection->json({object.kind, object.key})) : std::nullopt;
}

QString InspectTab::failureText(const QString& why, const QString& raw) const
{
    return tr("The inspection could not be read. %1 %2").arg(why, raw);
}

} // namespace darse::ui
