// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace darse::ui {

class MainWindow;

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
    void next();
    void takePicture();

    struct Stop;
    MainWindow& m_window;
    QString m_folder;
    std::vector<Stop> m_stops;
    std::size_t m_at = 0;
    int m_pictures = 0;
};

} // namespace darse::ui
