// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newdialog.h"

#include "core/backend/housekeeping.h"
#include "core/backend/networking.h"
#include "core/backend/storage.h"
#include "core/session/newlines.h"
#include "core/session/session.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace darse::ui {

using backend::Kind;
using session::Operation;

namespace {

QString textIn(const QLineEdit& field)
{
    return field.text().trimmed();
}

} // namespace

NewDialog::NewDialog(session::Session& session, Kind kind, QWidget* parent) :
    QDialog(parent),
    m_session(session),
    m_kind(kind),
    m_line(makeParagraph({}, Type::MonoCaption, "code")),
    m_make(makeButton(kind == Kind::Volume ? tr("Create volume") : tr("Create network"), "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(kind == Kind::Volume ? tr("Create a volume") : tr("Create a network"));
    setFixedWidth(px(size::kDialogWide));
    layOut();
    keepFitting(*this);
    for (const QLineEdit* field : {m_name, m_subnet, m_gateway, m_range}) {
        if (field != nullptr)
            connect(field, &QLineEdit::textChanged, this, &NewDialog::check);
    }
    for (const QCheckBox* box : {m_internal, m_ipv6}) {
        if (box != nullptr)
            connect(box, &QCheckBox::toggled, this, &NewDialog::check);
    }
    for (const QPlainTextEdit* field : {m_options, m_labels})
        connect(field, &QPlainTextEdit::textChanged, this, &NewDialog::check);
    connect(m_driver, &QComboBox::editTextChanged, this, &NewDialog::check);
    connect(m_make, &QPushButton::clicked, this, &NewDialog::make);
    if (m_session.has(kind))
        connect(&m_session.store(kind), &session::ObjectStore::updated, this, &NewDialog::check);
    check();
    m_name->setFocus();
}

backend::NewVolume NewDialog::volume(NewProblems& problems) const
{
    backend::NewVolume out{.name = textIn(*m_name), .driver = m_driver->currentText().trimmed()};
    const auto there = m_session.has(m_kind) ? *m_session.store(m_kind).snapshot() : Existing();
    problems = problemsOf(out, there);
    QString problem;
    out.options = pairsOf(m_options->toPlainText(), problem);
    if (!problem.isEmpty())
        problems[NewField::Options] = std::exchange(problem, {});
    out.labels = pairsOf(m_labels->toPlainText(), problem);
    if (!problem.isEmpty())
        problems[NewField::Labels] = problem;
    return out;
}

backend::NewNetwork NewDialog::network(NewProblems& problems) const
{
    backend::NewNetwork out{.name = textIn(*m_name),
                            .driver = m_driver->currentText().trimmed(),
                            .subnet = textIn(*m_subnet),
                            .gateway = textIn(*m_gateway),
                            .range = textIn(*m_range),
                            .isInternal = m_internal->isChecked(),
                            .hasIpv6 = m_ipv6->isChecked()};
    const backend::NewVolume same = volume(problems); // both have them
    out.options = same.options;
    out.labels = same.labels;
    const auto there = m_session.has(m_kind) ? *m_session.store(m_kind).snapshot() : Existing();
    NewProblems own = problemsOf(out, there);
    for (const NewField field : {NewField::Options, NewField::Labels}) {
        if (problems.contains(field))
            own[field] = problems[field];
    }
    problems = own;
    return out;
}

void NewDialog::check()
{
    NewProblems problems;
    m_line->setText(visibleText(m_kind == Kind::Volume ? session::newVolumeLine(volume(problems))
                                                       : session::newNetworkLine(network(problems))));
    for (const auto& [field, note] : m_notes.asKeyValueRange()) {
        note->setText(problems.value(field));
        note->setVisible(problems.contains(field));
    }
    m_make->setEnabled(problems.isEmpty() && !textIn(*m_name).isEmpty());
}

void NewDialog::make()
{
    backend::Housekeeping* keeping = m_session.backend().housekeeping();
    if (keeping == nullptr)
        return reject();
    NewProblems problems;
    const QString name = textIn(*m_name);
    const bool isVolume = m_kind == Kind::Volume;
    Operation::Description description{.title = (isVolume ? tr("Create volume %1") : tr("Create network %1")).arg(name),
                                       .commandLine = m_line->text(),
                                       .target = {}};
    Operation& operation = m_session.operations().add(
        std::make_unique<Operation>(std::move(description), isVolume ? keeping->makeVolume(volume(problems))
                                                                     : keeping->makeNetwork(network(problems))));
    Q_EMIT begun(&operation, name);
    accept();
}

} // namespace darse::ui
