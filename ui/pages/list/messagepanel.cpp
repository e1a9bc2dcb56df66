// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/messagepanel.h"

#include "ui/style/tokens.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {

MessagePanel::MessagePanel(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(Space::Group), px(Space::Group), px(Space::Group), px(Space::Group));
}

void MessagePanel::setMessage(const StateView::Words& words, const QString& button)
{
    const QString all = QStringList{words.title, words.text}.join(u'\n');
    const QString around = QStringList{words.drawing, words.detail, button}.join(u'\n');
    const bool isSaid = std::exchange(m_shown, all) == all;
    if (std::exchange(m_around, around) == around && m_view != nullptr) {
        if (!isSaid)
            m_view->tell(words.title, words.text);
        return;
    }
    if (m_view != nullptr) {
        m_view->hide();
        m_view->deleteLater();
    }
    m_view = new StateView(words, this);
    layout()->addWidget(m_view);
    if (!button.isEmpty())
        connect(m_view->addAction(button), &QPushButton::clicked, this, &MessagePanel::buttonClicked);
}

} // namespace darse::ui
