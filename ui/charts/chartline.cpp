// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartline.h"

#include "ui/charts/gaps.h"
#include "ui/style/tokens.h"

#include <QAbstractAxis>
#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>

namespace darse::ui {
namespace {

constexpr double kFill = 0.10;
constexpr double kPenWidth = 1.5;

} // namespace

ChartLine::ChartLine(const Place& place, const QColor& color, QObject* parent) :
    QObject(parent),
    m_place(place),
    m_color(color)
{
}

void ChartLine::addPiece()
{
    Piece piece{new QLineSeries, new QLineSeries(this), nullptr};
    piece.fill = new QAreaSeries(piece.edge);
    piece.fill->setPen(Qt::NoPen);
    piece.fill->setBrush(faded(m_color, kFill));
    QPen pen(m_color, kPenWidth);
    pen.setJoinStyle(Qt::RoundJoin);
    piece.line->setPen(pen);
    for (QAbstractSeries* series :
         {static_cast<QAbstractSeries*>(piece.fill), static_cast<QAbstractSeries*>(piece.line)}) {
        m_place.chart->addSeries(series);
        series->attachAxis(m_place.timeAxis);
        series->attachAxis(m_place.valueAxis);
    }
    m_pieces.push_back(piece);
}

void ChartLine::draw(const std::vector<session::Point>& points, qint64 now)
{
    const auto runs = splitAtGaps(points);
    while (m_pieces.size() < runs.size())
        addPiece();
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        QList<QPointF> drawn;
        if (i < runs.size()) {
            drawn.reserve(qsizetype(runs[i].size()));
            for (const session::Point& point : runs[i])
                drawn.append({double(point.atMilliseconds - now) / 1000.0, point.value});
        }
        if (drawn.isEmpty() && m_pieces[i].line->count() == 0)
            continue;
        m_pieces[i].line->replace(drawn);
        m_pieces[i].edge->replace(drawn);
    }
}

} // namespace darse::ui
