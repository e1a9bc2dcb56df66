// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/disk/disksums.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace darse::ui {

class DiskBar;

/// Images, containers, volumes or the cache: how much, how much of it is shared or unused, and what can be done.
class FamilyCard : public QFrame {
    Q_OBJECT
public:
    FamilyCard(DiskFamily family, QWidget* parent);

    void setSum(const DiskSum& sum, qint64 largest);
    /// Whether there is anything to clean up, where that is not just what nobody uses.
    void setTidies(bool isSomething);

Q_SIGNALS:
    /// An id of the command table: what tidies this family up, asking with a preview first.
    void commandAsked(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void tell(const DiskSum& sum);
    /// The number stands beside the title, or below it where there is no room.
    void fitHead();

    DiskFamily m_family;
    QBoxLayout* m_head;
    QLabel* m_title;
    QLabel* m_bytes;
    DiskBar* m_bar;
    QLabel* m_words;
    QPushButton* m_tidy = nullptr;
};

} // namespace darse::ui
