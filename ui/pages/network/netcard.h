// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/network/netbands.h"

#include <QAbstractButton>
#include <QColor>

namespace darse::ui {

/// A container in the picture of networks: what it is called there, its address, and the ports of this machine that
/// lead into it, which hang at its lower edge. Enter and a click lead to it.
class NetCard final : public QAbstractButton {
    Q_OBJECT
public:
    explicit NetCard(QWidget* parent);

    void setMember(const NetMember& member);
    [[nodiscard]] const NetMember& member() const { return m_member; }
    /// It is pointed at somewhere in the picture: all its places are shown.
    void setIsMarked(bool isMarked);

    [[nodiscard]] static int cardHeight();

Q_SIGNALS:
    /// Pointed at, by mouse or keyboard, or no longer.
    void pointed(bool isPointed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintPorts(QPainter& painter, const QRect& card) const;

    NetMember m_member;
    bool m_isMarked = false;
};

/// A network in the picture: a bar that its members hang from.
class NetBar final : public QAbstractButton {
    Q_OBJECT
public:
    explicit NetBar(QWidget* parent);

    void setBand(const NetBand& band, const QColor& color);
    [[nodiscard]] const QString& key() const { return m_key; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_key;
    QString m_name;
    QString m_about;
    QString m_count;
    QColor m_color;
};

} // namespace darse::ui
