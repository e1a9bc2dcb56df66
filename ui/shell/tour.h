// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace darse::ui {

class MainWindow;
class Shell;

/// Walks through every page of a window and keeps one picture of each.
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
    /// One picture: its name, and how to get there.
    struct Stop {
        QString name;
        std::function<void(Shell&)> go;
    };

    void next();
    void takePicture();

    MainWindow& m_window;
    QString m_folder;
    std::vector<Stop> m_stops;
    std::size_t m_at = 0;
    int m_pictures = 0;
};

} // namespace darse::ui
