// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/page.h"

#include <QWidget>

namespace darse::ui {

/// The content of one tab of a details page. Made when first shown, gone with the page.
class DetailsTab : public QWidget {
    Q_OBJECT
public:
    DetailsTab(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {}

    /// Makes the next piece of what takes long to make; false: nothing is missing.
    virtual bool makeMore(const backend::ObjectPtr&) { return false; }
    /// The object as it is now; called when all is made and after every change. Never null. What is shown is
    /// changed in place, so that nothing flickers or scrolls away.
    virtual void setObject(const backend::ObjectPtr& object) = 0;
    virtual void focusFilter() {}
    /// For a tab that was chosen by its key: what is typed next is meant for what it shows.
    virtual void takeKeyboard() {}
    virtual void refresh() {}

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    [[nodiscard]] session::Session& session() const { return m_context.session; }
    [[nodiscard]] session::Settings& settings() const { return m_context.settings; }
    [[nodiscard]] const PageContext& context() const { return m_context; }

private:
    PageContext m_context;
};

} // namespace darse::ui
