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

QString textOf(const Cell& cell)
{
    return cell.column.text(cell.object, cell.session);
}

using Face = CellTexts::Face;

bool isLink(const Cell& cell)
{
    return cell.column.pages && !cell.column.pages(cell.object).isEmpty();
}

Face faceOf(const Cell& cell)
{
    if (cell.column.paint == Paint::Mono)
        return Face::Mono;
    return (cell.column.paint == Paint::Name || isLink(cell)) && cell.isHovered ? Face::Link : Face::Body;
}

void paintText(QPainter& painter, const Cell& cell, const QColor& color, Qt::Alignment alignment = Qt::AlignLeft)
{
    painter.setPen(color);
    cell.texts.paint(painter, faceOf(cell), textOf(cell), cell.rect, alignment);
}

void paintStatus(QPainter& painter, const Cell& cell)
{
    const StatusLook look = statusLook(cell.object.status);
    const int size = px(size::kIcon);
    const QPoint at(cell.rect.left(), cell.rect.center().y() - size / 2 + 1);
    painter.drawPixmap(QRect(at, QSize(size, size)), iconPixmap(look.icon, look.color, size, cell.devicePixelRatio));
    painter.setPen(look.color);
    cell.texts.paint(painter, Face::Body, look.word, cell.rect.adjusted(size + px(6), 0, 0, 0), Qt::AlignLeft);
}

void paintKind(QPainter& painter, const Cell& cell)
{
    const QString text = textOf(cell);
    if (text.isEmpty())
        return;
    const int wanted = cell.texts.widthOf(Face::Body, text) + px(16);
    QRectF badge = cell.rect;
    badge.setWidth(std::min(wanted, cell.rect.width()));
    const double height = cell.texts.metrics(Face::Body).height() + px(2);
    badge.setTop(cell.rect.center().y() - height / 2);
    badge.setHeight(height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(colors().muted));
    painter.drawRoundedRect(badge, height / 2, height / 2);
    painter.setPen(colors().text);
    cell.texts.paint(painter, Face::Body, text, badge.toRect().adjusted(px(8), 0, -px(8), 0), Qt::AlignLeft);
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
    // The line gives way to the number, down to where it would say nothing.
    const bool isMemory = std::string_view(cell.column.id) == "memory";
    const int width = std::min(px(size::kSparklineWidth), cell.rect.width() - px(isMemory ? 60 : 44));
    if (width >= px(size::kSparklineWidth) / 2) {
        const int height = std::min(px(size::kSparklineHeight), cell.rect.height() - px(6));
        paintLine(painter, cell, QRectF(cell.rect.left(), cell.rect.center().y() - height / 2.0, width, height));
        number.rect.setLeft(cell.rect.left() + width + px(Space::Control));
    }
    paintText(painter, number, colors().text, Qt::AlignRight);
}

} // namespace

void paintCell(QPainter& painter, const Cell& cell)
{
    switch (cell.column.paint) {
    case Paint::Text:
        return paintText(painter, cell, isLink(cell) ? colors().accent : colors().text);
    case Paint::Name:
        return paintText(painter, cell, colors().accent);
    case Paint::Mono:
        return paintText(painter, cell, colors().text);
    case Paint::Status:
        return paintStatus(painter, cell);
    case Paint::Number:
        return paintText(painter, cell, colors().text, Qt::AlignRight);
    case Paint::Sparkline:
        return paintLiveNumber(painter, cell);
    case Paint::Age:
        return paintText(painter, cell, colors().muted);
    case Paint::Kind:
        return paintKind(painter, cell);
    }
}

bool isCut(const Cell& cell)
{
    return cell.texts.widthOf(faceOf(cell), textOf(cell)) > cell.rect.width();
}

} // namespace darse::ui
