// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/status.h"

#include <QWidget>

#include <vector>

namespace darse::ui {

/// How many are in which state: a ring of coloured parts around their number.
class StatusRing : public QWidget {
    Q_OBJECT
public:
    struct Part {
        backend::Status status;
        int count;

        friend bool operator==(const Part&, const Part&) = default;
    };

    explicit StatusRing(QWidget* parent = nullptr);

    void setParts(const std::vector<Part>& parts);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Part> m_parts;
};

} // namespace darse::ui
