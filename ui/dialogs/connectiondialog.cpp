// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectiondialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {
namespace {

constexpr int kLongest = 300;

} // namespace

ConnectionDialog::ConnectionDialog(Check check, QWidget* parent) :
    QDialog(parent),
    m_check(std::move(check)),
    m_name(new QLineEdit),
    m_address(new QLineEdit),
    m_problem(makeLabel({}, Type::Caption, "failed")),
    m_add(makeButton(tr("Add connection"), "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add a connection"));
    setFixedWidth(px(size::kDialog));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Control));
    column->addWidget(makeLabel(tr("Add a connection"), Type::PageTitle));
    column->addWidget(makeParagraph(
        tr("Any engine that speaks Docker’s language: Docker, Podman or Darse, here or on another machine."),
        Type::Body, "muted"));
    const auto addField = [column](const QString& label, QLineEdit* field, const QString& example) {
        field->setPlaceholderText(example);
        field->setMaxLength(kLongest);
        field->setAccessibleName(label);
        column->addWidget(makeLabel(label, Type::Caption, "muted"));
        column->addWidget(field);
    };
    addField(tr("Address"), m_address, QStringLiteral("unix:///run/docker.sock"));
    column->addWidget(m_problem);
    addField(tr("Name"), m_name, tr("the address when empty"));
    QPushButton* cancel = makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_add->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    column->addSpacing(px(Space::Control));
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionDialog::check);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const QString address = m_address->text().trimmed();
        const QString name = m_name->text().trimmed();
        accept();
        Q_EMIT given(name.isEmpty() ? address : name, address);
    });
    m_address->setFocus();
    this->check();
}

void ConnectionDialog::check()
{
    const QString address = m_address->text().trimmed();
    const QString problem = address.isEmpty() ? QString() : m_check(address);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_add->setEnabled(!address.isEmpty() && problem.isEmpty());
}

} // namespace darse::ui
