// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace darse::ui {

/// A titled surface of the overview.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Below the title.
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }

private:
    QLabel* m_title;
    QVBoxLayout* m_content;
};

} // namespace darse::ui
