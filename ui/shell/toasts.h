// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/notices.h"

#include <QWidget>

class QVBoxLayout;

namespace darse::ui {

/// Short messages at the bottom right: six seconds each; errors stay until they are read.
class Toasts : public QWidget {
    Q_OBJECT
public:
    explicit Toasts(QWidget* parent);

    /// The toast, which goes by itself; the caller may delete it before.
    QWidget* show(const Notice& notice);
    /// Call when the parent's size changed.
    void place();

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    void makeRoom();

    QVBoxLayout* m_column;
};

} // namespace darse::ui
