// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/openpages.h"

#include <QDesktopServices>
#include <QMenu>
#include <QUrl>

namespace darse::ui {
namespace {

void open(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https"))
        QDesktopServices::openUrl(url);
}

} // namespace

void openPages(const QStringList& addresses, QWidget& parent, const QPoint& place)
{
    if (addresses.size() == 1)
        return open(addresses.front());
    auto* menu = new QMenu(&parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& address : addresses)
        menu->addAction(address, menu, [address] { open(address); });
    menu->popup(place);
}

} // namespace darse::ui
