// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// What has happened inside of pages that the window tells. A companion of the session: pages never know the window.
class Tidings final : public QObject {
    Q_OBJECT
public:
    explicit Tidings(session::Session&) {}

Q_SIGNALS:
    /// A person had this file written.
    void saved(const QString& path);
};

} // namespace darse::ui
