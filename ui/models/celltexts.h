// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QFontMetrics>
#include <QStaticText>

#include <array>

class QPainter;

namespace darse::ui {

/// The texts of a table, shaped once: most words of a list are the same from frame to frame, and shaping them is what
/// a frame costs.
class CellTexts {
public:
    enum class Face { Body, Mono, Link };

    CellTexts();

    /// In one line, cut at the right where `box` is too narrow, in the painter's pen.
    void paint(QPainter& painter, Face face, const QString& text, const QRect& box, Qt::Alignment horizontal);
    [[nodiscard]] int widthOf(Face face, const QString& text);
    [[nodiscard]] const QFontMetrics& metrics(Face face) const { return styleOf(face).metrics; }

private:
    struct Style {
        explicit Style(const QFont& of) : font(of), metrics(of) {}
        QFont font;
        QFontMetrics metrics;
    };
    struct Shaped {
        QStaticText text;
        int cutTo = 0; ///< the width for which `cut` was made
        QStaticText cut;
    };

    [[nodiscard]] const Style& styleOf(Face face) const { return m_styles[static_cast<std::size_t>(face)]; }
    [[nodiscard]] Shaped& shaped(Face face, const QString& text);

    std::array<Style, 3> m_styles;
    std::array<QCache<QString, Shaped>, 3> m_shaped;
};

} // namespace darse::ui
