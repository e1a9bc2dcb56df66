// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeedit.h"

#include "ui/editor/folding.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr double kCurrentLine = 0.08;
constexpr double kBracket = 0.25;
constexpr int kGuideStep = 2;   ///< spaces of one level
constexpr int kEmptyLines = 20; ///< that are passed over

int levelOfNext(QTextBlock block, QTextBlock (QTextBlock::*step)() const)
{
    for (int left = kEmptyLines; block.isValid() && left > 0; block = (block.*step)(), --left) {
        if (const int indentation = indentationOf(block.text()); indentation >= 0)
            return indentation;
    }
    return 0;
}

/// An empty line belongs to what is above and below it.
int levelAround(const QTextBlock& block)
{
    const int indentation = indentationOf(block.text());
    return indentation >= 0
               ? indentation
               : std::min(levelOfNext(block, &QTextBlock::previous), levelOfNext(block, &QTextBlock::next));
}

} // namespace

class CodeEdit::Gutter final : public QWidget {
public:
    explicit Gutter(CodeEdit* edit) : QWidget(edit), m_edit(edit) { setCursor(Qt::ArrowCursor); }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        m_edit->paintGutter(painter, event->rect());
    }
    void mousePressEvent(QMouseEvent* event) override { m_edit->clickGutter(event->pos()); }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    CodeEdit* m_edit;
};

CodeEdit::CodeEdit(QWidget* parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this))
{
    setLineWrapMode(NoWrap);
    setFont(ui::font(Type::Mono));
    setWritable(false);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!textCursor().block().isVisible())
            reveal(textCursor().block());
        markCurrentLine();
    });
    connect(document(), &QTextDocument::contentsChange, this,
            [this](int position, int, int added) { revealChanged(position, added); });
    placeGutter();
    markCurrentLine();
}

void CodeEdit::setWritable(bool isWritable)
{
    setReadOnly(!isWritable);
    setTextInteractionFlags(isWritable ? Qt::TextEditorInteraction
                                       : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setCursorWidth(isWritable ? px(2) : 0);
}

void CodeEdit::setNotes(const std::vector<Note>& notes)
{
    m_notes = notes;
    std::ranges::stable_sort(m_notes, {}, &Note::line);
    markCurrentLine();
}

void CodeEdit::setLineColors(const std::vector<QColor>& lineColors)
{
    m_lineColors = lineColors;
    viewport()->update();
}

const CodeEdit::Note* CodeEdit::noteAt(int line) const
{
    const auto found = std::ranges::lower_bound(m_notes, line, {}, &Note::line);
    return found == m_notes.end() || found->line != line ? nullptr : &*found;
}

void CodeEdit::goToLine(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::min(column, std::max(0, block.length() - 1)));
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

int CodeEdit::foldWidth() const
{
    return px(Space::Card);
}

int CodeEdit::gutterWidth() const
{
    const int digits = int(QString::number(std::max(1, blockCount())).size());
    return fontMetrics().horizontalAdvance(u'9') * std::max(3, digits) + px(Space::Card) + foldWidth();
}

void CodeEdit::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inner = contentsRect();
    m_gutter->setGeometry(inner.left(), inner.top(), gutterWidth(), inner.height());
}

void CodeEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void CodeEdit::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        paintGuides(painter);
    }
    QPlainTextEdit::paintEvent(event);
}

void CodeEdit::paintGuides(QPainter& painter) const
{
    const double space = fontMetrics().horizontalAdvance(u' ');
    const double left = contentOffset().x() + document()->documentMargin();
    double top = blockBoundingGeometry(firstVisibleBlock()).translated(contentOffset()).top();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && top <= viewport()->height(); block = block.next()) {
        const double height = blockBoundingRect(block).height();
        const auto number = static_cast<std::size_t>(block.blockNumber());
        if (number < m_lineColors.size() && m_lineColors[number].isValid())
            painter.fillRect(QRectF(0, top, viewport()->width(), height), m_lineColors[number]);
        if (block.isVisible()) {
            const int indentation = levelAround(block);
            painter.setPen(colors().border);
            for (int level = kGuideStep; level <= indentation; level += kGuideStep) {
                const double x = left + space * (level - kGuideStep) + 0.5;
                painter.drawLine(QPointF(x, top), QPointF(x, top + height));
            }
        }
        top += height;
    }
}

void CodeEdit::paintGutter(QPainter& painter, const QRect& area) const
{
    painter.fillRect(area, colors().sunken);
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= area.bottom()) {
        const double height = blockBoundingRect(block).height();
        if (block.isVisible()) {
            const Note* note = noteAt(block.blockNumber());
            const double number = m_gutter->width() - foldWidth() - px(Space::Tight);
            if (note != nullptr)
                painter.fillRect(QRectF(0, top, px(3), height), note->isError ? colors().failed : colors().warning);
            painter.setPen(note != nullptr                  ? (note->isError ? colors().failed : colors().warning)
                           : block.blockNumber() == current ? colors().text
                                                            : colors().muted);
            painter.drawText(QRectF(0, top, number, height), Qt::AlignRight | Qt::AlignTop,
                             QString::number(block.blockNumber() + 1));
            if (canFold(block)) {
                const QString name = isFolded(block) ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down");
                const int side = px(12);
                painter.drawPixmap(QPointF(m_gutter->width() - foldWidth() + px(2), top + (height - side) / 2),
                                   iconPixmap(name, colors().muted, side, devicePixelRatioF()));
            }
        }
        top += height;
        block = block.next();
    }
}

void CodeEdit::clickGutter(const QPoint& at)
{
    const int line = cursorForPosition(QPoint(0, at.y())).blockNumber();
    if (at.x() >= m_gutter->width() - foldWidth())
        toggleFold(line);
    else
        goToLine(line);
}

void CodeEdit::markCurrentLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(faded(colors().accent, kCurrentLine));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    QList<QTextEdit::ExtraSelection> all{line};
    underline(all);
    for (const int at : {textCursor().position(), textCursor().position() - 1}) {
        const int other = at < 0 ? -1 : matchingBracket(*document(), at);
        if (other < 0)
            continue;
        for (const int place : {at, other}) {
            QTextEdit::ExtraSelection bracket;
            bracket.format.setBackground(faded(colors().accent, kBracket));
            bracket.cursor = textCursor();
            bracket.cursor.setPosition(place);
            bracket.cursor.setPosition(place + 1, QTextCursor::KeepAnchor);
            all.push_back(bracket);
        }
        break;
    }
    setExtraSelections(all);
    m_gutter->update();
}

} // namespace darse::ui
