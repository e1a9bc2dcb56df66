// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <QHash>
#include <QStackedWidget>

#include <vector>

namespace darse::ui {

class DetailsPage;

/// The pages and the way through them: where we are, back and forward. Lists are kept, so that going back finds them as
/// they were left; details are made anew for each object.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    PageStack(PageContext context, QWidget* parent = nullptr);

    /// Shows the outline of a page; goTo() puts a page in its place. Only at first.
    void outline(const Location& location);
    [[nodiscard]] bool isOutlined() const { return m_outline != nullptr; }
    void goTo(const Location& location);
    void back();
    void forward();
    [[nodiscard]] Location location() const;
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_history.size(); }
    /// The page, which is on the screen at once when it has only been made so far.
    [[nodiscard]] Page* current();

Q_SIGNALS:
    void changed();
    void commandAsked(const QString& id);
    void rebuildAsked();
    void connectionAsked(const QString& id);

protected:
    bool event(QEvent* event) override;

private:
    void show(const Location& location);
    [[nodiscard]] Page* make(const Location& location);
    void replaceDetails(DetailsPage* page);
    void bring();

    PageContext m_context;
    QHash<QString, Page*> m_kept; ///< by Location::page
    DetailsPage* m_details = nullptr;
    DetailsPage* m_retired = nullptr;
    Location m_detailsOf;
    Page* m_outline = nullptr;
    Page* m_current = nullptr;
    bool m_isComing = false; ///< made, and shown in the next turn
    std::vector<Location> m_history;
    std::size_t m_at = 0;
};

} // namespace darse::ui
