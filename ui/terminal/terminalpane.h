// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/terminalview.h"

#include <QWidget>

#include <vector>

class QStackedLayout;
class QTabBar;
class QToolButton;

namespace darse::session {
class Session;
class Settings;
} // namespace darse::session

namespace darse::ui {

class TerminalNotice;
class TerminalSearchBar;
class TerminalShelf;

/// The terminals of the containers that an object is made of, one tab each. They go on when the pane is gone, and the
/// next pane of the same containers finds them again.
class TerminalPane final : public QWidget {
    Q_OBJECT
public:
    struct Source {
        QString containerKey;
        QString name;
        bool isRunning = false;

        friend bool operator==(const Source&, const Source&) = default;
    };

    /// Both outlive the pane.
    TerminalPane(session::Session& session, session::Settings& settings, QWidget* parent = nullptr);
    ~TerminalPane() override;

    /// Opens a first terminal when there is none and a container runs.
    void setSources(const std::vector<Source>& sources);
    void openTerminal(const QString& containerKey, const QStringList& command = {});
    void closeTerminal(int index);
    [[nodiscard]] int count() const { return int(m_views.size()); }
    /// Null while there is none.
    [[nodiscard]] TerminalView* currentView() const;
    void openSearch();
    /// Gives it to the terminal that is shown, or to what stands in its place.
    void takeKeyboard();

private:
    void build();
    void fillMenu();
    void addView(TerminalSession& terminal);
    void showCurrent();
    void titleTabs();
    void tellState();
    void tellEnd(TerminalView& view);
    void tellEmpty();
    void obey(TerminalView::Wish wish);
    void askToPaste(TerminalView& view, const QString& text);
    void search(const QString& text, terminal::Direction direction);
    void closeSearch();
    [[nodiscard]] const Source* runningSource() const;
    [[nodiscard]] TerminalView::Theme theme() const;

    session::Session& m_session;
    session::Settings& m_settings;
    TerminalShelf& m_shelf;
    std::vector<Source> m_sources;
    std::vector<TerminalView*> m_views; ///< in the order of the tabs
    bool m_hasBegun = false;            ///< a first terminal has been opened or found
    QTabBar* m_tabs = nullptr;
    QToolButton* m_new = nullptr;
    QStackedLayout* m_stack = nullptr;
    QWidget* m_nothing = nullptr;
    TerminalSearchBar* m_search = nullptr;
    TerminalNotice* m_notice = nullptr;
};

} // namespace darse::ui
