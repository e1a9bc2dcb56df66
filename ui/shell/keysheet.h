// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/command.h"

#include <QFrame>
#include <QPointer>

class QPushButton;
class QScrollArea;

namespace darse::ui {

/// Every key that does something, by group. "?" opens it. In the window, as the palette: a window of its own would cost
/// new memory to paint on each time.
class KeySheet : public QFrame {
    Q_OBJECT
public:
    /// `commands` outlive the sheet.
    KeySheet(const Commands& commands, QWidget* parent);

    void open();
    /// Ends the sheet.
    void close();
    /// Call when the parent's size changed.
    void place();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    const Commands& m_commands;
    QScrollArea* m_area;
    QPushButton* m_close;
    int m_columns = 0;
    QPointer<QWidget> m_before; ///< had the focus; gets it back
};

} // namespace darse::ui
