// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/limitfield.h"

#include "core/session/runline.h"
#include "ui/style/tokens.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>

#include <array>

namespace darse::ui {
namespace {

constexpr int kSliderWidth = 130;
constexpr qint64 kMebibyte = 1 << 20;

} // namespace

LimitField::LimitField(const QString& example, QWidget* parent) :
    QWidget(parent),
    m_line(new QLineEdit),
    m_slider(new QSlider(Qt::Horizontal))
{
    m_line->setPlaceholderText(example);
    m_slider->setFixedWidth(px(kSliderWidth));
    m_slider->setPageStep(2);
    m_slider->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_line, 1);
    row->addWidget(m_slider);
    connect(m_line, &QLineEdit::textChanged, this, &LimitField::followText);
    connect(m_slider, &QSlider::valueChanged, this, &LimitField::followSlider);
}

void LimitField::setStops(const QStringList& stops, Measure measure)
{
    m_measure = std::move(measure);
    if (stops == m_stops)
        return;
    m_stops = stops;
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, int(stops.size()));
    m_slider->setVisible(!stops.isEmpty());
    followText();
}

/// To the last place that is not more than what is written.
void LimitField::followText()
{
    const auto written = m_measure ? m_measure(m_line->text().trimmed()) : std::nullopt;
    int place = 0;
    while (written && place < m_stops.size() && m_measure(m_stops.at(place)).value_or(0) <= *written)
        ++place;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(place);
}

void LimitField::followSlider(int place)
{
    const QSignalBlocker quiet(m_slider);
    m_line->setText(place == 0 ? QString() : m_stops.value(place - 1));
    m_slider->setValue(place);
}

QStringList coreStops(int cores)
{
    static constexpr std::array kFirst{0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0};
    QStringList stops;
    for (const double each : kFirst) {
        if (each < cores)
            stops << QString::number(each);
    }
    for (int each = 24; each < cores; each += 8)
        stops << QString::number(each);
    if (cores > 0)
        stops << QString::number(cores);
    return stops;
}

QStringList memoryStops(qint64 bytes)
{
    QStringList stops;
    for (qint64 each = 16 * kMebibyte; each < bytes; each *= 2) {
        stops << session::memoryText(each);
        if (each >= 128 * kMebibyte && each + each / 2 < bytes)
            stops << session::memoryText(each + each / 2);
    }
    return stops;
}

} // namespace darse::ui
