// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QVBoxLayout;

namespace darse::session {
class ObjectStore;
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

class NavigationItem;

/// The left column, in OpenShift's order. Shows what this connection has; groups fold; any item can be hidden.
class Navigation : public QFrame {
    Q_OBJECT
public:
    Navigation(session::Session& session, session::Settings& settings, QWidget* parent = nullptr);

    void setCurrent(const Location& location);
    void setCollapsed(bool isCollapsed);
    [[nodiscard]] bool isCollapsed() const { return m_isNarrow ? !m_isUnfolded : m_isCollapsed; }
    /// Where there is little room it is folded until somebody unfolds it, whatever the settings say.
    void setNarrow(bool isNarrow);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QStringList offered() const;
    void followLink();
    void rebuild();
    void addGroup(QVBoxLayout* column, const char* title, const QStringList& pages);
    void updateCounts();
    void count(NavigationItem& item, const session::ObjectStore& store) const;

    session::Session& m_session;
    session::Settings& m_settings;
    QVBoxLayout* m_column;
    QWidget* m_items = nullptr;
    QHash<QString, NavigationItem*> m_byPage;
    QStringList m_offered; ///< what it was built for
    QString m_current;
    bool m_isCollapsed = false; ///< in the settings
    bool m_isNarrow = false;
    bool m_isUnfolded = false; ///< although it is narrow
};

} // namespace darse::ui
