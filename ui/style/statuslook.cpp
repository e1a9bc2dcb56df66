// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/statuslook.h"

#include "ui/style/tokens.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace darse::ui {
namespace {

using backend::Status;

struct Row {
    Status status;
    const char* icon;
    const char* word;
    QColor Colors::*color;
};

constexpr std::array kRows = {
    Row{Status::Running, "status-running", QT_TRANSLATE_NOOP("status", "Running"), &Colors::running},
    Row{Status::Active, "status-active", QT_TRANSLATE_NOOP("status", "Active"), &Colors::running},
    Row{Status::Succeeded, "status-succeeded", QT_TRANSLATE_NOOP("status", "Succeeded"), &Colors::succeeded},
    Row{Status::Pending, "status-pending", QT_TRANSLATE_NOOP("status", "Pending"), &Colors::pending},
    Row{Status::Starting, "status-starting", QT_TRANSLATE_NOOP("status", "Starting"), &Colors::pending},
    Row{Status::Updating, "status-updating", QT_TRANSLATE_NOOP("status", "Updating"), &Colors::pending},
    Row{Status::Stopping, "status-stopping", QT_TRANSLATE_NOOP("status", "Stopping"), &Colors::stopped},
    Row{Status::Paused, "status-paused", QT_TRANSLATE_NOOP("status", "Paused"), &Colors::stopped},
    Row{Status::Stopped, "status-stopped", QT_TRANSLATE_NOOP("status", "Stopped"), &Colors::stopped},
    Row{Status::Warning, "status-warning", QT_TRANSLATE_NOOP("status", "Warning"), &Colors::warning},
    Row{Status::Restarting, "status-restarting", QT_TRANSLATE_NOOP("status", "Restarting"), &Colors::warning},
    Row{Status::Failed, "status-failed", QT_TRANSLATE_NOOP("status", "Failed"), &Colors::failed},
    Row{Status::Idle, "status-idle", QT_TRANSLATE_NOOP("status", "Idle"), &Colors::stopped},
    Row{Status::Normal, "status-normal", QT_TRANSLATE_NOOP("status", "Normal"), &Colors::stopped},
    Row{Status::Unknown, "status-unknown", QT_TRANSLATE_NOOP("status", "Unknown"), &Colors::unknown},
};

} // namespace

StatusLook statusLook(Status status)
{
    const auto* row = std::find_if(kRows.begin(), kRows.end(), [status](const Row& r) { return r.status == status; });
    if (row == kRows.end())
        row = &kRows.back();
    return {QString::fromLatin1(row->icon), QCoreApplication::translate("status", row->word), colors().*(row->color)};
}

} // namespace darse::ui
