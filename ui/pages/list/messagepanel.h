// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stateview.h"

#include <QWidget>

namespace darse::ui {

/// What stands in the place of a list that has nothing to show: why, and what to do.
class MessagePanel final : public QWidget {
    Q_OBJECT
public:
    explicit MessagePanel(QWidget* parent);

    /// An empty `button` gives none. The same message again changes nothing, so that opened details stay open.
    void setMessage(const StateView::Words& words, const QString& button = {});

Q_SIGNALS:
    void buttonClicked();

private:
    QString m_shown;
    QString m_around; ///< the words, which may change alone
    StateView* m_view = nullptr;
};

} // namespace darse::ui
