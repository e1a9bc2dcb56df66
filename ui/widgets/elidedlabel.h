// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QWidget>

namespace darse::ui {

/// One line of plain text that ends in "…" when there is too little room; the whole is in the tooltip then.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Normal, Muted };

    ElidedLabel(Type type, Tone tone, QWidget* parent = nullptr);

    /// Hidden characters become marks.
    void setText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
};

} // namespace darse::ui
