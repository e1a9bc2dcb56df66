// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace darse::ui {

/// Asks for the name and the address of an engine: how it is reached, where, and for TLS with which certificates.
class ConnectionDialog final : public QDialog {
    Q_OBJECT
public:
    /// Empty when the address can be used, else a sentence that says why not.
    using Check = std::function<QString(const QString& address)>;

    ConnectionDialog(Check check, QWidget* parent);

Q_SIGNALS:
    void given(const QString& name, const QString& address);

private:
    void addFields(QVBoxLayout* column);
    void showWay();
    void followAddress();
    void chooseFolder();
    void check();
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString problem() const;

    Check m_check;
    QComboBox* m_way;
    QLineEdit* m_address;
    QLabel* m_note;
    QWidget* m_certificates;
    QLineEdit* m_folder;
    QLineEdit* m_name;
    QLabel* m_problem;
    QPushButton* m_add;
};

} // namespace darse::ui
