// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

class QLineEdit;
class QSlider;

namespace darse::ui {

/// A limit as a text, and a slider over the values that people choose; its left end is "none".
class LimitField final : public QWidget {
    Q_OBJECT
public:
    /// What a text is worth; absent when it is none.
    using Measure = std::function<std::optional<double>(const QString& text)>;

    explicit LimitField(const QString& example, QWidget* parent = nullptr);

    /// The slider's places behind "none", smallest first. Without any there is no slider.
    void setStops(const QStringList& stops, Measure measure);
    [[nodiscard]] QLineEdit* line() const { return m_line; }
    [[nodiscard]] QSlider* slider() const { return m_slider; }

private:
    void followText();
    void followSlider(int place);

    QLineEdit* m_line;
    QSlider* m_slider;
    QStringList m_stops;
    Measure m_measure;
};

/// "0.1" … "4" for a machine of so many cores, and "16m" … "8g" for one of so much memory.
[[nodiscard]] QStringList coreStops(int cores);
[[nodiscard]] QStringList memoryStops(qint64 bytes);

} // namespace darse::ui
