// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/tourstops.h"

#include <QObject>
#include <QPixmap>
#include <QString>

#include <vector>

namespace darse::ui {

class MainWindow;

/// Walks through every page of a window, opens what can be opened, and keeps one picture of each.
class Tour : public QObject {
    Q_OBJECT
public:
    /// Pictures go to `folder`, which exists.
    Tour(MainWindow& window, QString folder, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// `problem` is empty when every picture was written.
    void finished(int pictures, const QString& problem);

private:
    void next();
    void takePicture();
    /// The window, and whatever is open above it.
    [[nodiscard]] QPixmap picture();
    void tidy();

    MainWindow& m_window;
    QString m_folder;
    std::vector<TourStop> m_stops;
    QSet<const QMenu*> m_shownMenus;
    std::size_t m_at = 0;
    int m_pictures = 0;
};

} // namespace darse::ui
