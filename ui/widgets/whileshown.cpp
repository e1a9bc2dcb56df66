// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whileshown.h"

#include <QEvent>

#include <memory>
#include <utility>

namespace darse::ui {

WhileShown::WhileShown(QWidget& widget) : QObject(&widget)
{
    widget.installEventFilter(this);
}

void WhileShown::connection(QWidget& widget, std::function<QMetaObject::Connection()> make)
{
    auto* watch = new WhileShown(widget);
    const auto made = std::make_shared<QMetaObject::Connection>();
    if (widget.isVisible())
        *made = make();
    connect(watch, &WhileShown::shown, watch, [made, make = std::move(make)] {
        disconnect(*made);
        *made = make();
    });
    connect(watch, &WhileShown::hidden, watch, [made] { disconnect(*made); });
}

bool WhileShown::eventFilter(QObject* watched, QEvent* event)
{
    // What a window system says of the whole window is another matter.
    if (watched == parent() && !event->spontaneous()) {
        if (event->type() == QEvent::Show)
            Q_EMIT shown();
        else if (event->type() == QEvent::Hide)
            Q_EMIT hidden();
    }
    return false;
}

} // namespace darse::ui
