// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace darse::ui {

/// A titled surface of the overview.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title, QWidget* parent = nullptr);

    /// Below the title.
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }

private:
    QVBoxLayout* m_content;
};

} // namespace darse::ui
