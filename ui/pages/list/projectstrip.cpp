// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/projectstrip.h"

#include "core/session/session.h"
#include "ui/pages/list/actionrunner.h"
#include "ui/pages/list/flowlayout.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>
#include <map>

namespace darse::ui {
namespace {

using backend::Kind;
using backend::Status;

constexpr std::size_t kMost = 8;
constexpr int kSoonMilliseconds = 300;
constexpr int kWidestName = 160;

/// As the filter understands it.
QString filterFor(const QString& project)
{
    const bool isOneWord = std::ranges::none_of(project, [](QChar letter) { return letter.isSpace(); });
    return QStringLiteral("project:") + (isOneWord ? project : u'"' + project + u'"');
}

} // namespace

ProjectStrip::ProjectStrip(session::Session& session, ActionRunner& runner, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_runner(runner),
    m_more(makeLabel({}, Type::Caption, "muted"))
{
    setAccessibleName(tr("Projects"));
    auto* flow = new FlowLayout(this);
    flow->addWidget(m_more);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ProjectStrip::update);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_session.store(Kind::Container), &session::ObjectStore::updated, this, soon);
    connect(&m_session, &session::Session::projectChanged, this, soon);
    update();
}

std::vector<ProjectStrip::Project> ProjectStrip::found() const
{
    std::map<QString, Project> byName;
    for (const backend::ObjectPtr& object : *m_session.store(Kind::Container).snapshot()) {
        if (object->project.isEmpty() || !m_session.isInScope(*object))
            continue;
        Project& project = byName[object->project];
        project.name = object->project;
        ++project.count;
        project.running += object->status == Status::Running || object->status == Status::Warning;
        project.troubled += object->status == Status::Failed || object->status == Status::Restarting ||
                            object->status == Status::Warning;
    }
    std::vector<Project> projects;
    projects.reserve(byName.size());
    for (auto& [name, project] : byName)
        projects.push_back(std::move(project));
    // Those with trouble are never among the ones that find no room.
    // Not of std::ranges: clang 14 cannot read that one of libstdc++ 12.
    std::stable_partition(projects.begin(), projects.end(),
                          [](const Project& project) { return project.troubled > 0; });
    return projects;
}

Objects ProjectStrip::objectsOf(const QString& project) const
{
    Objects objects;
    std::ranges::copy_if(*m_session.store(Kind::Container).snapshot(), std::back_inserter(objects),
                         [&project](const backend::ObjectPtr& object) { return object->project == project; });
    return objects;
}

void ProjectStrip::update()
{
    std::vector<Project> projects = found();
    if (projects == m_projects)
        return setVisible(!projects.empty());
    m_projects = std::move(projects);
    const std::size_t shown = std::min(m_projects.size(), kMost);
    while (m_buttons.size() < shown) {
        QPushButton* button = makeButtonFor(m_buttons.size());
        layout()->removeWidget(m_more);
        layout()->addWidget(button);
        layout()->addWidget(m_more);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < shown);
        if (i < shown)
            paint(*m_buttons[i], m_projects[i]);
    }
    m_more->setVisible(m_projects.size() > shown);
    m_more->setText(tr("and %n more", "", int(m_projects.size() - shown)));
    setVisible(!m_projects.empty());
    updateGeometry();
}

QPushButton* ProjectStrip::makeButtonFor(std::size_t place)
{
    QPushButton* button = makeButton({});
    connect(button, &QPushButton::clicked, this, [this, place, button] { openMenu(m_projects[place].name, *button); });
    // As on a row: the keys of context menus begin on the first line.
    const auto openByKey = [this, place, button] {
        QMenu* menu = openMenu(m_projects[place].name, *button);
        menu->setActiveAction(menu->actions().front());
    };
    button->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(button, &QWidget::customContextMenuRequested, this, openByKey);
    auto* key = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F10), button);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, openByKey);
    return button;
}

void ProjectStrip::paint(QPushButton& button, const Project& project) const
{
    const Status status =
        project.troubled > 0 ? Status::Warning : (project.running > 0 ? Status::Running : Status::Stopped);
    const StatusLook look = statusLook(status);
    const QString count = tr("%1 of %2 run").arg(project.running).arg(project.count);
    const QString name = visibleText(project.name);
    button.setIcon(icon(look.icon, look.color));
    button.setText(u' ' + plainCaption(button.fontMetrics().elidedText(name, Qt::ElideMiddle, px(kWidestName)) +
                                       QStringLiteral(" · ") + count));
    button.setAccessibleName(tr("Project %1, %2").arg(name, count));
    const QString trouble = project.troubled > 0 ? u' ' + tr("%n need(s) attention.", "", project.troubled) : QString();
    explain(button, tr("All containers of %1: shown alone, started, stopped or deleted together.").arg(name) + trouble);
}

QMenu* ProjectStrip::openMenu(const QString& project, const QPushButton& button)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("projectMenu"));
    menu->addAction(icon(QStringLiteral("search")), tr("Show only these"), this,
                    [this, project] { Q_EMIT filterWanted(filterFor(project)); });
    menu->addSeparator();
    const Objects objects = objectsOf(project);
    for (const Action* action : m_runner.offered()) {
        if (action->open || action->isAside || applicable(*action, objects).empty())
            continue;
        const QColor color = action->isDanger ? colors().failed : colors().text;
        menu->addAction(icon(action->icon, color), actionLabel(*action), this,
                        [this, action, project] { m_runner.run(*action, objectsOf(project)); });
    }
    menu->popup(button.mapToGlobal(QPoint(0, button.height())));
    return menu;
}

} // namespace darse::ui
