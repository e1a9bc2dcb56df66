// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>

namespace darse::ui {

/// A rounded button that shows a state: its colour as text and, faintly, as a fill. Checked, the fill and a border say
/// so.
class ChipButton final : public QAbstractButton {
    Q_OBJECT
public:
    /// The icon's name may be empty.
    ChipButton(const QColor& color, const QString& iconName, QWidget* parent);

    /// Another text. The page is laid out anew only when it is wider or narrower.
    void say(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QColor m_color;
    QString m_iconName;
};

} // namespace darse::ui
