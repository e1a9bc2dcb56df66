// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QClipboard>
#include <QLabel>

#include <array>

namespace darse::ui {

/// Text of several lines, which a mouse can select. Layouts ask such a label for its height again and again, and QLabel
/// breaks its lines anew each time: this one remembers what it said.
class Paragraph final : public QLabel {
    Q_OBJECT
public:
    explicit Paragraph(QWidget* parent = nullptr);

    /// As setText(), but long words are broken where a line is full. What is copied is the text.
    void setBreakable(const QString& text);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Height {
        int width = -1;
        int height = 0;
    };

    void copyTo(QClipboard::Mode mode) const;
    void forget() const;
    void forgetOther() const;

    mutable QString m_text; ///< that the others are about
    mutable QMargins m_margins;
    mutable std::array<Height, 4> m_heights;
    mutable std::size_t m_next = 0;
    mutable QSize m_hint;
    mutable QSize m_least;
};

} // namespace darse::ui
