// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include "core/session/session.h"
#include "ui/pages/details/detailstabs.h"
#include "ui/pages/kindview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/places.h"
#include "ui/shell/shell.h"

#include <QDialog>
#include <QDir>
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
    session::Session& session = m_window.session();
    for (const Place& place : places()) {
        if (place.kind && !session.has(*place.kind))
            continue;
        const QString page = QString::fromLatin1(place.page);
        m_stops.push_back({page, [page](Shell& shell) { shell.goTo({page, {}, {}}); }});
        if (!place.kind || session.store(*place.kind).snapshot()->empty())
            continue;
        const KindView& view = kindView(*place.kind);
        const QString key = session.store(*place.kind).snapshot()->front()->key;
        for (const TabRow* row : tabsOf(view, session.backend())) {
            const QString name = QString::fromLatin1(row->id);
            const bool isTold = *place.kind == backend::Kind::Container || *place.kind == backend::Kind::Pod ||
                                row->tab == Tab::Details || row->tab == Tab::Yaml;
            if (isTold)
                m_stops.push_back({page + QLatin1Char('-') + name, [page, key, name](Shell& shell) {
                                       shell.goTo({page, key, name});
                                   }});
        }
    }
    m_stops.push_back({QStringLiteral("palette"), [](Shell& shell) {
                           shell.goTo({QStringLiteral("overview"), {}, {}});
                           shell.openPalette(QStringLiteral("po"));
                       }});
    m_stops.push_back({QStringLiteral("keys"), [](Shell& shell) {
                           shell.goTo({QStringLiteral("containers"), {}, {}});
                           shell.openKeySheet();
                       }});
    next();
}

void Tour::next()
{
    if (m_at == m_stops.size()) {
        Q_EMIT finished(m_pictures, {});
        return;
    }
    m_stops[m_at].go(m_window.shell());
    QTimer::singleShot(kSettle, this, &Tour::takePicture);
}

void Tour::takePicture()
{
    const QString name = QStringLiteral("%1-%2.png").arg(m_at + 1, 2, 10, QLatin1Char('0')).arg(m_stops[m_at].name);
    QPixmap picture = m_window.grab();
    for (QWidget* dialog : m_window.shell().findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        const QPoint corner((m_window.width() - dialog->width()) / 2, (m_window.height() - dialog->height()) / 2);
        QPainter(&picture).drawPixmap(corner, dialog->grab());
        dialog->close();
    }
    const QString path = QDir(m_folder).filePath(name);
    if (!picture.save(path)) {
        Q_EMIT finished(m_pictures, tr("%1 could not be written").arg(path));
        return;
    }
    ++m_pictures;
    ++m_at;
    next();
}

} // namespace darse::ui
