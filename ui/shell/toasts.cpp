// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasts.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QTimer>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr std::chrono::seconds kShown{6};
constexpr int kMost = 3;
constexpr int kWidth = 360;

} // namespace

Toasts::Toasts(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(Space::Control));
    hide();
}

QWidget* Toasts::show(const Notice& notice)
{
    auto* toast = new QFrame;
    toast->setProperty("look", QStringLiteral("toast"));
    auto* row = new QHBoxLayout(toast);
    row->setContentsMargins(px(Space::Related), px(Space::Related), px(Space::Control), px(Space::Related));
    row->setSpacing(px(Space::Control));
    QLabel* mark = makeLabel({});
    mark->setPixmap(iconPixmap(QLatin1StringView(notice.isError ? "status-failed" : "status-succeeded"),
                               notice.isError ? colors().failed : colors().running, px(size::kIconLarge),
                               devicePixelRatioF()));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(px(Space::Tight));
    texts->addWidget(makeParagraph(notice.title));
    if (!notice.text.isEmpty())
        texts->addWidget(makeParagraph(notice.text, Type::Caption, "muted"));
    if (notice.location) {
        QPushButton* open = makeButton(tr("Show it"), "link");
        connect(open, &QPushButton::clicked, this, [this, location = *notice.location] { Q_EMIT goTo(location); });
        texts->addWidget(open, 0, Qt::AlignLeft);
    }
    if (notice.undo) {
        QPushButton* undo = makeButton(tr("Undo"), "link");
        undo->setObjectName(QStringLiteral("undo"));
        undo->setToolTip(tr("Ctrl+Z"));
        connect(undo, &QPushButton::clicked, toast, [toast, run = notice.undo] {
            run();
            toast->deleteLater();
        });
        texts->addWidget(undo, 0, Qt::AlignLeft);
    }
    row->addLayout(texts, 1);
    QToolButton* close = makeIconButton(QStringLiteral("close"), tr("Close"));
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, toast, &QObject::deleteLater);
    connect(toast, &QObject::destroyed, this, [this] { QTimer::singleShot(0, this, &Toasts::place); });
    if (!notice.isError)
        QTimer::singleShot(kShown, toast, &QObject::deleteLater);
    toast->setProperty("stays", notice.isError);
    makeRoom();
    m_column->addWidget(toast);
    // Once the toast has been laid out, so that its height is known.
    QTimer::singleShot(0, this, &Toasts::place);
    return toast;
}

void Toasts::makeRoom()
{
    // Errors stay until they are read: what makes room is the oldest of the others.
    for (int i = 0; m_column->count() >= kMost && i < m_column->count(); ++i) {
        QWidget* toast = m_column->itemAt(i)->widget();
        if (toast->property("stays").toBool())
            continue;
        m_column->removeWidget(toast);
        toast->deleteLater();
        return;
    }
}

void Toasts::place()
{
    setVisible(m_column->count() > 0);
    if (m_column->count() == 0)
        return;
    const QRect room = parentWidget()->contentsRect();
    setFixedWidth(px(kWidth));
    m_column->invalidate();
    m_column->activate();
    const int height = m_column->hasHeightForWidth() ? m_column->heightForWidth(px(kWidth)) : sizeHint().height();
    resize(px(kWidth), height);
    move(room.right() - width() - px(Space::Card), room.bottom() - height - px(Space::Card));
    raise();
}

} // namespace darse::ui
