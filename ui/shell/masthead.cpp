// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/masthead.h"

#include "core/session/session.h"
#include "ui/shell/connectionmenu.h"
#include "ui/shell/progressbutton.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>

namespace darse::ui {
namespace {

constexpr int kDot = 10;
constexpr int kWidestSearch = 480;
constexpr int kNarrowestSearch = 120;
constexpr int kNarrow = 800;
constexpr int kNarrowChip = 120;

QPushButton* switcher(const QString& name)
{
    QPushButton* button = makeButton({}, "quiet");
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setIconSize({px(kDot), px(kDot)});
    return button;
}

} // namespace

Masthead::Masthead(const Parts& parts, QWidget* parent) :
    QFrame(parent),
    m_session(parts.session),
    m_chip(makeConnectionChip(parts)),
    m_project(makeProjectSwitcher()),
    m_create(makeButton(besideIcon(tr("Create")), "primary")),
    m_operations(new ProgressButton),
    m_notices(makeIconButton(QStringLiteral("bell"), tr("Notifications"))),
    m_menu(makeIconButton(QStringLiteral("settings"), tr("Settings and help"))),
    m_name(makeLabel(QStringLiteral("Darse"), Type::Section))
{
    setProperty("look", QStringLiteral("masthead"));
    setFixedHeight(px(size::kMasthead));
    auto* toggle = makeIconButton(QStringLiteral("menu"), tr("Fold or unfold the navigation"));
    connect(toggle, &QToolButton::clicked, this, &Masthead::navigationToggled);
    QLabel* mark = makeLabel({});
    mark->setPixmap(
        iconPixmap(QStringLiteral("darse-mark"), colors().accent, px(size::kIconLarge), devicePixelRatioF()));
    m_search = makeSearch();
    m_create->setIcon(icon(QStringLiteral("add"), colors().onAccent));
    m_create->setAccessibleName(tr("Create"));
    m_create->hide();
    connect(m_operations, &QToolButton::clicked, this, &Masthead::operationsAsked);
    connect(m_notices, &QToolButton::clicked, this, &Masthead::noticesAsked);
    m_menu->setPopupMode(QToolButton::InstantPopup);

    m_chip->setObjectName(QStringLiteral("guide.connection"));
    m_search->setObjectName(QStringLiteral("guide.search"));
    m_create->setObjectName(QStringLiteral("guide.create"));
    m_operations->setObjectName(QStringLiteral("guide.operations"));
    m_menu->setObjectName(QStringLiteral("guide.menu"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(px(Space::Control), 0, px(Space::Related), 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(toggle);
    row->addWidget(mark);
    row->addWidget(m_name);
    row->addSpacing(px(Space::Related));
    row->addWidget(m_chip);
    row->addWidget(m_project);
    row->addStretch(1);
    row->addWidget(m_search, 4);
    row->addStretch(1);
    for (QWidget* widget : {static_cast<QWidget*>(m_create), static_cast<QWidget*>(m_operations),
                            static_cast<QWidget*>(m_notices), static_cast<QWidget*>(m_menu)})
        row->addWidget(widget);
    connect(&m_session, &session::Session::linkChanged, this, &Masthead::updateConnectionChip);
    connect(&m_session, &session::Session::projectChanged, this, &Masthead::fillProjects);
    updateConnectionChip();
    fillProjects();
}

QPushButton* Masthead::makeSearch()
{
    QPushButton* search = makeButton(besideIcon(tr("Search or run a command…")), "search");
    search->setAccessibleName(tr("Search or run a command…"));
    search->setIcon(icon(QStringLiteral("search"), colors().muted));
    search->setMinimumWidth(px(kNarrowestSearch));
    search->setMaximumWidth(px(kWidestSearch));
    search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_searchKey = makeLabel(tr("Ctrl+K"), Type::Caption, "key");
    auto* row = new QHBoxLayout(search);
    row->setContentsMargins(0, 0, px(Space::Control), 0);
    row->addStretch();
    row->addWidget(m_searchKey, 0, Qt::AlignVCenter);
    connect(search, &QPushButton::clicked, this, &Masthead::paletteAsked);
    return search;
}

void Masthead::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    setNarrow(width() < px(kNarrow));
    fitSearch();
}

/// What the field invites to, in as many words as there is room for.
void Masthead::fitSearch()
{
    layout()->activate();
    const int room = m_search->width();
    for (const QString& words : {m_isNarrow ? QString() : tr("Search or run a command…"), tr("Search…"), QString()}) {
        m_search->setText(words.isEmpty() ? words : besideIcon(words));
        if (!words.isEmpty() && m_search->sizeHint().width() <= room)
            break;
    }
    m_search->setToolTip(m_search->text() == besideIcon(m_search->accessibleName()) ? QString()
                                                                                    : m_search->accessibleName());
    m_searchKey->setVisible(room >= m_search->sizeHint().width() + m_searchKey->sizeHint().width());
}

void Masthead::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    m_name->setVisible(!isNarrow);
    m_create->setText(isNarrow ? QString() : besideIcon(tr("Create")));
    m_create->setToolTip(isNarrow ? tr("Create") : QString());
    updateConnectionChip();
    fillProjects();
}

QPushButton* Masthead::makeConnectionChip(const Parts& parts)
{
    QPushButton* chip = switcher(tr("Connection"));
    for (const Connection& connection : parts.connections) {
        if (connection.id == parts.connection)
            m_connection = &connection;
    }
    auto* menu = new ConnectionMenu(parts.connections, parts.connection, chip);
    connect(menu, &ConnectionMenu::chosen, this, &Masthead::connectionChosen);
    connect(menu, &ConnectionMenu::addAsked, this, &Masthead::connectionAddAsked);
    chip->setMenu(menu);
    return chip;
}

void Masthead::updateConnectionChip()
{
    if (m_connection == nullptr)
        return;
    backend::Backend& backend = m_session.backend();
    const backend::Link link = backend.link();
    QColor color = colors().series.at(static_cast<std::size_t>(m_connection->color));
    if (link != backend::Link::Connected)
        color = link == backend::Link::Lost ? colors().failed : colors().muted;
    m_chip->setIcon(connectionDot(color, devicePixelRatioF()));
    const QString name = connectionName(*m_connection);
    m_chip->setText(
        besideIcon(m_isNarrow ? m_chip->fontMetrics().elidedText(name, Qt::ElideRight, px(kNarrowChip)) : name));
    const backend::Capabilities capabilities = backend.capabilities();
    QString hint = m_isNarrow ? tr("Connection") + QStringLiteral(": ") + name : tr("Connection");
    if (!capabilities.product.isEmpty())
        hint += QStringLiteral(": ") + capabilities.product + QLatin1Char(' ') + capabilities.version;
    if (!m_connection->address.isEmpty())
        hint += u'\n' + visibleText(m_connection->address);
    explain(*m_chip, hint);
    m_project->setVisible(capabilities.hasProjects);
}

QPushButton* Masthead::makeProjectSwitcher()
{
    QPushButton* button = switcher(tr("Project"));
    button->setIconSize({px(size::kIcon), px(size::kIcon)});
    button->setIcon(icon(QStringLiteral("project"), colors().muted));
    auto* menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        QStringList projects = m_session.projects();
        projects.prepend({});
        for (const QString& project : projects) {
            QAction* action = menu->addAction(project.isEmpty() ? tr("All projects") : project);
            action->setCheckable(true);
            action->setChecked(project == m_session.project());
            connect(action, &QAction::triggered, this, [this, project] { m_session.setProject(project); });
        }
    });
    button->setMenu(menu);
    return button;
}

void Masthead::fillProjects()
{
    const QString project = m_session.project().isEmpty() ? tr("All projects") : m_session.project();
    m_project->setText(m_isNarrow ? QString() : besideIcon(project));
    explain(*m_project, m_isNarrow ? tr("Project") + QStringLiteral(": ") + project : tr("Project"));
}

void Masthead::setCreateCommands(const Commands& commands)
{
    auto* menu = new QMenu(m_create);
    for (const Command& command : commands)
        connect(menu->addAction(icon(command.icon), command.text), &QAction::triggered, this, command.run);
    delete m_create->menu();
    m_create->setMenu(menu);
    m_create->setVisible(!commands.empty());
}

void Masthead::setMenu(QMenu* menu)
{
    m_menu->setMenu(menu);
}

void Masthead::setOperations(int running, double share)
{
    m_operations->setProgress(running, share);
}

void Masthead::setUnreadNotices(int count)
{
    m_notices->setIcon(icon(QLatin1StringView(count > 0 ? "bell-dot" : "bell")));
    m_notices->setToolTip(count > 0 ? tr("%n new notification(s)", "", count) : tr("Notifications"));
}

} // namespace darse::ui
