// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <optional>

class QComboBox;
class QPushButton;

namespace darse::ui {

class CertificateCard;
class LoginLine;
class RepositoryCard;
class StateView;

/// Where images come from and go to: who answers there, what they have, and logging in.
class RegistriesPage final : public Page {
    Q_OBJECT
public:
    RegistriesPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void focusFilter() override;
    void refresh() override;

private:
    void fillKnown();
    void open(const QString& registry);
    void judged(bool isTrusted);
    void logIn();
    void lookAgainForLogin();

    QString m_registry;
    std::optional<bool> m_wasTrusted; ///< when it was asked last
    QComboBox* m_field;
    QPushButton* m_open;
    LoginLine* m_login;
    CertificateCard* m_certificate;
    RepositoryCard* m_repositories;
    StateView* m_none;
};

} // namespace darse::ui
