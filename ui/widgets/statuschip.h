// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/status.h"

#include <QWidget>

namespace darse::ui {

/// Icon, word and colour of a status on a pill. The raw reason is in the tooltip.
class StatusChip : public QWidget {
    Q_OBJECT
public:
    explicit StatusChip(QWidget* parent = nullptr);

    void setStatus(backend::Status status, const QString& reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    backend::Status m_status = backend::Status::Unknown;
};

} // namespace darse::ui
