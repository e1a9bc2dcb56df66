// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/picturearea.h"

#include "ui/pages/network/networkpicture.h"
#include "ui/style/tokens.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QScrollBar>

namespace darse::ui {

PictureArea::PictureArea(NetworkPicture* picture, QWidget* parent) : QScrollArea(parent)
{
    speakAs(*this, QAccessible::Pane);
    setAccessibleName(picture->accessibleName());
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(picture);
    connect(picture, &NetworkPicture::changed, this, &PictureArea::fit);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now != nullptr && now != widget() && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, px(Space::Card), px(Space::Card));
    });
}

void PictureArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

/// With room for the scroll bar, whether it is there or not: nothing moves when it comes.
void PictureArea::fit()
{
    const int room = width() - verticalScrollBar()->sizeHint().width() - px(Space::Tight);
    widget()->resize(room, widget()->heightForWidth(room));
}

} // namespace darse::ui
