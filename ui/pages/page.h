// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"

#include <QWidget>

namespace darse::session {
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

/// What every page is given. All outlive the page.
struct PageContext {
    session::Session& session;
    session::Settings& settings;
};

/// One page of the window. It asks, the window goes: pages never know the window.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {}

    /// Another object or tab of the same page; called also right after construction.
    virtual void show(const Location& location) = 0;
    [[nodiscard]] virtual Location location() const = 0;
    /// "/" was pressed: put the keyboard into the filter, if there is one.
    virtual void focusFilter() {}
    virtual void refresh() {}

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);
    /// The tab changed or the object arrived: the window updates its history and title without going anywhere.
    void moved();

protected:
    [[nodiscard]] session::Session& session() const { return m_context.session; }
    [[nodiscard]] session::Settings& settings() const { return m_context.settings; }
    [[nodiscard]] const PageContext& context() const { return m_context; }

private:
    PageContext m_context;
};

} // namespace darse::ui
