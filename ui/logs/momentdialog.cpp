// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/momentdialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QVBoxLayout>

namespace darse::ui {

MomentDialog::MomentDialog(qint64 firstMilliseconds, qint64 lastMilliseconds, QWidget* parent) :
    QDialog(parent),
    m_edit(new QDateTimeEdit(this))
{
    setWindowTitle(tr("Go to a time"));
    setFixedWidth(px(size::kDialog));
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(firstMilliseconds);
    m_edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_edit->setCalendarPopup(true);
    m_edit->setDateTimeRange(first, QDateTime::fromMSecsSinceEpoch(lastMilliseconds));
    m_edit->setDateTime(first);
    // Most logs are of one day; by itself the field begins with the year.
    connect(qApp, &QApplication::focusChanged, m_edit, [this](QWidget*, const QWidget* now) {
        if (now == m_edit)
            m_edit->setSelectedSection(QDateTimeEdit::HourSection);
    });
    QPushButton* go = makeButton(tr("Go there"), "primary");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addLayout(makeField(tr("Local time of the first line to show"), *m_edit));
    column->addLayout(makeDialogButtons(*this, tr("Cancel"), *go));
    connect(go, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_edit->dateTime().toMSecsSinceEpoch());
        accept();
    });
    keepFitting(*this);
    m_edit->setFocus();
}

} // namespace darse::ui
