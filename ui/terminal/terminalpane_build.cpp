// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/style/tokens.h"
#include "ui/terminal/terminalnotice.h"
#include "ui/terminal/terminalpane.h"
#include "ui/terminal/terminalsearchbar.h"
#include "ui/terminal/terminalsession.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QProcess>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace darse::ui {

using backend::ExecEnd;

void TerminalPane::build()
{
    m_tabs = new QTabBar(this);
    m_tabs->setTabsClosable(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setAccessibleName(tr("Open terminals"));
    m_new = makeIconButton(QStringLiteral("add"), tr("New terminal"));
    m_new->setPopupMode(QToolButton::InstantPopup);
    QToolButton* search = makeIconButton(QStringLiteral("search"), tr("Search in the terminal"));
    QToolButton* dark = makeIconButton(QStringLiteral("theme-dark"), tr("Dark terminal in every theme"));
    dark->setCheckable(true);
    dark->setChecked(m_settings.flag(QStringLiteral("terminal.dark")));

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_tabs);
    bar->addWidget(m_new);
    bar->addStretch();
    bar->addWidget(search);
    bar->addWidget(dark);
    m_search = new TerminalSearchBar(this);
    m_search->hide();
    auto* screens = new QWidget(this);
    m_stack = new QStackedLayout(screens);
    m_nothing = new QWidget(screens);
    m_stack->addWidget(m_nothing);
    m_notice = new TerminalNotice(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addLayout(bar);
    column->addWidget(m_search);
    column->addWidget(screens, 1);
    column->addWidget(m_notice);

    connect(m_tabs, &QTabBar::currentChanged, this, &TerminalPane::showCurrent);
    connect(m_tabs, &QTabBar::tabCloseRequested, this, &TerminalPane::closeTerminal);
    connect(search, &QToolButton::clicked, this, &TerminalPane::openSearch);
    connect(m_search, &TerminalSearchBar::wanted, this, &TerminalPane::search);
    connect(m_search, &TerminalSearchBar::left, this, &TerminalPane::closeSearch);
    connect(dark, &QToolButton::toggled, this, [this](bool isOn) {
        m_settings.setFlag(QStringLiteral("terminal.dark"), isOn);
        for (TerminalView* view : m_views)
            view->setTheme(theme());
    });
    connect(m_new, &QToolButton::clicked, this, [this] {
        const Source* running = runningSource();
        if (running == nullptr || m_new->menu() != nullptr)
            return;
        openTerminal(running->containerKey);
        if (TerminalView* view = currentView())
            view->setFocus();
    });
}

void TerminalPane::fillMenu()
{
    m_new->setEnabled(runningSource() != nullptr);
    QMenu* before = m_new->menu();
    m_new->setMenu(nullptr);
    if (before != nullptr)
        before->deleteLater();
    if (m_sources.size() < 2)
        return;
    auto* menu = new QMenu(m_new);
    for (const Source& source : m_sources) {
        QAction* action =
            menu->addAction(plainCaption(visibleText(source.name)), this, [this, key = source.containerKey] {
                openTerminal(key);
                if (TerminalView* view = currentView())
                    view->setFocus();
            });
        action->setEnabled(source.isRunning);
    }
    m_new->setMenu(menu);
}

void TerminalPane::tellState()
{
    TerminalView* view = currentView();
    if (view == nullptr)
        return tellEmpty();
    switch (view->terminal().state()) {
    case TerminalSession::State::Starting:
    case TerminalSession::State::Running:
        m_notice->hide();
        return;
    case TerminalSession::State::Waiting:
        m_notice->tell({tr("%1 has stopped. The terminal begins anew as soon as it runs again.")
                            .arg(visibleText(view->terminal().options().name))},
                       {});
        return;
    case TerminalSession::State::Ended:
        tellEnd(*view);
        return;
    }
}

void TerminalPane::tellEmpty()
{
    const Source* running = runningSource();
    if (running != nullptr) {
        m_notice->tell({tr("No terminal is open."), {}, tr("Open a terminal")},
                       [this, key = running->containerKey](const QString&) { openTerminal(key); });
        return;
    }
    m_notice->tell({m_sources.size() == 1
                        ? tr("%1 is not running. A terminal is a process inside a running container.")
                              .arg(visibleText(m_sources.front().name))
                        : tr("No container is running here. A terminal is a process inside a running container.")},
                   {});
}

void TerminalPane::tellEnd(TerminalView& view)
{
    TerminalSession* terminal = &view.terminal();
    const ExecEnd& end = terminal->end();
    const auto again = [terminal](const QString& command) { terminal->startAgain(QProcess::splitCommand(command)); };
    const auto close = [this] { closeTerminal(m_tabs->currentIndex()); };
    const QString name = visibleText(terminal->options().name);
    TerminalNotice::Words words{{}, {}, tr("Start again"), tr("Close")};
    if (end.error) {
        const ErrorWords error = errorWords(*end.error);
        words.text = error.why;
        words.detail = error.raw;
    }
    switch (end.cause) {
    case ExecEnd::Cause::Exited:
        words.text = tr("Ended with code %1").arg(end.exitCode);
        break;
    case ExecEnd::Cause::CommandMissing:
        words.text = terminal->options().command.isEmpty()
                         ? tr("There is no shell in %1. Small images often have none; run one of its programs instead.")
                               .arg(name)
                         : tr("%1 has no such program.").arg(name);
        words.action = tr("Run");
        words.hasCommand = true;
        break;
    case ExecEnd::Cause::ContainerEnded:
        words.text = tr("%1 is not running. A terminal is a process inside a running container.").arg(name);
        break;
    case ExecEnd::Cause::Failed:
        break;
    }
    m_notice->tell(words, again, close);
}

void TerminalPane::askToPaste(TerminalView& view, const QString& text)
{
    const auto lines = int(text.trimmed().count(u'\n')) + 1;
    TerminalView* target = &view;
    const auto done = [this, target] {
        tellState();
        target->setFocus();
    };
    m_notice->tell(
        {tr("Paste %n line(s)? Each is run at once.", nullptr, lines), {}, tr("Paste"), tr("Do not paste")},
        [target, text, done](const QString&) {
            target->pasteText(text);
            done();
        },
        done);
    m_notice->focusAction();
}

} // namespace darse::ui
