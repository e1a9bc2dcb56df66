// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace darse::ui {

class ObjectTable;

/// Keeps a table fed from its session: the rows of one kind, the live numbers, the current project. Storms of changes
/// are taken in together.
class TableFeed final : public QObject {
    Q_OBJECT
public:
    /// Both outlive the feed.
    TableFeed(session::Session& session, backend::Kind kind, ObjectTable& table, QObject* parent = nullptr);

    [[nodiscard]] session::ObjectStore& store();

Q_SIGNALS:
    /// The store's state, its error or the whole store became another.
    void stateChanged();

private:
    void attach();
    void updated();
    void take();
    void followProject();

    session::Session& m_session;
    backend::Kind m_kind;
    ObjectTable& m_table;
    QPointer<session::ObjectStore> m_store; ///< a new connection brings a new one
    QElapsedTimer m_sinceTaken;
    QTimer m_soon;
};

} // namespace darse::ui
