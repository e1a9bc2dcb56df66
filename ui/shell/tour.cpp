// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include "ui/shell/mainwindow.h"
#include "ui/widgets/drawer.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTimer>

namespace darse::ui {
namespace {

/// Long enough for skeletons, first metrics and animations to settle.
constexpr std::chrono::milliseconds kSettle{700};

} // namespace

Tour::Tour(MainWindow& window, QString folder, QObject* parent) :
    QObject(parent),
    m_window(window),
    m_folder(std::move(folder))
{
}

void Tour::start()
{
    m_stops = tourStops(m_window, QDir(m_folder).absolutePath());
    next();
}

void Tour::next()
{
    if (m_at == m_stops.size()) {
        Q_EMIT finished(m_pictures, {});
        return;
    }
    m_stops[m_at].go(m_window);
    QTimer::singleShot(kSettle, this, &Tour::takePicture);
}

void Tour::takePicture()
{
    const TourStop stop = m_stops[m_at];
    const QString name = QStringLiteral("%1-%2.png").arg(m_at + 1, 2, 10, QLatin1Char('0')).arg(stop.name);
    const QString path = QDir(m_folder).filePath(name);
    if (!picture().save(path)) {
        Q_EMIT finished(m_pictures, tr("%1 could not be written").arg(path));
        return;
    }
    if (stop.hasMenus) {
        const auto menus = menuStops(m_window, stop, m_shownMenus);
        m_stops.insert(m_stops.begin() + static_cast<std::ptrdiff_t>(m_at) + 1, menus.begin(), menus.end());
    }
    tidy();
    ++m_pictures;
    ++m_at;
    next();
}

QPixmap Tour::picture()
{
    QPixmap picture = m_window.grab();
    QPainter painter(&picture);
    for (QWidget* above : m_window.findChildren<QWidget*>()) {
        const bool isDialog = qobject_cast<QDialog*>(above) != nullptr;
        if (!above->isVisible() || (!isDialog && qobject_cast<QMenu*>(above) == nullptr))
            continue;
        const QPoint middle((m_window.width() - above->width()) / 2, (m_window.height() - above->height()) / 2);
        painter.drawPixmap(isDialog ? middle : m_window.mapFromGlobal(above->pos()), above->grab());
    }
    return picture;
}

/// As if the person had closed what was opened for the last picture.
void Tour::tidy()
{
    for (auto* menu : m_window.findChildren<QMenu*>())
        menu->close();
    for (auto* dialog : m_window.findChildren<QDialog*>())
        dialog->close();
    for (auto* drawer : m_window.findChildren<Drawer*>())
        drawer->close();
    for (auto* list : m_window.findChildren<QAbstractItemView*>())
        list->clearSelection();
    for (auto* field : m_window.findChildren<QLineEdit*>()) {
        if (field->isVisible() && !field->isReadOnly())
            field->clear();
    }
}

} // namespace darse::ui
