// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalpane.h"

#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/terminal/terminalnotice.h"
#include "ui/terminal/terminalsearchbar.h"
#include "ui/terminal/terminalshelf.h"
#include "ui/widgets/visibletext.h"

#include <QStackedLayout>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace darse::ui {

using terminal::Direction;

namespace {

constexpr qsizetype kLongestTabTitle = 40;

} // namespace

TerminalPane::TerminalPane(session::Session& session, session::Settings& settings, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_settings(settings),
    m_shelf(session.companion<TerminalShelf>())
{
    build();
    tellState();
}

TerminalPane::~TerminalPane() = default;

void TerminalPane::setSources(const std::vector<Source>& sources)
{
    if (sources == m_sources)
        return;
    m_sources = sources;
    for (const Source& source : sources) {
        for (TerminalSession* terminal : m_shelf.of(source.containerKey)) {
            const auto shows = [terminal](TerminalView* view) { return &view->terminal() == terminal; };
            if (std::ranges::none_of(m_views, shows))
                addView(*terminal);
        }
    }
    fillMenu();
    const Source* running = runningSource();
    if (!m_hasBegun && m_views.empty() && running != nullptr)
        openTerminal(running->containerKey);
    tellState();
}

const TerminalPane::Source* TerminalPane::runningSource() const
{
    const auto found = std::ranges::find_if(m_sources, &Source::isRunning);
    return found == m_sources.end() ? nullptr : &*found;
}

TerminalView::Theme TerminalPane::theme() const
{
    return m_settings.flag(QStringLiteral("terminal.dark")) ? TerminalView::Theme::Dark : TerminalView::Theme::Window;
}

void TerminalPane::openTerminal(const QString& containerKey, const QStringList& command)
{
    const auto source = std::ranges::find(m_sources, containerKey, &Source::containerKey);
    if (source == m_sources.end())
        return;
    TerminalSession* terminal = m_shelf.open({containerKey, source->name, command});
    if (terminal != nullptr)
        addView(*terminal);
}

void TerminalPane::addView(TerminalSession& terminal)
{
    m_hasBegun = true;
    auto* view = new TerminalView(terminal, theme(), m_stack->parentWidget());
    m_views.push_back(view);
    m_stack->addWidget(view);
    connect(&terminal, &TerminalSession::stateChanged, view, [this] { tellState(); });
    connect(&terminal, &TerminalSession::titleChanged, view, [this] { titleTabs(); });
    connect(view, &TerminalView::wished, this, &TerminalPane::obey);
    connect(view, &TerminalView::pasteQuestion, this, [this, view](const QString& text) { askToPaste(*view, text); });
    m_tabs->setCurrentIndex(m_tabs->addTab({}));
    titleTabs();
    showCurrent();
}

void TerminalPane::closeTerminal(int index)
{
    if (index < 0 || index >= count())
        return;
    TerminalView* view = m_views[std::size_t(index)];
    TerminalSession& terminal = view->terminal();
    m_views.erase(m_views.begin() + index);
    m_tabs->removeTab(index);
    delete view; // before what it shows
    m_shelf.close(terminal);
    titleTabs();
    showCurrent();
    if (TerminalView* next = currentView())
        next->setFocus();
    else
        m_new->setFocus();
}

TerminalView* TerminalPane::currentView() const
{
    const int index = m_tabs->currentIndex();
    return index >= 0 && index < count() ? m_views[std::size_t(index)] : nullptr;
}

void TerminalPane::showCurrent()
{
    TerminalView* view = currentView();
    m_stack->setCurrentWidget(view != nullptr ? static_cast<QWidget*>(view) : m_nothing);
    tellState();
}

void TerminalPane::titleTabs()
{
    for (int i = 0; i < count(); ++i) {
        const TerminalSession& terminal = m_views[std::size_t(i)]->terminal();
        const QString& title = m_views[std::size_t(i)]->terminal().surface().title();
        const QString given = m_sources.size() > 1 ? terminal.options().name : tr("Shell %1").arg(i + 1);
        m_tabs->setTabText(i, plainCaption(title.isEmpty() ? given : visibleText(title.left(kLongestTabTitle))));
    }
    m_tabs->setVisible(count() > 0);
}

void TerminalPane::obey(TerminalView::Wish wish)
{
    using Wish = TerminalView::Wish;
    const TerminalView* view = currentView();
    if (view == nullptr)
        return;
    const int step = wish == Wish::NextTerminal ? 1 : -1;
    switch (wish) {
    case Wish::Search:
        return openSearch();
    case Wish::NewTerminal:
        openTerminal(m_views[std::size_t(m_tabs->currentIndex())]->terminal().options().containerKey);
        currentView()->setFocus();
        return;
    case Wish::Close:
        // Later: the view that is speaking goes with it.
        QMetaObject::invokeMethod(
            this, [this] { closeTerminal(m_tabs->currentIndex()); }, Qt::QueuedConnection);
        return;
    case Wish::NextTerminal:
    case Wish::PreviousTerminal:
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count()) % count());
        currentView()->setFocus();
        return;
    case Wish::Leave:
        m_tabs->setFocus(Qt::TabFocusReason);
        return;
    }
}

void TerminalPane::takeKeyboard()
{
    if (TerminalView* view = currentView())
        view->setFocus(Qt::ShortcutFocusReason);
    else
        m_notice->focusAction();
}

void TerminalPane::openSearch()
{
    if (currentView() == nullptr)
        return;
    m_search->show();
    m_search->focusField();
}

void TerminalPane::search(const QString& text, Direction direction)
{
    TerminalView* view = currentView();
    if (view == nullptr)
        return;
    view->search(text, direction);
    using Outcome = TerminalSearchBar::Outcome;
    m_search->tell(text.isEmpty() ? Outcome::Nothing : view->hasFound() ? Outcome::Found : Outcome::Missing);
}

void TerminalPane::closeSearch()
{
    m_search->hide();
    for (TerminalView* view : m_views)
        view->search({}, Direction::Up);
    if (TerminalView* view = currentView())
        view->setFocus();
}

} // namespace darse::ui
