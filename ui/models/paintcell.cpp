// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paintcell.h"

#include "core/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>

#include <algorithm>
#include <string_view>

namespace darse::ui {
namespace {

void drawText(QPainter& painter, const Cell& cell, const QString& text, int alignment)
{
    const bool isMono = cell.column.paint == Paint::Mono;
    const QFontMetrics& metrics = isMono ? cell.fonts.monoMetrics : cell.fonts.bodyMetrics;
    // Line feeds of a hostile name would push the text out of its row.
    QString line = text.left(512);
    line.replace(u'\n', u' ');
    painter.drawText(cell.rect, alignment | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(line, Qt::ElideRight, cell.rect.width()));
}

QString textOf(const Cell& cell)
{
    return cell.column.text(cell.object, cell.session);
}

void paintPlain(QPainter& painter, const Cell& cell, const QFont& font, const QColor& color)
{
    painter.setFont(font);
    painter.setPen(color);
    drawText(painter, cell, textOf(cell), Qt::AlignLeft);
}

void paintNumber(QPainter& painter, const Cell& cell)
{
    painter.setFont(cell.fonts.body);
    painter.setPen(colors().text);
    drawText(painter, cell, textOf(cell), Qt::AlignRight);
}

void paintStatus(QPainter& painter, const Cell& cell)
{
    const StatusLook look = statusLook(cell.object.status);
    const int size = px(size::kIcon);
    const QPoint at(cell.rect.left(), cell.rect.center().y() - size / 2 + 1);
    painter.drawPixmap(QRect(at, QSize(size, size)), iconPixmap(look.icon, look.color, size, cell.devicePixelRatio));
    painter.setFont(cell.fonts.body);
    painter.setPen(look.color);
    Cell word = cell;
    word.rect.setLeft(cell.rect.left() + size + px(6));
    drawText(painter, word, look.word, Qt::AlignLeft);
}

void paintKind(QPainter& painter, const Cell& cell)
{
    const QString text = textOf(cell);
    if (text.isEmpty())
        return;
    const int wanted = cell.fonts.bodyMetrics.horizontalAdvance(text) + px(16);
    QRectF badge = cell.rect;
    badge.setWidth(std::min(wanted, cell.rect.width()));
    const double height = cell.fonts.bodyMetrics.height() + px(2);
    badge.setTop(cell.rect.center().y() - height / 2);
    badge.setHeight(height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(colors().muted));
    painter.drawRoundedRect(badge, height / 2, height / 2);
    painter.setFont(cell.fonts.body);
    painter.setPen(colors().text);
    Cell inner = cell;
    inner.rect = badge.toRect().adjusted(px(8), 0, -px(8), 0);
    drawText(painter, inner, text, Qt::AlignLeft);
}

void paintLine(QPainter& painter, const Cell& cell, const QRectF& area)
{
    // At most one point every other pixel.
    constexpr std::size_t kDrawn = 40;
    const bool isMemory = std::string_view(cell.column.id) == "memory";
    const auto metric = isMemory ? session::Metric::Memory : session::Metric::Cpu;
    const auto points = cell.session.metrics().recent({cell.object.kind, cell.object.key}, metric);
    std::vector<double> values;
    values.reserve(kDrawn);
    for (std::size_t i = points.size() > kDrawn ? points.size() - kDrawn : 0; i < points.size(); ++i)
        values.push_back(points[i].value);
    if (values.size() > 1)
        paintSparkline(painter, area, values, colors().series[isMemory ? 3 : 0]);
}

void paintLiveNumber(QPainter& painter, const Cell& cell)
{
    Cell number = cell;
    const int width = px(size::kSparklineWidth);
    if (cell.rect.width() >= width + px(48)) {
        const int height = std::min(px(size::kSparklineHeight), cell.rect.height() - px(6));
        paintLine(painter, cell, QRectF(cell.rect.left(), cell.rect.center().y() - height / 2.0, width, height));
        number.rect.setLeft(cell.rect.left() + width + px(Space::Control));
    }
    paintNumber(painter, number);
}

} // namespace

CellFonts::CellFonts() :
    body(font(Type::Body)),
    mono(font(Type::Mono)),
    link(body),
    bodyMetrics(body),
    monoMetrics(mono)
{
    link.setUnderline(true);
}

void paintCell(QPainter& painter, const Cell& cell)
{
    switch (cell.column.paint) {
    case Paint::Text:
        return paintPlain(painter, cell, cell.fonts.body, colors().text);
    case Paint::Name:
        return paintPlain(painter, cell, cell.isHovered ? cell.fonts.link : cell.fonts.body, colors().accent);
    case Paint::Mono:
        return paintPlain(painter, cell, cell.fonts.mono, colors().text);
    case Paint::Status:
        return paintStatus(painter, cell);
    case Paint::Number:
        return paintNumber(painter, cell);
    case Paint::Sparkline:
        return paintLiveNumber(painter, cell);
    case Paint::Age:
        return paintPlain(painter, cell, cell.fonts.body, colors().muted);
    case Paint::Kind:
        return paintKind(painter, cell);
    }
}

bool isCut(const Cell& cell)
{
    const QFontMetrics& metrics = cell.column.paint == Paint::Mono ? cell.fonts.monoMetrics : cell.fonts.bodyMetrics;
    return metrics.horizontalAdvance(textOf(cell).left(512)) > cell.rect.width();
}

} // namespace darse::ui
