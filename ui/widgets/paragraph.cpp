// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paragraph.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace darse::ui {
namespace {

/// Takes no room; a line may end there.
constexpr QChar kBreak(0x200B);

QString breakable(const QString& text)
{
    constexpr int kLongest = 24; // that fits wherever there is a paragraph
    constexpr int kPiece = 8;
    QString out;
    int length = 0; // since a line could end
    qsizetype word = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text.at(at);
        out += letter;
        if (letter.isSpace()) {
            length = 0;
            word = at + 1;
            continue;
        }
        ++length;
        qsizetype end = at;
        while (end < text.size() && !text.at(end).isSpace() && end - word <= kLongest)
            ++end;
        const bool isLong = end - word > kLongest;
        const bool isSign = letter.isPunct() || letter.isSymbol();
        if (isLong && !letter.isHighSurrogate() && (isSign || length >= kPiece)) {
            out += kBreak;
            length = 0;
        }
    }
    return out;
}

} // namespace

Paragraph::Paragraph(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void Paragraph::setBreakable(const QString& text)
{
    const QString shown = breakable(text);
    if (shown == this->text())
        return;
    setText(shown);
    setAccessibleName(shown == text ? QString() : text);
}

int Paragraph::heightForWidth(int width) const
{
    forgetOther();
    const auto known = std::ranges::find(m_heights, width, &Height::width);
    if (known != m_heights.end())
        return known->height;
    const Height found{.width = width, .height = QLabel::heightForWidth(width)};
    m_heights[m_next++ % m_heights.size()] = found;
    return found.height;
}

QSize Paragraph::sizeHint() const
{
    forgetOther();
    if (!m_hint.isValid())
        m_hint = QLabel::sizeHint();
    return m_hint;
}

QSize Paragraph::minimumSizeHint() const
{
    forgetOther();
    if (!m_least.isValid())
        m_least = QLabel::minimumSizeHint();
    return m_least;
}

void Paragraph::changeEvent(QEvent* event)
{
    forget();
    QLabel::changeEvent(event);
}

void Paragraph::copyTo(QClipboard::Mode mode) const
{
    if (hasSelectedText())
        QGuiApplication::clipboard()->setText(selectedText().remove(kBreak), mode);
}

void Paragraph::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && hasSelectedText())
        copyTo(QClipboard::Clipboard);
    else
        QLabel::keyPressEvent(event);
}

void Paragraph::mouseReleaseEvent(QMouseEvent* event)
{
    QLabel::mouseReleaseEvent(event);
    if (QGuiApplication::clipboard()->supportsSelection())
        copyTo(QClipboard::Selection);
}

void Paragraph::contextMenuEvent(QContextMenuEvent* event)
{
    if (!text().contains(kBreak))
        return QLabel::contextMenuEvent(event);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy"), this, [this] { copyTo(QClipboard::Clipboard); });
    copy->setEnabled(hasSelectedText());
    menu->addAction(tr("Select all"), this, [this] { setSelection(0, int(text().size())); });
    menu->popup(event->globalPos());
}

void Paragraph::forget() const
{
    m_heights.fill({});
    m_hint = m_least = {};
}

/// What a label does not tell its heirs: the text, and the room around it that a style sheet gives.
void Paragraph::forgetOther() const
{
    ensurePolished();
    if (m_text == text() && m_margins == contentsMargins())
        return;
    m_text = text();
    m_margins = contentsMargins();
    forget();
}

} // namespace darse::ui
