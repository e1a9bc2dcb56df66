// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paragraph.h"

#include <QEvent>

#include <algorithm>

namespace darse::ui {

Paragraph::Paragraph(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
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
