// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace darse::ui {

/// The first-run tour: shows the parts of the window one after the other, and says what each is for. It lies over its
/// parent, which has them by name, and goes when somebody closes it or goes on with the window.
class Guide final : public QWidget {
    Q_OBJECT
public:
    explicit Guide(QWidget* parent);

    [[nodiscard]] static int stepCount();
    void goTo(int step);
    [[nodiscard]] int step() const { return m_step; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void place();
    void finish();
    [[nodiscard]] QRect spot() const;

    QPointer<QWidget> m_focused; ///< before
    QFrame* m_card;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_back;
    QPushButton* m_next;
    int m_step = 0;
    bool m_isOver = false;
};

} // namespace darse::ui
