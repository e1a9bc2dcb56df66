// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/storage.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

class CertificateCard;

/// Name and password for a registry, tried before they are kept.
class LoginDialog final : public QDialog {
    Q_OBJECT
public:
    /// The session's backend has an imageMaking().
    LoginDialog(session::Session& session, QWidget* parent, const QString& registry = {});

    [[nodiscard]] QString registry() const;

private:
    void fit();
    void look();
    void attempt();
    void lookAtPeer();
    void answered(const Result<void>& result);

    session::Session& m_session;
    QLineEdit* m_registry;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QLabel* m_note;
    CertificateCard* m_certificate;
    QPushButton* m_login;
    bool m_isTrying = false;
};

} // namespace darse::ui
