// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/page.h"

#include <QPointer>

#include <vector>

class QLabel;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace darse::session {
class ObjectStore;
}

namespace darse::ui {

class DetailsHeader;
class DetailsTab;
struct TabRow;

/// One object: what it is, what can be done to it, and its tabs. When the object goes while it is looked at, the page
/// stays and says so.
class DetailsPage : public Page {
    Q_OBJECT
public:
    explicit DetailsPage(PageContext context, QWidget* parent = nullptr);
    ~DetailsPage() override;

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void focusFilter() override;
    void refresh() override;
    /// Nobody looks at it any more: it goes a tab a turn.
    void retire();

private:
    struct Slot {
        const TabRow* row = nullptr;
        DetailsTab* widget = nullptr; ///< null until first shown
    };

    void build();
    [[nodiscard]] QWidget* makeBanner();
    void addShortcuts();
    void begin(const backend::ObjectRef& ref);
    void listen();
    void makeTabs();
    void selectTab(const QString& place);
    void openTab(int index);
    void makeTab();
    void fillTab();
    void bringTab();
    void readStore();
    void showObject(const backend::ObjectPtr& object);
    void showGone();
    bool followName();
    void showWaiting();
    void linkChanged();
    [[nodiscard]] QString lastTabSetting() const;

    backend::ObjectRef m_ref;
    bool m_hasSubject = false;
    bool m_isGone = false;
    bool m_wantsKeyboard = false; ///< a key has asked for the tab that comes
    QString m_name;               ///< under which it was first seen
    qint64 m_moment = 0;          ///< to go to on the tab that opens next
    QString m_wantedTab;
    backend::ObjectPtr m_object; ///< the last that was seen
    QPointer<session::ObjectStore> m_store;
    std::vector<Slot> m_slots;
    DetailsHeader* m_header = nullptr;
    QWidget* m_banner = nullptr;
    QLabel* m_bannerText = nullptr;
    QTabBar* m_tabBar = nullptr;
    QStackedWidget* m_stack = nullptr;
    QVBoxLayout* m_column = nullptr;
    QWidget* m_state = nullptr; ///< shown instead of tabs while there is nothing to show
};

} // namespace darse::ui
