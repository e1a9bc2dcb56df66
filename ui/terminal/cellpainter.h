// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"
#include "ui/terminal/cell.h"

#include <QFont>
#include <QGlyphRun>
#include <QRawFont>
#include <QSize>

#include <array>
#include <span>
#include <unordered_map>

class QPainter;

namespace darse::ui::terminal {

class Clusters;

/// Paints rows of cells, every letter exactly in its cell whatever the font thinks of its width.
class CellPainter {
public:
    struct Look {
        bool isReversed = false;    ///< the whole screen
        bool isBlinkHidden = false; ///< what blinks is not seen now
    };

    CellPainter(const QFont& font, const Colors& theme);

    [[nodiscard]] QSize cell() const { return m_cell; }
    [[nodiscard]] int ascent() const { return m_ascent; }
    [[nodiscard]] const Colors& theme() const { return *m_theme; }
    /// The colours of a pen: front, then back.
    [[nodiscard]] std::pair<QColor, QColor> colorsOf(const Pen& pen, const Look& look) const;
    /// The cells from their left upper corner on; the background is that of the theme already.
    void paint(QPainter& painter, std::span<const Cell> cells, const Clusters& clusters, QPoint corner,
               const Look& look);

private:
    struct Face {
        QFont font;
        QRawFont raw;
        std::unordered_map<std::uint32_t, quint32> glyphs;
    };

    void paintRun(QPainter& painter, std::span<const Cell> cells, const Clusters& clusters, QPoint corner,
                  const Look& look);
    void paintLines(QPainter& painter, const Pen& pen, const QColor& color, const QRect& box) const;
    [[nodiscard]] Face& faceOf(const Pen& pen);
    [[nodiscard]] quint32 glyphOf(Face& face, std::uint32_t letter) const;
    [[nodiscard]] QColor colorOf(CellColor color, const QColor& fallback) const;

    const Colors* m_theme;
    std::array<Face, 4> m_faces; ///< plain, bold, italic, both
    QSize m_cell;
    int m_ascent = 0;
    QList<quint32> m_indexes; ///< of the run that is being painted
    QList<QPointF> m_places;
    mutable std::unordered_map<quint64, QColor> m_readable;
};

} // namespace darse::ui::terminal
