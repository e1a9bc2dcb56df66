// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDateTimeEdit;

namespace darse::ui {

/// Asks for a moment within a log, in local time.
class MomentDialog final : public QDialog {
    Q_OBJECT
public:
    MomentDialog(qint64 firstMilliseconds, qint64 lastMilliseconds, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(qint64 atMilliseconds);

private:
    QDateTimeEdit* m_edit;
};

} // namespace darse::ui
