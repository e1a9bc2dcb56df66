// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/guide.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shell.h"
#include "ui/shell/tourstops.h"

namespace darse::ui {
namespace {

void closeGuides(MainWindow& window)
{
    for (auto* old : window.shell().findChildren<Guide*>())
        old->close();
}

} // namespace

void addFirstSteps(std::vector<TourStop>& stops)
{
    for (const char* registry : {"ghcr.io", "private.example.org:5000", "docker.io"}) {
        const QString name = QString::fromLatin1(registry);
        stops.push_back({QStringLiteral("registries-") + name.section(u'.', 0, 0), [name](MainWindow& window) {
                             window.shell().goTo({QStringLiteral("registries"), name, {}});
                         }});
    }
    for (int step = 0; step < Guide::stepCount(); ++step)
        stops.push_back({QStringLiteral("guide-%1").arg(step + 1), [step](MainWindow& window) {
                             window.shell().goTo({QStringLiteral("overview"), {}, {}});
                             closeGuides(window);
                             window.shell().runCommand(QStringLiteral("guide"));
                             for (auto* guide : window.shell().findChildren<Guide*>()) {
                                 if (guide->isVisible())
                                     guide->goTo(step);
                             }
                         }});
    stops.push_back({QStringLiteral("guide-over"), closeGuides});
}

} // namespace darse::ui
