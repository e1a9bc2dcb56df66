// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminalnotice.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace darse::ui {

TerminalNotice::TerminalNotice(QWidget* parent) :
    QFrame(parent),
    m_text(makeLabel({})),
    m_command(new QLineEdit(this)),
    m_action(makeButton({}, "primary")),
    m_second(makeButton({}))
{
    setProperty("look", QStringLiteral("banner-info"));
    m_text->setWordWrap(true);
    m_command->setPlaceholderText(tr("Command to run, such as /app/server --help"));
    m_command->setAccessibleName(tr("Command to run"));
    m_command->setFont(ui::font(Type::Mono));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(px(Space::Related), px(Space::Tight), px(Space::Control), px(Space::Tight));
    row->setSpacing(px(Space::Control));
    row->addWidget(m_text, 1);
    row->addWidget(m_command, 1);
    row->addWidget(m_second);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &TerminalNotice::run);
    connect(m_command, &QLineEdit::returnPressed, this, &TerminalNotice::run);
    connect(m_second, &QPushButton::clicked, this, [this] {
        const auto second = m_runSecond;
        if (second)
            second();
    });
    hide();
}

void TerminalNotice::tell(const Words& words, std::function<void(const QString&)> action, std::function<void()> second)
{
    m_run = std::move(action);
    m_runSecond = std::move(second);
    m_text->setText(words.text);
    explain(*m_text, words.detail);
    m_action->setText(words.action);
    m_action->setVisible(!words.action.isEmpty());
    m_second->setText(words.second);
    m_second->setVisible(!words.second.isEmpty());
    m_command->setVisible(words.hasCommand);
    show();
}

void TerminalNotice::focusAction()
{
    if (m_command->isVisible())
        m_command->setFocus();
    else
        m_action->setFocus();
}

void TerminalNotice::run()
{
    const auto action = m_run; // it may tell something else
    if (action)
        action(m_command->text());
}

} // namespace darse::ui
