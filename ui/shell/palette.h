// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"
#include "ui/shell/command.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace darse::session {
class Session;
}

namespace darse::ui {

class PaletteModel;

/// Ctrl+K: one field that finds every object and runs every command. A leading ">" means commands only.
class Palette : public QFrame {
    Q_OBJECT
public:
    /// `commands` outlive the palette.
    Palette(session::Session& session, const Commands& commands, QWidget* parent);

    /// Where the window is.
    void setHere(const Location& here);
    void open(const QString& text = {});
    void close();
    [[nodiscard]] bool isOpen() const { return isVisible(); }
    /// Call when the parent's size changed.
    void place();

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void runCurrent();
    void moveBy(int rows);

    QLineEdit* m_field;
    QListView* m_list;
    PaletteModel* m_model;
    QPointer<QWidget> m_before; ///< had the focus; gets it back
};

} // namespace darse::ui
