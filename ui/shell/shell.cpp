// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shell.h"

#include "core/session/forwards.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/session/undo.h"
#include "ui/dialogs/pulldialog.h"
#include "ui/pages/drafts.h"
#include "ui/pages/habits.h"
#include "ui/pages/protection.h"
#include "ui/shell/drawerroom.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/masthead.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticesdrawer.h"
#include "ui/shell/operationsdrawer.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/palette.h"
#include "ui/shell/toasts.h"
#include "ui/style/tokens.h"
#include "ui/widgets/visibletext.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

/// Below this the navigation would take the room that the page needs: presentation mode in a small window.
constexpr int kNarrow = 800;

/// Nothing when it is not open.
KeySheet* keySheetOf(const QWidget& shell)
{
    return shell.findChild<KeySheet*>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

Shell::Shell(const Parts& parts, const Location& start, QWidget* parent) :
    QWidget(parent),
    m_parts(parts),
    m_masthead(new Masthead({parts.session, parts.connections, parts.connection}, this)),
    m_navigation(new Navigation(parts.session, parts.settings, this)),
    m_pages(new PageStack({parts.session, parts.settings}, this)),
    m_room(new DrawerRoom(m_navigation, this))
{
    layOut();
    makeCommands();
    connect(&parts.session, &session::Session::linkChanged, this, &Shell::makeCommands);
    connect(m_navigation, &Navigation::goTo, this, &Shell::goTo);
    connect(m_pages, &PageStack::commandAsked, this, &Shell::runCommand);
    connect(m_pages, &PageStack::rebuildAsked, this, &Shell::rebuildAsked);
    connect(m_pages, &PageStack::connectionAsked, this, &Shell::connectionChosen);
    connect(m_pages, &PageStack::changed, this, [this] {
        m_navigation->setCurrent(m_pages->location());
        Q_EMIT located();
    });
    connect(m_masthead, &Masthead::navigationToggled, this,
            [this] { m_navigation->setCollapsed(!m_navigation->isCollapsed()); });
    connect(m_masthead, &Masthead::paletteAsked, this, [this] { openPalette(); });
    connect(m_masthead, &Masthead::operationsAsked, this, &Shell::toggleOperations);
    connect(m_masthead, &Masthead::noticesAsked, this, &Shell::toggleNotices);
    connect(m_masthead, &Masthead::connectionChosen, this, &Shell::connectionChosen);
    connect(m_masthead, &Masthead::connectionAddAsked, this, &Shell::connectionAddAsked);
    connect(&parts.notices, &Notices::added, this, [this](const Notice& notice) {
        // An open drawer says it already.
        if (m_room->openDrawer() == nullptr)
            toasts().show(notice);
    });
    connect(&parts.notices, &Notices::changed, this,
            [this] { m_masthead->setUnreadNotices(m_parts.notices.unread()); });
    m_masthead->setUnreadNotices(parts.notices.unread());
    connect(&parts.session.operations(), &session::Operations::changed, this, &Shell::updateOperations);
    setAcceptDrops(true);
    updateOperations();
    connect(&parts.session.companion<Drafts>(), &Drafts::opened, this, [this] {
        goTo({QStringLiteral("yaml"), {}, {}});
    });
    parts.session.companion<Protection>().bind(parts.settings, parts.connection);
    parts.session.companion<Habits>().bind(parts.settings);
    auto& undo = parts.session.companion<session::UndoStack>();
    connect(&undo, &session::UndoStack::pushed, this, [this, &undo](const session::UndoStack::Step& step) {
        Notice notice;
        notice.title = step.done;
        notice.undo = [&undo, id = step.id] { undo.undo(id); };
        QWidget* toast = toasts().show(notice);
        connect(&undo, &session::UndoStack::tookBack, toast, [toast, id = step.id](quint64 taken) {
            if (taken == id)
                toast->deleteLater();
        });
    });
    connect(&parts.session.companion<session::Forwards>(), &session::Forwards::ended, this, &Shell::tellForwardEnded);
    m_pages->outline(start);
}

Shell::~Shell() = default;

void Shell::tellForwardEnded(const backend::PortForwardAsked& asked, quint16 localPort)
{
    m_parts.notices.add(
        {.isError = false,
         .title = tr("Port %1 of this machine is closed").arg(localPort),
         .text = tr("It led to port %1 of the pod %2, which is gone.").arg(asked.port).arg(visibleText(asked.pod)),
         .raw = {},
         .location = {}});
}

void Shell::layOut()
{
    auto* below = new QHBoxLayout(m_room);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_navigation);
    below->addWidget(m_pages, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_masthead);
    all->addWidget(m_room, 1);
}

void Shell::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_navigation->setNarrow(width() < px(kNarrow));
    layout()->activate();
    if (m_palette != nullptr)
        m_palette->place();
    if (KeySheet* keys = keySheetOf(*this))
        keys->place();
}

void Shell::fill()
{
    if (m_pages->isOutlined())
        goTo(location());
}

void Shell::goTo(const Location& location)
{
    if (m_palette != nullptr)
        m_palette->close();
    if (KeySheet* keys = keySheetOf(*this))
        keys->close();
    m_pages->goTo(location);
}

Location Shell::location() const
{
    return m_pages->location();
}

void Shell::openPalette(const QString& text)
{
    if (m_palette == nullptr) {
        m_palette = new Palette(m_parts.session, m_commands, this);
        connect(m_palette, &Palette::goTo, this, &Shell::goTo);
    }
    m_palette->setHere(location());
    m_palette->open(text);
}

void Shell::openKeySheet()
{
    if (KeySheet* before = keySheetOf(*this))
        before->close();
    (new KeySheet(m_commands, this))->open();
}

void Shell::openOperations()
{
    if (m_operations == nullptr || !m_operations->isOpen())
        toggleOperations();
}

void Shell::toggleOperations()
{
    if (m_operations == nullptr) {
        m_operations = new OperationsDrawer(m_parts.session.operations(), m_room);
        connect(m_operations, &OperationsDrawer::goTo, this, &Shell::goTo);
    }
    m_room->toggle(*m_operations);
}

void Shell::toggleNotices()
{
    if (m_noticesDrawer == nullptr) {
        m_noticesDrawer = new NoticesDrawer(m_parts.notices, m_room);
        connect(m_noticesDrawer, &NoticesDrawer::goTo, this, &Shell::goTo);
    }
    m_room->toggle(*m_noticesDrawer);
}

Toasts& Shell::toasts()
{
    if (m_toasts == nullptr) {
        m_toasts = new Toasts(m_room);
        connect(m_toasts, &Toasts::goTo, this, &Shell::goTo);
        connect(m_room, &DrawerRoom::arranged, m_toasts, &Toasts::place);
    }
    return *m_toasts;
}

void Shell::choose(const QString& setting, const QString& value)
{
    m_parts.settings.setText(setting, value);
    Q_EMIT rebuildAsked();
}

void Shell::updateOperations()
{
    const session::Operations& operations = m_parts.session.operations();
    qint64 done = 0;
    qint64 total = 0;
    for (const session::Operation* operation : operations.all()) {
        if (operation->state() != session::Operation::State::Running)
            continue;
        done += operation->progress().done;
        total += operation->progress().total;
    }
    const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1.0;
    m_masthead->setOperations(operations.runningCount(), share);
}

} // namespace darse::ui
