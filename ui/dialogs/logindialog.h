// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registrylogins.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

class CertificateCard;

/// Name and password for a registry, tried before they count: until the console is closed, or kept in the keychain.
class LoginDialog final : public QDialog {
    Q_OBJECT
public:
    /// The session's backend has an imageMaking() with logins().
    LoginDialog(session::Session& session, QWidget* parent, const QString& registry = {});

    [[nodiscard]] QString registry() const;
    /// Who has logged in has, whichever way they leave.
    void reject() override;

private:
    [[nodiscard]] backend::RegistryLogins* logins() const;
    void askForKeychain();
    void look();
    void attempt();
    void lookAtPeer();
    void answered(const Result<backend::LoginOutcome>& result);
    void tellNotKept(const Error& why);

    session::Session& m_session;
    QLineEdit* m_registry;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QCheckBox* m_keep;
    QLabel* m_keepWords;
    QLabel* m_note;
    CertificateCard* m_certificate;
    QPushButton* m_login;
    bool m_isTrying = false;
    bool m_isDone = false; ///< logged in, and something is left to be read
};

} // namespace darse::ui
