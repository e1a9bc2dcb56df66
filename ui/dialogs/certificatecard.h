// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registries.h"
#include "core/base/result.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// Who answers for a registry: its certificate, whether pulls believe it and why not, and how to make them.
class CertificateCard final : public QFrame {
    Q_OBJECT
public:
    /// The session's backend has registries(), or the card stays empty.
    CertificateCard(session::Session& session, QWidget* parent);

    /// Asks. What was shown of another registry goes at once, of the same one when the answer comes.
    void look(const QString& registry);
    [[nodiscard]] const QString& registry() const { return m_registry; }

    /// Puts the keyboard on what makes it believed; false when there is no such thing.
    bool focusRemedy();
    [[nodiscard]] bool hasKeyboard() const { return keyboard() != nullptr; }

Q_SIGNALS:
    /// Somebody answers there, or not.
    void judged(bool isTrusted);
    /// A certificate was taken: what failed for want of it may be tried again.
    void trusted();

private:
    /// Who has it in here, or null.
    [[nodiscard]] QWidget* keyboard() const;
    void answered(const Result<backend::RegistryPeer>& peer);
    void verdict(const QString& iconName, const QColor& color, const QString& title, const QString& why);
    void tell(const backend::RegistryPeer& peer);
    void addFact(const QString& label, const QString& value, const QString& meaning, bool isCode = false);
    void clear();
    void trust(const QString& pem);
    void chooseFile();

    session::Session& m_session;
    QString m_registry;
    QString m_authority; ///< PEM of the one that could be trusted
    QLabel* m_sign;
    QLabel* m_title;
    QLabel* m_why;
    QGridLayout* m_facts;
    QLabel* m_note;
    QPushButton* m_trust;
    QPushButton* m_choose;
};

} // namespace darse::ui
