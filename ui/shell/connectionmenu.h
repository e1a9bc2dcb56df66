// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/connections.h"

#include <QMenu>

#include <memory>
#include <vector>

namespace darse::ui {

/// The connections to switch to. While it is open it tries each, so that it can say which answer; one that hangs holds
/// nobody up.
class ConnectionMenu final : public QMenu {
    Q_OBJECT
public:
    /// `connections` outlives the menu; `current` is not tried.
    ConnectionMenu(const Connections& connections, const QString& current, QWidget* parent);
    ~ConnectionMenu() override;

Q_SIGNALS:
    void chosen(const QString& id);
    void addAsked();

private:
    struct Trial;

    void addConnection(const Connection& connection, bool isCurrent);
    void tryAll();
    static void tell(const Trial& trial);

    std::vector<std::unique_ptr<Trial>> m_trials;
};

/// As it is shown.
[[nodiscard]] QString connectionName(const Connection& connection);
/// The mark of a connection: a filled circle.
[[nodiscard]] QPixmap connectionDot(const QColor& color, qreal ratio);

} // namespace darse::ui
