// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/noticesdrawer.h"

#include "ui/shell/drawerlist.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QLocale>
#include <QVBoxLayout>

namespace darse::ui {

NoticesDrawer::NoticesDrawer(Notices& notices, QWidget* parent) :
    Drawer(tr("Notifications"), parent),
    m_notices(notices)
{
    connect(&m_notices, &Notices::changed, this, [this] {
        if (isOpen())
            rebuild();
    });
    connect(this, &Drawer::openChanged, this, [this] {
        if (!isOpen())
            return;
        rebuild();
        m_notices.markRead();
    });
}

void NoticesDrawer::rebuild()
{
    delete m_list;
    std::vector<QWidget*> rows;
    for (const Notice& notice : m_notices.all())
        rows.push_back(makeRow(notice));
    const DrawerList list =
        makeDrawerList(rows, tr("Nothing to tell. Failures and lost connections will be listed here."));
    m_list = list.widget;
    if (!rows.empty()) {
        QPushButton* clear = makeButton(tr("Clear all"));
        // Queued: clearing deletes the button.
        connect(clear, &QPushButton::clicked, &m_notices, &Notices::clear, Qt::QueuedConnection);
        list.column->insertWidget(0, clear, 0, Qt::AlignRight);
    }
    content()->addWidget(m_list);
}

QWidget* NoticesDrawer::makeRow(const Notice& notice)
{
    auto* card = new QFrame;
    card->setProperty("look", QStringLiteral("card"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(px(Space::Related), px(Space::Related), px(Space::Related), px(Space::Related));
    column->setSpacing(px(Space::Tight));
    auto* head = new QHBoxLayout;
    QLabel* mark = makeLabel({});
    const QColor color = notice.isError ? colors().failed : colors().accent;
    mark->setPixmap(iconPixmap(QLatin1StringView(notice.isError ? "status-failed" : "info"), color, px(size::kIcon),
                               devicePixelRatioF()));
    head->addWidget(mark, 0, Qt::AlignTop);
    QLabel* title = makeParagraph(notice.title);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    head->addWidget(title, 1);
    head->addWidget(makeLabel(QLocale().toString(notice.at.time(), QLocale::ShortFormat), Type::Caption, "muted"), 0,
                    Qt::AlignTop);
    column->addLayout(head);
    if (!notice.text.isEmpty())
        column->addWidget(makeParagraph(notice.text));
    if (!notice.raw.isEmpty())
        column->addWidget(makeParagraph(notice.raw, Type::MonoCaption, "code"));
    if (notice.location) {
        QPushButton* open = makeButton(tr("Show it"), "link");
        connect(open, &QPushButton::clicked, this, [this, location = *notice.location] { Q_EMIT goTo(location); });
        column->addWidget(open, 0, Qt::AlignLeft);
    }
    return card;
}

} // namespace darse::ui
