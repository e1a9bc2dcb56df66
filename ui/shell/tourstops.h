// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <functional>
#include <vector>

class QMenu;

namespace darse::ui {

class MainWindow;

/// One picture of the tour: its name, and how to get there from anywhere.
struct TourStop {
    QString name;
    std::function<void(MainWindow&)> go;
    bool hasMenus = false; ///< the menus of its buttons are shown after it
};

/// Every page, tab, drawer, dialog and state of the window. `folder` is one in which nothing else lies.
[[nodiscard]] std::vector<TourStop> tourStops(MainWindow& window, const QString& folder);

/// Adds a registry that is believed, one that is not, and the first-run tour.
void addFirstSteps(std::vector<TourStop>& stops);

/// Adds every dialog: of commands, of connections and of what can be done to objects.
void addQuestions(std::vector<TourStop>& stops, MainWindow& window);

/// Adds the dialogs for what the demonstration cannot do: making and changing containers.
void addMaking(std::vector<TourStop>& stops);

/// The menus of the buttons that can be seen now on `page` and are not in `shown`, where they are added.
[[nodiscard]] std::vector<TourStop> menuStops(MainWindow& window, const TourStop& page, QSet<const QMenu*>& shown);

} // namespace darse::ui
