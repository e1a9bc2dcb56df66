// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registrylogins.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Who one is to a registry, where that is kept, and a way to have it forgotten.
class LoginLine final : public QWidget {
    Q_OBJECT
public:
    LoginLine(session::Session& session, QWidget* parent);

    /// Empty: none; then it is hidden.
    void look(const QString& registry);

Q_SIGNALS:
    void loggedOut();

private:
    [[nodiscard]] backend::RegistryLogins* logins() const;
    void tell(const Result<backend::KnownLogin>& login);
    void logOut();

    session::Session& m_session;
    QString m_registry;
    QLabel* m_words;
    QPushButton* m_logOut;
};

} // namespace darse::ui
