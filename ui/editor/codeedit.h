// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace darse::ui {

/// Plain text with line numbers and the current line marked. Read-only.
class CodeEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeEdit(QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Gutter;

    [[nodiscard]] int gutterWidth() const;
    void placeGutter();
    void paintGutter(QPainter& painter, const QRect& area) const;
    void markCurrentLine();

    Gutter* m_gutter;
};

} // namespace darse::ui
