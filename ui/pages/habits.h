// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <chrono>

namespace darse::session {
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

/// What a person has chosen about how things are done on a connection. Without settings everything is as it is when
/// nothing was chosen.
class Habits final : public QObject {
    Q_OBJECT
public:
    explicit Habits(session::Session& session) : m_session(session) {}

    /// What is chosen holds from now on.
    void bind(session::Settings& settings);

    /// How long what was deleted can be brought back, where there is a trash.
    [[nodiscard]] std::chrono::minutes trashTime() const;
    /// "30 minutes", translated.
    [[nodiscard]] QString trashWords() const;
    /// Whether is asked before one thing goes where it can be brought back from.
    [[nodiscard]] bool asksBeforeTrash() const;
    /// Whether is asked before something is done to several things at once.
    [[nodiscard]] bool asksBeforeMany() const;

private:
    session::Session& m_session;
    QPointer<session::Settings> m_settings;
};

} // namespace darse::ui
