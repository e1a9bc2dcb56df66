// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/togetheractions.h"

namespace darse::ui {

Action logsTogetherAction()
{
    return {.id = "logs-together",
            .label = QT_TRANSLATE_NOOP("actions", "Logs of these together"),
            .operation = QT_TRANSLATE_NOOP("operations", "Read the logs of %1"),
            .icon = QStringLiteral("logs"),
            .applies = [](const backend::Object&) { return true; },
            .isOffered = [](backend::Backend& backend) { return backend.logs() != nullptr; },
            .leadsTo =
                [](const std::vector<backend::ObjectPtr>& containers) {
                    QStringList keys;
                    for (const backend::ObjectPtr& container : containers)
                        keys << container->key;
                    return Location::ofLogs(keys);
                }};
}

} // namespace darse::ui
