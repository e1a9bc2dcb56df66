// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace darse::session {
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

/// What a person does not want to delete by mistake: the console refuses it until it is released. Kept by kind and
/// name, so that a container made anew under its name stays protected.
class Protection final : public QObject {
    Q_OBJECT
public:
    explicit Protection(session::Session& session);

    /// Reads what was protected, and writes what will be. Without settings it holds for this run.
    void bind(session::Settings& settings);
    [[nodiscard]] bool isProtected(const backend::Object& object) const;
    void set(const backend::Object& object, bool isProtected);

private:
    QSet<QString> m_names;
    QPointer<QObject> m_settings;
};

} // namespace darse::ui
