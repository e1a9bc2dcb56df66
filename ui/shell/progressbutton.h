// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace darse::ui {

/// The operations button: a ring of progress around the icon while something is under way.
class ProgressButton : public QToolButton {
    Q_OBJECT
public:
    explicit ProgressButton(QWidget* parent = nullptr);

    /// `share` is 0–1, or negative when it is not known.
    void setProgress(int running, double share);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_running = 0;
    double m_share = -1;
};

} // namespace darse::ui
