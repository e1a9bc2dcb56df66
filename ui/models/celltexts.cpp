// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/celltexts.h"

#include "ui/style/tokens.h"

#include <QPainter>

#include <cmath>

namespace darse::ui {
namespace {

constexpr int kKept = 3000; // texts of each face: some screens full
constexpr qsizetype kLongest = 512;

QFont underlined(QFont font)
{
    font.setUnderline(true);
    return font;
}

QStaticText shape(const QString& text, const QFont& font)
{
    QStaticText out(text);
    out.setTextFormat(Qt::PlainText);
    out.prepare({}, font);
    return out;
}

/// Line feeds of a hostile name would push the text out of its row.
QString inOneLine(const QString& text)
{
    QString line = text.left(kLongest);
    for (QChar& c : line)
        if (c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return line;
}

int widthOf(const QStaticText& text)
{
    return static_cast<int>(std::ceil(text.size().width()));
}

} // namespace

CellTexts::CellTexts() : m_styles{Style(font(Type::Body)), Style(font(Type::Mono)), Style(underlined(font(Type::Body)))}
{
    for (auto& cache : m_shaped)
        cache.setMaxCost(kKept);
}

CellTexts::Shaped& CellTexts::shaped(Face face, const QString& text)
{
    auto& cache = m_shaped[static_cast<std::size_t>(face)];
    if (Shaped* known = cache.object(text))
        return *known;
    auto* made = new Shaped{shape(inOneLine(text), styleOf(face).font), 0, {}};
    cache.insert(text, made);
    return *made;
}

int CellTexts::widthOf(Face face, const QString& text)
{
    return ui::widthOf(shaped(face, text).text);
}

void CellTexts::paint(QPainter& painter, Face face, const QString& text, const QRect& box, Qt::Alignment horizontal)
{
    if (text.isEmpty() || box.width() <= 0)
        return;
    const Style& style = styleOf(face);
    Shaped& whole = shaped(face, text);
    const bool isCut = ui::widthOf(whole.text) > box.width();
    if (isCut && whole.cutTo != box.width()) {
        whole.cutTo = box.width();
        whole.cut = shape(style.metrics.elidedText(inOneLine(text), Qt::ElideRight, box.width()), style.font);
    }
    const QStaticText& shown = isCut ? whole.cut : whole.text;
    int left = box.left();
    if ((horizontal & Qt::AlignRight) != 0)
        left += box.width() - ui::widthOf(shown);
    painter.setFont(style.font);
    painter.drawStaticText(left, box.top() + (box.height() - style.metrics.height()) / 2, shown);
}

} // namespace darse::ui
