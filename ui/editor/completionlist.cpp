// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/completionlist.h"

#include "ui/style/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScreen>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kInsertRole = Qt::UserRole + 1;
constexpr int kTypeRole = Qt::UserRole + 2;
constexpr int kHelpRole = Qt::UserRole + 3;
constexpr int kMostOffers = 12;
constexpr int kWidth = 380;
constexpr int kAboutWidth = 300;

/// The name on the left, and on the right, more quietly, what it is.
class OfferPainter final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QFont small = ui::font(Type::Caption);
        const QFontMetrics metrics(small);
        const QString type = index.data(kTypeRole).toString();
        const int name = option.fontMetrics.horizontalAdvance(index.data().toString());
        const int room = option.rect.width() - name - px(Space::Group);
        painter->save();
        painter->setFont(small);
        painter->setPen(colors().muted);
        painter->drawText(option.rect.adjusted(0, 0, -px(Space::Control), 0), Qt::AlignRight | Qt::AlignVCenter,
                          metrics.elidedText(type, Qt::ElideRight, std::max(0, room)));
        painter->restore();
    }
};

} // namespace

CompletionList::CompletionList(QPlainTextEdit& edit) :
    QObject(&edit),
    m_edit(edit),
    m_offers(new QStandardItemModel(this)),
    m_completer(new QCompleter(m_offers, this)),
    m_about(std::make_unique<QLabel>(nullptr, Qt::ToolTip))
{
    m_completer->setWidget(&m_edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kMostOffers);
    QAbstractItemView* popup = m_completer->popup();
    popup->setAccessibleName(tr("Completions"));
    popup->setProperty("look", QStringLiteral("offers"));
    popup->setFont(ui::font(Type::Mono));
    popup->setItemDelegate(new OfferPainter(popup));
    popup->installEventFilter(this);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setFixedWidth(px(kAboutWidth));
    m_about->setObjectName(QStringLiteral("aboutCompletion"));
    m_about->setProperty("look", QStringLiteral("hint"));
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { Q_EMIT chosen(index.data(kInsertRole).toString()); });
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::highlighted), this, &CompletionList::explain);
}

CompletionList::~CompletionList() = default;

void CompletionList::offer(const std::vector<Completion>& offers, const QRect& at)
{
    m_offers->clear();
    for (const Completion& one : offers) {
        auto* item = new QStandardItem(one.text);
        item->setData(one.insert, kInsertRole);
        item->setData(one.type, kTypeRole);
        item->setData(one.help, kHelpRole);
        m_offers->appendRow(item);
    }
    QRect place = at;
    place.setWidth(px(kWidth));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_offers->index(0, 0));
    explain(m_offers->index(0, 0));
}

void CompletionList::hide()
{
    m_completer->popup()->hide();
}

bool CompletionList::isVisible() const
{
    return m_completer->popup()->isVisible();
}

bool CompletionList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide)
        m_about->hide();
    return QObject::eventFilter(watched, event);
}

void CompletionList::explain(const QModelIndex& index)
{
    const QString help = index.data(kHelpRole).toString();
    if (help.isEmpty() || !isVisible())
        return m_about->hide();
    m_about->setText(help);
    m_about->resize(m_about->width(), m_about->heightForWidth(m_about->width()));
    const QRect list = m_completer->popup()->geometry();
    const QRect screen = m_edit.screen()->availableGeometry();
    const bool fitsBeside = list.right() + px(Space::Tight) + m_about->width() < screen.right();
    const int left = fitsBeside ? list.right() + px(Space::Tight) : list.left() - px(Space::Tight) - m_about->width();
    m_about->move(left, list.top());
    m_about->show();
}

} // namespace darse::ui
