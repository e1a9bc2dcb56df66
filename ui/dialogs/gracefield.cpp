// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/gracefield.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kMostSeconds = 86'400;
constexpr int kProposed = 60;
constexpr int kNumberWidth = 72;

QString ownWords(const GraceField::Pods& pods)
{
    if (!pods.seconds)
        return GraceField::tr("As each pod says");
    return pods.areMany ? GraceField::tr("As each pod says: %n second(s)", "", *pods.seconds)
                        : GraceField::tr("As the pod says: %n second(s)", "", *pods.seconds);
}

} // namespace

GraceField::GraceField(const Pods& pods, QWidget* parent) :
    QWidget(parent),
    m_own(new QRadioButton(ownWords(pods))),
    m_none(new QRadioButton(tr("None: they are killed at once"))),
    m_other(new QRadioButton(tr("This many seconds:"))),
    m_number(new QLineEdit(QString::number(kProposed)))
{
    m_own->setChecked(true);
    m_own->setObjectName(QStringLiteral("ownGrace"));
    m_none->setObjectName(QStringLiteral("noGrace"));
    m_other->setObjectName(QStringLiteral("otherGrace"));
    m_number->setObjectName(QStringLiteral("graceSeconds"));
    m_number->setAccessibleName(tr("Seconds"));
    m_number->setValidator(new QIntValidator(1, kMostSeconds, m_number));
    m_number->setFixedWidth(px(kNumberWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, px(Space::Control), 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeLabel(tr("Time that the containers have to end"), Type::Caption, "muted"));
    column->addWidget(m_own, 0, Qt::AlignLeft);
    column->addWidget(m_none, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addWidget(m_other);
    row->addWidget(m_number);
    row->addStretch();
    column->addLayout(row);
    for (const QRadioButton* button : {m_own, m_none, m_other})
        connect(button, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                Q_EMIT changed();
        });
    connect(m_number, &QLineEdit::textEdited, this, [this] {
        m_other->setChecked(true);
        Q_EMIT changed();
    });
}

std::optional<int> GraceField::seconds() const
{
    if (m_own->isChecked())
        return std::nullopt;
    return m_none->isChecked() ? 0 : m_number->text().toInt();
}

bool GraceField::isComplete() const
{
    return !m_other->isChecked() || m_number->hasAcceptableInput();
}

/// Enter cancels the dialog; after a number it is meant otherwise.
void GraceField::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_number->hasFocus())
        Q_EMIT entered();
    else
        QWidget::keyPressEvent(event);
}

} // namespace darse::ui
