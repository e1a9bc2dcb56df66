// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectionmenu.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

namespace darse::ui {
namespace {

constexpr int kDot = 10;

} // namespace

/// One connection that is tried while the menu is open.
struct ConnectionMenu::Trial {
    const Connection& connection;
    QAction* action;
    std::unique_ptr<backend::Backend> backend = {};
};

QString connectionName(const Connection& connection)
{
    return QCoreApplication::translate("connections", connection.name.toUtf8().constData());
}

QPixmap connectionDot(const QColor& color, qreal ratio)
{
    QPixmap pixmap(QSize(px(kDot), px(kDot)) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(0, 0, px(kDot), px(kDot));
    return pixmap;
}

ConnectionMenu::ConnectionMenu(const Connections& connections, const QString& current, QWidget* parent) : QMenu(parent)
{
    setToolTipsVisible(true);
    for (const Connection& connection : connections)
        addConnection(connection, connection.id == current);
    addSeparator();
    QAction* add = addAction(ui::icon(QStringLiteral("add")), tr("Add a connection…"));
    connect(add, &QAction::triggered, this, &ConnectionMenu::addAsked);
    connect(this, &QMenu::aboutToShow, this, &ConnectionMenu::tryAll);
    connect(this, &QMenu::aboutToHide, this, [this] {
        for (const auto& trial : m_trials)
            trial->backend.reset();
    });
}

ConnectionMenu::~ConnectionMenu() = default;

void ConnectionMenu::addConnection(const Connection& connection, bool isCurrent)
{
    QAction* action = addAction(connectionName(connection));
    action->setIcon(connectionDot(colors().series.at(static_cast<std::size_t>(connection.color)), devicePixelRatioF()));
    action->setCheckable(true);
    action->setChecked(isCurrent);
    action->setToolTip(plainTooltip(visibleText(connection.address)));
    // The dot takes the place of the mark.
    QFont face = ui::font(Type::Body);
    face.setBold(isCurrent);
    action->setFont(face);
    connect(action, &QAction::triggered, this, [this, id = connection.id] { Q_EMIT chosen(id); });
    if (!isCurrent && connection.isTried)
        m_trials.push_back(std::make_unique<Trial>(Trial{.connection = connection, .action = action}));
}

void ConnectionMenu::tryAll()
{
    for (const auto& trial : m_trials) {
        trial->backend = trial->connection.make();
        connect(trial->backend.get(), &backend::Backend::linkChanged, this, [trial = trial.get()] { tell(*trial); });
        trial->backend->open();
        tell(*trial);
    }
}

void ConnectionMenu::tell(const Trial& trial)
{
    QString state;
    switch (trial.backend->link()) {
    case backend::Link::Connecting:
        state = tr("is asked…");
        break;
    case backend::Link::Connected:
        state = tr("answers");
        break;
    case backend::Link::Lost:
        state = tr("does not answer");
        break;
    }
    trial.action->setText(connectionName(trial.connection) + u'\t' + state);
}

} // namespace darse::ui
