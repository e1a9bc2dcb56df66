// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

#include <QAbstractButton>

#include <vector>

namespace darse::ui {

/// One object as a line of a card: status, name, a sentence, and perhaps a sparkline with its number. Click goes there.
class ObjectLine : public QAbstractButton {
    Q_OBJECT
public:
    struct Shown {
        backend::ObjectRef ref;
        QString icon; ///< empty: the status' own
        QColor color;
        QString name;
        QString text;                    ///< muted, after the name; plain text
        QString figure;                  ///< at the right
        std::vector<double> values = {}; ///< before the figure; empty for none
    };

    explicit ObjectLine(QWidget* parent = nullptr);

    void show(const Shown& shown);
    [[nodiscard]] const backend::ObjectRef& ref() const { return m_shown.ref; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Shown m_shown;
};

} // namespace darse::ui
