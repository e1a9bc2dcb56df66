// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QPointer>

class QWidget;

namespace darse::ui {

class ObjectTable;

/// Keeps a table fed from its session: the rows of one kind, the live numbers, the current project.
class TableFeed final : public QObject {
    Q_OBJECT
public:
    /// Both outlive the feed.
    TableFeed(session::Session& session, backend::Kind kind, ObjectTable& table, QObject* parent = nullptr);

    [[nodiscard]] session::ObjectStore& store();
    /// While the widget is on no page that is shown, the table is left as it is.
    void restWhileHidden(QWidget& widget);

Q_SIGNALS:
    /// The store's state, its error or the whole store became another.
    void stateChanged();

private:
    void attach();
    void listen();
    void setAwake(bool isAwake);
    void updated();
    void take();
    void followProject();

    session::Session& m_session;
    backend::Kind m_kind;
    ObjectTable& m_table;
    QPointer<session::ObjectStore> m_store; ///< a new connection brings a new one
    bool m_isAwake = true;
    bool m_isBehind = false; ///< the store has changed since it fell asleep
    QMetaObject::Connection m_numbers;
};

} // namespace darse::ui
