// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/checkpointdialog.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/textdialog.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace darse::ui {

using backend::Afterwards;

CheckpointDialog::CheckpointDialog(session::Session& session, backend::ObjectPtr container, QWidget* parent) :
    QDialog(parent),
    m_session(session),
    m_container(std::move(container)),
    m_isRunning(m_container->status == backend::Status::Running || m_container->status == backend::Status::Warning),
    m_name(new QComboBox),
    m_goesOn(new QCheckBox(tr("Let it go on running"))),
    m_note(makeParagraph({}, Type::Caption, "failed")),
    m_verb(makeButton(m_isRunning ? tr("Take checkpoint") : tr("Restore"), "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const QString name = visibleText(m_container->name);
    setWindowTitle(m_isRunning ? tr("Checkpoint of %1").arg(name) : tr("Restore %1").arg(name));
    setFixedWidth(px(size::kDialog));
    layOut();
    keepFitting(*this);
}

void CheckpointDialog::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addWidget(makeParagraph(
        tr("A checkpoint is all that the container’s programs have in memory, written to the disk. From it they go on "
           "where they were, as if nothing had happened, even after this machine was started again."),
        Type::Body, "muted"));
    backend::Checkpoints* checkpoints = m_session.backend().checkpoints();
    const auto why = checkpoints != nullptr ? checkpoints->refusal() : backend::NoCheckpoints::Never;
    why ? refuse(*column, *why) : offer(*column);
    column->addLayout(makeDialogButtons(*this, why ? tr("Close") : tr("Cancel"), *m_verb));
}

void CheckpointDialog::refuse(QVBoxLayout& column, backend::NoCheckpoints why)
{
    QLabel* words = makeParagraph(
        why == backend::NoCheckpoints::Never
            ? tr("This engine takes none: they need CRIU and a runtime that was built with it, and the crun of this "
                 "system was not.")
            : tr("This server takes them only with its experimental features on (“experimental”: true in Docker’s "
                 "daemon.json) and CRIU installed."),
        Type::Body, "warning");
    words->setObjectName(QStringLiteral("refusal"));
    column.addWidget(words);
    for (QWidget* each :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_goesOn), static_cast<QWidget*>(m_note)})
        each->setParent(this);
    for (QWidget* each : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_goesOn), static_cast<QWidget*>(m_note),
                          static_cast<QWidget*>(m_verb)})
        each->hide();
}

void CheckpointDialog::offer(QVBoxLayout& column)
{
    m_name->setEditable(m_isRunning);
    if (m_isRunning) {
        m_name->setEditText(QStringLiteral("checkpoint-1"));
        m_name->lineEdit()->selectAll();
        connect(m_name, &QComboBox::editTextChanged, this, &CheckpointDialog::look);
    }
    column.addLayout(makeField(tr("Checkpoint"), *m_name));
    column.addWidget(m_goesOn);
    column.addWidget(m_note);
    m_goesOn->setVisible(m_isRunning);
    m_note->hide();
    connect(m_verb, &QPushButton::clicked, this, &CheckpointDialog::go);
    session::whenDone(m_session.backend().checkpoints()->list(m_container->key), this,
                      [this](const Result<QStringList>& names) { listed(names); });
    look();
}

void CheckpointDialog::listed(const Result<QStringList>& names)
{
    if (!names) {
        const ErrorWords words = errorWords(names.error());
        m_note->setText(words.why + u' ' + visibleText(words.message));
        m_note->show();
        return;
    }
    const QString typed = m_name->currentText();
    m_name->addItems(*names);
    if (m_isRunning)
        m_name->setEditText(typed);
    else if (names->isEmpty())
        m_note->setText(tr("There is no checkpoint of it."));
    m_note->setVisible(!m_note->text().isEmpty());
    look();
}

void CheckpointDialog::look()
{
    const QString name = m_name->currentText().trimmed();
    m_verb->setEnabled(!name.isEmpty() && objectNameProblem(name).isEmpty());
}

void CheckpointDialog::go()
{
    backend::Checkpoints* checkpoints = m_session.backend().checkpoints();
    if (checkpoints == nullptr)
        return;
    const QString name = m_name->currentText().trimmed();
    const QString shown = visibleText(m_container->name);
    session::Operation::Description description{
        .title = m_isRunning ? tr("Checkpoint %1 of %2").arg(name, shown) : tr("Restore %1 from %2").arg(shown, name),
        .commandLine = {},
        .target = backend::ObjectRef{backend::Kind::Container, m_container->key}};
    if (m_isRunning)
        description.commandLine =
            QStringLiteral("docker checkpoint create %1%2 %3")
                .arg(m_goesOn->isChecked() ? QStringLiteral("--leave-running ") : QString(), m_container->name, name);
    else
        description.commandLine = QStringLiteral("docker start --checkpoint %1 %2").arg(name, m_container->name);
    const Afterwards afterwards = m_goesOn->isChecked() ? Afterwards::GoesOn : Afterwards::Stops;
    m_session.operations().add(std::make_unique<session::Operation>(
        std::move(description), m_isRunning ? checkpoints->take(m_container->key, name, afterwards)
                                            : checkpoints->restore(m_container->key, name)));
    accept();
}

} // namespace darse::ui
