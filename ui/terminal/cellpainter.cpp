// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/cellpainter.h"

#include "ui/logs/inkcolors.h"
#include "ui/terminal/clusters.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace darse::ui::terminal {
namespace {

constexpr std::size_t kMostColorPairs = 4096;

std::size_t widthOf(std::span<const Cell> cells, std::size_t at)
{
    return at + 1 < cells.size() && cells[at + 1].letter == Cell::kTail ? 2 : 1;
}

} // namespace

CellPainter::CellPainter(const QFont& font, const Colors& theme) : m_theme(&theme)
{
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        Face& face = m_faces[i];
        face.font = font;
        face.font.setFixedPitch(true);
        face.font.setKerning(false);
        face.font.setBold((i & 1) != 0);
        face.font.setItalic((i & 2) != 0);
        face.raw = QRawFont::fromFont(face.font);
    }
    const QFontMetricsF metrics(m_faces[0].font);
    m_cell = QSize(std::max(1, int(std::ceil(metrics.horizontalAdvance(u'M') - 0.05))),
                   std::max(1, int(std::ceil(metrics.ascent()) + std::ceil(metrics.descent()))));
    m_ascent = int(std::ceil(metrics.ascent()));
}

CellPainter::Face& CellPainter::faceOf(const Pen& pen)
{
    const std::size_t bold = (pen.style & style::kBold) != 0 ? 1 : 0;
    const std::size_t italic = (pen.style & style::kItalic) != 0 ? 2 : 0;
    return m_faces[bold | italic];
}

quint32 CellPainter::glyphOf(Face& face, std::uint32_t letter) const
{
    if ((letter & Cell::kCluster) != 0)
        return 0;
    const auto [entry, isNew] = face.glyphs.try_emplace(letter, 0);
    if (isNew) {
        const char32_t point = letter;
        const QList<quint32> found = face.raw.glyphIndexesForString(QString::fromUcs4(&point, 1));
        entry->second = found.size() == 1 ? found.front() : 0;
    }
    return entry->second;
}

QColor CellPainter::colorOf(CellColor color, const QColor& fallback) const
{
    if (color.isDefault())
        return fallback;
    return color.isIndexed() ? paletteColor(color.index(), *m_theme) : QColor::fromRgb(color.rgbValue() | 0xFF00'0000U);
}

std::pair<QColor, QColor> CellPainter::colorsOf(const Pen& pen, const Look& look) const
{
    QColor front = colorOf(pen.front, m_theme->text);
    QColor back = colorOf(pen.back, m_theme->sunken);
    if (((pen.style & style::kReverse) != 0) != look.isReversed)
        std::swap(front, back);
    if (pen.front.isDefault() && pen.back.isDefault())
        return {front, back};
    if (m_readable.size() > kMostColorPairs)
        m_readable.clear();
    const quint64 key = quint64(front.rgb()) << 32 | back.rgb();
    const auto [entry, isNew] = m_readable.try_emplace(key);
    if (isNew)
        entry->second = readable(front, back);
    return {entry->second, back};
}

void CellPainter::paint(QPainter& painter, std::span<const Cell> cells, const Clusters& clusters, QPoint corner,
                        const Look& look)
{
    for (std::size_t i = 0; i < cells.size();) {
        std::size_t end = i;
        while (end < cells.size() && cells[end].pen == cells[i].pen)
            ++end;
        paintRun(painter, cells.subspan(i, end - i), clusters, corner + QPoint(int(i) * m_cell.width(), 0), look);
        i = end;
    }
}

void CellPainter::paintRun(QPainter& painter, std::span<const Cell> cells, const Clusters& clusters, QPoint corner,
                           const Look& look)
{
    const Pen& pen = cells.front().pen;
    const auto [front, back] = colorsOf(pen, look);
    const QRect box(corner, QSize(int(cells.size()) * m_cell.width(), m_cell.height()));
    if (back != m_theme->sunken)
        painter.fillRect(box, back);
    if (look.isBlinkHidden && (pen.style & style::kBlink) != 0)
        return;
    Face& face = faceOf(pen);
    m_indexes.clear();
    m_places.clear();
    painter.setPen(front);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::uint32_t letter = cells[i].letter;
        if (letter == 0 || letter == ' ' || letter == Cell::kTail)
            continue;
        const QPoint place = corner + QPoint(int(i) * m_cell.width(), m_ascent);
        if (const quint32 glyph = glyphOf(face, letter)) {
            m_indexes.append(glyph);
            m_places.append(place);
            continue;
        }
        // Letters of other fonts and with marks: shaped, and cut to their cell.
        painter.save();
        painter.setFont(face.font);
        painter.setClipRect(QRect(corner + QPoint(int(i) * m_cell.width(), 0),
                                  QSize(int(widthOf(cells, i)) * m_cell.width(), m_cell.height())),
                            Qt::IntersectClip);
        painter.drawText(place, clusters.textOf(letter));
        painter.restore();
    }
    if (!m_indexes.isEmpty()) {
        QGlyphRun run;
        run.setRawFont(face.raw);
        run.setGlyphIndexes(m_indexes);
        run.setPositions(m_places);
        painter.drawGlyphRun({}, run);
    }
    paintLines(painter, pen, front, box);
}

void CellPainter::paintLines(QPainter& painter, const Pen& pen, const QColor& color, const QRect& box) const
{
    const int thickness = std::max(1, m_cell.height() / 16);
    const int below = std::min(box.bottom() - thickness + 1, box.top() + m_ascent + thickness);
    if ((pen.style & style::kAnyUnderline) != 0)
        painter.fillRect(QRect(box.left(), below, box.width(), thickness), color);
    if ((pen.style & (style::kDoubleUnderline | style::kCurlyUnderline)) != 0)
        painter.fillRect(QRect(box.left(), below - 2 * thickness, box.width(), thickness), color);
    if ((pen.style & style::kStrike) != 0)
        painter.fillRect(QRect(box.left(), box.top() + m_ascent * 2 / 3, box.width(), thickness), color);
}

} // namespace darse::ui::terminal
