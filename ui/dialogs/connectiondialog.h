// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace darse::ui {

/// Asks for the name and the address of an engine.
class ConnectionDialog final : public QDialog {
    Q_OBJECT
public:
    /// Empty when the address can be used, else a sentence that says why not.
    using Check = std::function<QString(const QString& address)>;

    ConnectionDialog(Check check, QWidget* parent);

Q_SIGNALS:
    void given(const QString& name, const QString& address);

private:
    void check();

    Check m_check;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLabel* m_problem;
    QPushButton* m_add;
};

} // namespace darse::ui
