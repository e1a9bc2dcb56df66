// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeedit.h"

#include "ui/style/tokens.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

namespace darse::ui {
namespace {

constexpr double kCurrentLine = 0.08;

}

class CodeEdit::Gutter final : public QWidget {
public:
    explicit Gutter(CodeEdit* edit) : QWidget(edit), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        m_edit->paintGutter(painter, event->rect());
    }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    CodeEdit* m_edit;
};

CodeEdit::CodeEdit(QWidget* parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFont(ui::font(Type::Mono));
    setCursorWidth(0);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEdit::markCurrentLine);
    placeGutter();
    markCurrentLine();
}

int CodeEdit::gutterWidth() const
{
    const int digits = int(QString::number(std::max(1, blockCount())).size());
    return fontMetrics().horizontalAdvance(u'9') * std::max(3, digits) + px(Space::Card);
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

void CodeEdit::paintGutter(QPainter& painter, const QRect& area) const
{
    painter.fillRect(area, colors().sunken);
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= area.bottom()) {
        const double height = blockBoundingRect(block).height();
        painter.setPen(block.blockNumber() == current ? colors().text : colors().muted);
        painter.drawText(QRectF(0, top, m_gutter->width() - px(Space::Control), height), Qt::AlignRight | Qt::AlignTop,
                         QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

void CodeEdit::markCurrentLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(faded(colors().accent, kCurrentLine));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    setExtraSelections({line});
    m_gutter->update();
}

} // namespace darse::ui
