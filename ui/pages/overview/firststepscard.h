// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/card.h"

class QPushButton;

namespace darse::session {
class ObjectStore;
class Session;
} // namespace darse::session

namespace darse::ui {

/// What to begin with, as long as there is no container: how to come by an image, then a container.
class FirstStepsCard final : public Card {
    Q_OBJECT
public:
    explicit FirstStepsCard(session::Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void commandAsked(const QString& id);

private:
    QPushButton* addStep(const QString& text, const char* icon, const char* command);
    void follow();

    session::Session& m_session;
    session::ObjectStore* m_containers = nullptr; ///< null: nothing can be created here, the card stays away
};

} // namespace darse::ui
