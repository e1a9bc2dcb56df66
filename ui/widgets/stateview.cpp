// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateview.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

StateView::StateView(const Words& words, QWidget* parent) :
    QWidget(parent),
    m_actions(new QHBoxLayout),
    m_title(makeParagraph({}, Type::Section)),
    m_text(makeParagraph({}, Type::Body, "muted")),
    m_note(makeLabel({}, Type::Body))
{
    auto* all = new QVBoxLayout(this);
    auto* column = new QVBoxLayout;
    all->addStretch(2);
    all->addLayout(column);
    all->addStretch(3);
    column->setSpacing(px(Space::Related));
    if (!words.drawing.isEmpty()) {
        QLabel* drawing = makeLabel({});
        drawing->setPixmap(drawingPixmap(words.drawing, devicePixelRatioF()));
        drawing->setAlignment(Qt::AlignCenter);
        column->addWidget(drawing);
    }
    for (QLabel* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setFixedWidth(px(size::kDialog));
        column->addWidget(label, 0, Qt::AlignCenter);
    }
    tell(words.title, words.text);
    m_note->hide();
    column->addWidget(m_note, 0, Qt::AlignCenter);
    m_actions->setSpacing(px(Space::Control));
    m_actions->setAlignment(Qt::AlignCenter);
    column->addLayout(m_actions);
    if (!words.detail.isEmpty()) {
        QPushButton* toggle = makeButton(words.isDetailShown ? tr("Hide details") : tr("Show details"), "link");
        QLabel* detail = makeParagraph(words.detail, Type::MonoCaption, "code");
        detail->setFixedWidth(px(size::kDialog));
        detail->ensurePolished(); // its look has a margin
        detail->setMinimumHeight(std::max(0, detail->heightForWidth(px(size::kDialog))));
        detail->setVisible(words.isDetailShown);
        connect(toggle, &QPushButton::clicked, this, [toggle, detail] {
            detail->setVisible(detail->isHidden());
            toggle->setText(detail->isHidden() ? tr("Show details") : tr("Hide details"));
        });
        column->addWidget(toggle, 0, Qt::AlignCenter);
        column->addWidget(detail, 0, Qt::AlignCenter);
    }
}

void StateView::tell(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    // An aligned label is not asked how high its lines are.
    for (QLabel* label : {m_title, m_text})
        label->setMinimumHeight(std::max(0, label->heightForWidth(px(size::kDialog))));
}

void StateView::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QPushButton* StateView::addAction(const QString& text)
{
    QPushButton* button = makeButton(text, m_actions->count() == 0 ? "primary" : nullptr);
    m_actions->addWidget(button);
    return button;
}

} // namespace darse::ui
