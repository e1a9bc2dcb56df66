// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logsourcepicker.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

constexpr int kSourceKey = Qt::UserRole;
constexpr int kMostRowsShown = 10;
constexpr int kPickerWidth = 300;
/// Fewer are found by looking.
constexpr std::size_t kManyNames = 8;

/// The colour of its lines; an empty place for who is not read.
QPixmap swatch(qsizetype place, qreal ratio)
{
    const int side = px(size::kIcon);
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    if (place < 0)
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().series[std::size_t(place) % colors().series.size()]);
    const int inset = side / 5;
    painter.drawRoundedRect(QRect(0, 0, side, side).adjusted(inset, inset, -inset, -inset), 2, 2);
    return pixmap;
}

} // namespace

LogSourcePicker::LogSourcePicker(LogChoice& choice, QWidget* parent) :
    QToolButton(parent),
    m_choice(choice),
    m_popup(new QFrame(this, Qt::Popup)),
    m_filter(new QLineEdit(m_popup)),
    m_list(new QListWidget(m_popup)),
    m_all(ui::makeButton(tr("All containers"), "quiet")),
    m_note(makeParagraph({}, Type::Caption, "muted"))
{
    setProperty("look", QStringLiteral("boxed"));
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    explain(*this, tr("Whose lines are shown. Several are put together in the order of time, each in its colour."));
    connect(this, &QToolButton::clicked, this, &LogSourcePicker::openList);
    build();
    hide();
}

void LogSourcePicker::build()
{
    m_popup->setProperty("look", QStringLiteral("card"));
    m_popup->setObjectName(QStringLiteral("logSources"));
    m_filter->setPlaceholderText(tr("Find a container"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->installEventFilter(this);
    m_list->setAccessibleName(tr("Containers whose lines are shown"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto* column = new QVBoxLayout(m_popup);
    const int margin = px(Space::Control);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(px(Space::Control));
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    column->addWidget(m_note);
    connect(m_filter, &QLineEdit::textChanged, this, &LogSourcePicker::filter);
    connect(m_list, &QListWidget::itemChanged, this, &LogSourcePicker::tick);
    // On the box a click ticks, beside it the one is chosen alone, as in other lists.
    connect(m_list, &QListWidget::itemPressed, this, [this] { m_wasTicked = false; });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (!m_wasTicked)
            only(item);
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_choice.chooseAll();
        follow();
        Q_EMIT chosen();
    });
}

QString LogSourcePicker::words() const
{
    const QStringList keys = m_choice.chosen();
    const LogSource* first = keys.isEmpty() ? nullptr : m_choice.find(keys.front());
    if (first == nullptr)
        return {};
    const QString name = visibleText(first->name);
    return keys.size() == 1 ? name : tr("%1 and %n more", nullptr, int(keys.size()) - 1).arg(name);
}

void LogSourcePicker::follow()
{
    setVisible(m_choice.sources().size() > 1);
    const QString told = m_choice.isAll() ? tr("All containers") : words();
    setText(fontMetrics().elidedText(told, Qt::ElideMiddle, px(kPickerWidth) / 2) + QStringLiteral("  ▾"));
    setAccessibleName(tr("Container: %1").arg(told));
    if (m_popup->isVisible())
        isListed() ? mark() : fill();
}

void LogSourcePicker::openList()
{
    fill();
    m_filter->clear();
    m_filter->setVisible(m_choice.sources().size() > kManyNames);
    const int rows = std::min<int>(kMostRowsShown, int(m_choice.sources().size()));
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), px(size::kRowCompact)) + px(Space::Control));
    m_popup->setFixedWidth(px(kPickerWidth));
    m_popup->adjustSize();
    QPoint at = mapToGlobal(QPoint(0, height()));
    if (const QScreen* on = screen())
        at.setX(
            std::clamp(at.x(), on->availableGeometry().left(),
                       std::max(on->availableGeometry().left(), on->availableGeometry().right() - m_popup->width())));
    m_popup->move(at);
    m_popup->show();
    (m_filter->isHidden() ? static_cast<QWidget*>(m_list) : m_filter)->setFocus(Qt::PopupFocusReason);
}

bool LogSourcePicker::isListed() const
{
    const std::vector<LogSource>& sources = m_choice.sources();
    if (m_list->count() != int(sources.size()))
        return false;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kSourceKey).toString() != sources[std::size_t(row)].containerKey)
            return false;
    }
    return true;
}

void LogSourcePicker::fill()
{
    const QString current = m_list->currentItem() != nullptr ? m_list->currentItem()->data(kSourceKey).toString()
                                                             : m_choice.chosen().value(0);
    m_isFilling = true;
    m_list->clear();
    for (const LogSource& source : m_choice.sources()) {
        auto* item = new QListWidgetItem(visibleText(source.name), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(kSourceKey, source.containerKey);
        if (source.containerKey == current)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    mark();
    filter(m_filter->text());
}

void LogSourcePicker::mark()
{
    m_isFilling = true;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const qsizetype place = m_choice.places().indexOf(item->data(kSourceKey).toString());
        item->setIcon(swatch(place, devicePixelRatioF()));
        item->setCheckState(place >= 0 ? Qt::Checked : Qt::Unchecked);
    }
    m_all->setVisible(m_choice.canHaveAll());
    m_all->setEnabled(!m_choice.isAll());
    m_note->setText(tr("Space adds or takes away, Enter shows one alone."));
    m_isFilling = false;
}

void LogSourcePicker::filter(const QString& text)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

void LogSourcePicker::tick(QListWidgetItem* item)
{
    if (m_isFilling)
        return;
    m_wasTicked = true;
    const QStringList before = m_choice.chosen();
    const QString key = item->data(kSourceKey).toString();
    const bool isWanted = item->checkState() == Qt::Checked;
    const bool isRefused = isWanted && m_choice.isFull();
    isWanted ? m_choice.add(key) : m_choice.remove(key);
    follow();
    if (isRefused)
        m_note->setText(tr("At most %n containers are read at once.", nullptr, int(LogChoice::kMost)));
    if (m_choice.chosen() != before)
        Q_EMIT chosen();
}

void LogSourcePicker::only(QListWidgetItem* item)
{
    m_choice.choose({item->data(kSourceKey).toString()});
    m_popup->hide();
    follow();
    Q_EMIT chosen();
}

bool LogSourcePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QToolButton::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_filter && (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        m_list->setFocus();
        for (int row = 0; row < m_list->count(); ++row) {
            if (!m_list->item(row)->isHidden()) {
                m_list->setCurrentRow(row);
                break;
            }
        }
        return true;
    }
    if (watched == m_list && (key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentItem() != nullptr) {
        only(m_list->currentItem());
        return true;
    }
    return QToolButton::eventFilter(watched, event);
}

} // namespace darse::ui
