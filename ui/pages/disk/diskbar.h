// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

namespace darse::ui {

/// One bar made of parts, as wide as what is largest beside it.
class DiskBar : public QWidget {
    Q_OBJECT
public:
    struct Part {
        qint64 bytes;
        QColor color;
    };

    using QWidget::QWidget;

    /// `whole` is what the full width stands for.
    void setParts(std::vector<Part> parts, qint64 whole);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Part> m_parts;
    qint64 m_whole = 0;
};

} // namespace darse::ui
