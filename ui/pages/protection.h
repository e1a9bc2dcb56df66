// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

namespace darse::session {
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

/// What a person does not want to delete by mistake: the console refuses it until it is released. Kept for each
/// connection by the object's key, so that it bears a rename, and by its name, so that a container made anew under it
/// stays protected.
class Protection final : public QObject {
    Q_OBJECT
public:
    /// What its server has not had for so long is forgotten: until then it may come back, out of the trash or made
    /// anew.
    static constexpr int kDaysRemembered = 30;

    explicit Protection(session::Session& session) : m_session(session) {}

    /// Reads what was protected on this connection, and writes what will be. Without settings it holds for this run.
    /// Whenever the server has told what it has, that is compared.
    void bind(session::Settings& settings, const QString& connection = {});
    [[nodiscard]] bool isProtected(const backend::Object& object);
    /// By its key alone: what is in the trash has given its name away.
    [[nodiscard]] bool isProtected(const backend::ObjectRef& object) const;
    void set(const backend::Object& object, bool isProtected);
    /// `there` is all that the server has of containers.
    void compare(const backend::ObjectList& there, const QDateTime& now);

private:
    struct Entry {
        QString connection; ///< empty in what older consoles wrote: every one
        QString kind;
        QString key; ///< empty there too
        QString name;
        QDateTime missed{}; ///< since when its server does not have it; invalid while it has
    };

    [[nodiscard]] bool isHere(const Entry& entry, backend::Kind kind) const;
    void add(const backend::Object& object);
    void look();
    void write();

    session::Session& m_session;
    std::vector<Entry> m_entries;
    QString m_connection;
    QPointer<QObject> m_settings;
};

} // namespace darse::ui
