// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/momentdialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace darse::ui {

MomentDialog::MomentDialog(qint64 firstMilliseconds, qint64 lastMilliseconds, QWidget* parent) :
    QDialog(parent),
    m_edit(new QDateTimeEdit(this))
{
    setWindowTitle(tr("Go to a time"));
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(firstMilliseconds);
    m_edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_edit->setCalendarPopup(true);
    m_edit->setDateTimeRange(first, QDateTime::fromMSecsSinceEpoch(lastMilliseconds));
    m_edit->setDateTime(first);
    m_edit->setCurrentSection(QDateTimeEdit::HourSection);
    m_edit->setAccessibleName(tr("Time in the log"));
    auto* buttons = new QDialogButtonBox(this);
    auto* go = makeButton(tr("Go there"), "primary");
    buttons->addButton(go, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Local time of the first line to show")));
    column->addWidget(m_edit);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_edit->dateTime().toMSecsSinceEpoch());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace darse::ui
