// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QLineEdit;
class QRadioButton;

namespace darse::ui {

/// How long the containers of pods have to end before they are killed: what the pods say, no time, or so many seconds.
class GraceField final : public QWidget {
    Q_OBJECT
public:
    struct Pods {
        bool areMany = false;
        std::optional<int> seconds; ///< that they say; absent when each says another
    };

    explicit GraceField(const Pods& pods, QWidget* parent = nullptr);

    /// Absent: what the pods say.
    [[nodiscard]] std::optional<int> seconds() const;
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void changed();
    /// Enter, after a number.
    void entered();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRadioButton* m_own;
    QRadioButton* m_none;
    QRadioButton* m_other;
    QLineEdit* m_number;
};

} // namespace darse::ui
