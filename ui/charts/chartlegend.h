// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace darse::ui {

class ElidedLabel;

/// The lines of a chart, each with its value now: a few side by side where they fit, else below one another; many as a
/// table, whose names may be cut.
class ChartLegend final : public QWidget {
    Q_OBJECT
public:
    explicit ChartLegend(const QStringList& names, QWidget* parent = nullptr);

    void setValue(int series, const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line {
        QLabel* swatch;
        ElidedLabel* name;
        QLabel* value;
    };

    [[nodiscard]] bool isTable() const;
    [[nodiscard]] int widthOf(int columns) const;
    [[nodiscard]] int fitting() const;
    void arrange(int columns);

    std::vector<Line> m_lines;
    QGridLayout* m_grid;
    int m_columns = 0;
};

} // namespace darse::ui
