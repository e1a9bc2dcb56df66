// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drawer.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QPropertyAnimation>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

Drawer::Drawer(const QString& title, QWidget* parent) :
    QFrame(parent),
    m_content(new QVBoxLayout),
    m_animation(new QPropertyAnimation(this, "geometry", this))
{
    setProperty("look", QStringLiteral("drawer"));
    setAccessibleName(title);
    auto* closeButton = makeIconButton(QStringLiteral("close"), tr("Close"));
    connect(closeButton, &QToolButton::clicked, this, &Drawer::close);

    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(title, Type::Section), 1);
    head->addWidget(closeButton);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(px(Space::Card), px(Space::Related), px(Space::Card), px(Space::Card));
    all->setSpacing(px(Space::Related));
    all->addLayout(head);
    m_content->setSpacing(px(Space::Related));
    all->addLayout(m_content, 1);

    m_animation->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_animation, &QPropertyAnimation::finished, this, [this] { setVisible(m_isOpen); });
    hide();
}

QRect Drawer::placeWhen(bool isOpen) const
{
    const QRect room = parentWidget()->rect();
    const int width = std::min(px(size::kDrawer), room.width());
    return {isOpen ? room.width() - width : room.width(), 0, width, room.height()};
}

void Drawer::slide()
{
    m_animation->stop();
    m_animation->setDuration(motionMilliseconds());
    m_animation->setStartValue(isVisible() ? geometry() : placeWhen(false));
    m_animation->setEndValue(placeWhen(m_isOpen));
    show();
    raise();
    m_animation->start();
    Q_EMIT openChanged();
}

void Drawer::open()
{
    if (m_isOpen)
        return;
    m_isOpen = true;
    m_before = window()->focusWidget();
    slide();
    setFocus();
    focusNextChild();
}

void Drawer::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    if (hasKeyboard() && m_before)
        m_before->setFocus();
    else if (hasKeyboard())
        window()->focusWidget()->clearFocus();
    slide();
}

void Drawer::toggle()
{
    m_isOpen ? close() : open();
}

void Drawer::place()
{
    m_animation->stop();
    setGeometry(placeWhen(m_isOpen));
    setVisible(m_isOpen);
}

bool Drawer::hasKeyboard() const
{
    const QWidget* focused = window()->focusWidget();
    return focused != nullptr && (focused == this || isAncestorOf(focused));
}

bool Drawer::focusNextPrevChild(bool next)
{
    if (m_isDocked || !hasKeyboard())
        return QFrame::focusNextPrevChild(next);
    QWidget* const start = window()->focusWidget();
    const auto step = [next](QWidget* from) { return next ? from->nextInFocusChain() : from->previousInFocusChain(); };
    for (QWidget* to = step(start); to != start; to = step(to)) {
        if (isAncestorOf(to) && to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus) != 0) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

void Drawer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace darse::ui
