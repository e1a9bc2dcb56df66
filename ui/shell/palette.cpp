// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette.h"

#include "ui/shell/palettemodel.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kWidth = 600;
constexpr int kMostRows = 10;

/// Paints icon, text and detail of one row.
class RowPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {px(kWidth), px(size::kRow)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* model = qobject_cast<const PaletteModel*>(index.model());
        const PaletteRow& row = model->at(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush((option.state & QStyle::State_Selected) ? tint(colors().accent)
                                                                      : faded(colors().text, 0.05));
            painter->drawRoundedRect(option.rect.adjusted(px(4), 0, -px(4), 0), px(size::kControlRadius),
                                     px(size::kControlRadius));
        }
        const int side = px(size::kIcon);
        const QRect box = option.rect.adjusted(px(Space::Related), 0, -px(Space::Related), 0);
        painter->drawPixmap(box.left(), box.center().y() - side / 2 + 1,
                            iconPixmap(row.icon, colors().muted, side, painter->device()->devicePixelRatioF()));
        painter->setFont(ui::font(Type::Caption));
        const int detailWidth = painter->fontMetrics().horizontalAdvance(row.detail);
        painter->setPen(colors().muted);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, row.detail);
        painter->setFont(ui::font(Type::Body));
        painter->setPen(colors().text);
        const QRect textBox = box.adjusted(side + px(Space::Control), 0, -detailWidth - px(Space::Related), 0);
        painter->drawText(textBox, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(row.text, Qt::ElideRight, textBox.width()));
        painter->restore();
    }
};

} // namespace

Palette::Palette(session::Session& session, const Commands& commands, QWidget* parent) :
    QFrame(parent),
    m_field(new QLineEdit),
    m_list(new QListView),
    m_model(new PaletteModel(session, commands, this))
{
    setProperty("look", QStringLiteral("popup"));
    setAccessibleName(tr("Search and commands"));
    m_field->setProperty("look", QStringLiteral("bare"));
    m_field->setAccessibleName(accessibleName());
    m_field->setPlaceholderText(tr("Name of anything, or > and a command"));
    m_field->setFont(ui::font(Type::Section));
    m_field->addAction(icon(QStringLiteral("search"), colors().muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowPainter(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListView::clicked, this, &Palette::runCurrent);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::fill);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Tight), px(Space::Tight), px(Space::Tight), px(Space::Control));
    column->setSpacing(px(Space::Tight));
    column->addWidget(m_field);
    column->addWidget(makeLine());
    column->addWidget(m_list);
    hide();
}

void Palette::open(const QString& text)
{
    m_before = window()->focusWidget();
    m_field->setText(text);
    fill();
    show();
    raise();
    m_field->setFocus();
}

void Palette::setHere(const Location& here)
{
    m_model->setHere(here, window());
}

void Palette::close()
{
    const bool hadFocus = m_field->hasFocus();
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
}

void Palette::place()
{
    const QRect room = parentWidget()->rect();
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    m_list->setFixedHeight(rows * px(size::kRow));
    const int width = std::min(px(kWidth), room.width() - 2 * px(Space::Page));
    resize(width, sizeHint().height());
    move((room.width() - width) / 2, px(size::kMasthead) + px(Space::Tight));
}

void Palette::fill()
{
    m_model->search(m_field->text());
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void Palette::moveBy(int rows)
{
    const int last = m_model->rowCount() - 1;
    m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + rows, 0, std::max(last, 0)), 0));
}

void Palette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const PaletteRow row = m_model->at(current.row());
    close();
    if (row.run)
        row.run();
    else
        Q_EMIT goTo(row.location);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible())
        close();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(kMostRows);
        return true;
    case Qt::Key_PageUp:
        moveBy(-kMostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return false;
    }
}

} // namespace darse::ui
