// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace darse::ui {

/// The shape of a table that has not arrived yet.
class Skeleton final : public QWidget {
    Q_OBJECT
public:
    explicit Skeleton(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace darse::ui
