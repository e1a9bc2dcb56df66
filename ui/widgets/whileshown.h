// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace darse::ui {

/// Tells whether a widget is on a page that is shown: pages that were left live on, and what nobody sees should cost
/// nothing. Goes with the widget.
class WhileShown final : public QObject {
    Q_OBJECT
public:
    explicit WhileShown(QWidget& widget);

    /// The connection that `make` makes lives while the widget is shown.
    static void connection(QWidget& widget, std::function<QMetaObject::Connection()> make);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void shown();
    void hidden();
};

} // namespace darse::ui
