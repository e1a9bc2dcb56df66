// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "ui/dialogs/checkpointdialog.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/plannotes.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shell.h"
#include "ui/shell/tourstops.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace darse::ui {

using backend::Kind;

namespace {

QPlainTextEdit* fieldOf(const QDialog& dialog, PlanField field)
{
    return dialog.findChild<QPlainTextEdit*>(QStringLiteral("plan.%1").arg(static_cast<int>(field)));
}

} // namespace

void addMaking(std::vector<TourStop>& stops)
{
    const auto add = [&stops](const char* name, const std::function<QDialog*(MainWindow&)>& make) {
        stops.push_back({QLatin1StringView(name), [make](MainWindow& window) {
                             window.shell().goTo(Location::ofList(Kind::Container));
                             make(window)->open();
                         }});
    };
    const auto create = [](MainWindow& window, const QString& image) {
        return new CreateDialog(window.session(), &window, image);
    };
    add("ask-create", [create](MainWindow& window) { return create(window, {}); });
    add("ask-create-below", [create](MainWindow& window) {
        QDialog* dialog = create(window, QStringLiteral("nginx:1.27"));
        QScrollBar* bar = dialog->findChild<QScrollArea*>()->verticalScrollBar();
        QObject::connect(bar, &QScrollBar::rangeChanged, bar, [bar](int, int end) { bar->setValue(end); });
        return dialog;
    });
    add("refused-create", [create](MainWindow& window) {
        QDialog* dialog = create(window, QStringLiteral("not this"));
        for (const PlanField field : {PlanField::Ports, PlanField::Mounts, PlanField::Environment})
            fieldOf(*dialog, field)->setPlainText(QStringLiteral("neither this"));
        return dialog;
    });
    add("ask-edit", [](MainWindow& window) {
        backend::ContainerPlan plan;
        plan.image = QStringLiteral("nginx:1.27");
        plan.name = QStringLiteral("web");
        auto* dialog = new CreateDialog(
            window.session(), &window,
            CreateDialog::Edited{.key = plan.name, .plan = plan, .isRunning = true, .isProtected = false});
        fieldOf(*dialog, PlanField::Environment)->setPlainText(QStringLiteral("GREETING=hello"));
        return dialog;
    });
    add("ask-checkpoint", [](MainWindow& window) {
        return new CheckpointDialog(window.session(), window.session().store(Kind::Container).snapshot()->front(),
                                    &window);
    });
}

} // namespace darse::ui
