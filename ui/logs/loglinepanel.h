// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace darse::ui {

class LogLines;

/// One line of a log, whole, however many pieces it is kept in; its JSON opened out.
class LogLinePanel : public QWidget {
    Q_OBJECT
public:
    /// `lines` outlives the panel.
    explicit LogLinePanel(const LogLines& lines, QWidget* parent = nullptr);

    void showLine(qint64 number);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// By its button or Esc.
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    const LogLines& m_lines;
    QLabel* m_title;
    QPlainTextEdit* m_text;
};

} // namespace darse::ui
