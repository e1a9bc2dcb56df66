// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/stream.h"

#include <QWidget>

namespace darse::ui {

/// The parts of an operation that come side by side, as the layers of an image: a line with a bar for each.
class PartBars final : public QWidget {
    Q_OBJECT
public:
    explicit PartBars(QWidget* parent = nullptr);

    void setParts(const std::vector<backend::ProgressPart>& parts);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<backend::ProgressPart> m_parts;
};

} // namespace darse::ui
