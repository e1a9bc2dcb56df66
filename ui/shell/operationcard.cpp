// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationcard.h"

#include "core/session/operation.h"
#include "ui/shell/partbars.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/progresswords.h"
#include "ui/widgets/visibletext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

using session::Operation;

struct StateRow {
    Operation::State state;
    backend::Status status; ///< whose icon and colour are used
    const char* word;
};

constexpr StateRow kStates[] = {
    {Operation::State::Running, backend::Status::Updating, QT_TRANSLATE_NOOP("darse::ui::OperationCard", "Under way")},
    {Operation::State::Succeeded, backend::Status::Succeeded, QT_TRANSLATE_NOOP("darse::ui::OperationCard", "Done")},
    {Operation::State::Failed, backend::Status::Failed, QT_TRANSLATE_NOOP("darse::ui::OperationCard", "Failed")},
    {Operation::State::Canceled, backend::Status::Stopped, QT_TRANSLATE_NOOP("darse::ui::OperationCard", "Cancelled")},
};

const StateRow& stateRow(Operation::State state)
{
    for (const StateRow& row : kStates) {
        if (row.state == state)
            return row;
    }
    return kStates[0];
}

QHBoxLayout* commandRow(const QString& commandLine)
{
    auto* row = new QHBoxLayout;
    QLabel* command = makeParagraph(commandLine, Type::MonoCaption, "code");
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), OperationCard::tr("Copy the command"));
    QObject::connect(copy, &QToolButton::clicked, copy,
                     [commandLine] { QGuiApplication::clipboard()->setText(commandLine); });
    row->addWidget(command, 1);
    row->addWidget(copy);
    return row;
}

} // namespace

OperationCard::OperationCard(Operation& operation, QWidget* parent) :
    QFrame(parent),
    m_operation(operation),
    m_mark(makeLabel({})),
    m_state(makeLabel({}, Type::Caption, "muted")),
    m_progress(new QProgressBar),
    m_line(makeParagraph({}, Type::Caption, "muted")),
    m_parts(new PartBars),
    m_error(makeParagraph({}, Type::Body, "failed")),
    m_raw(makeParagraph({}, Type::MonoCaption, "code")),
    m_cancel(makeButton(tr("Cancel"), "quiet"))
{
    setProperty("look", QStringLiteral("card"));
    m_progress->setTextVisible(false);
    connect(m_cancel, &QPushButton::clicked, &operation, &Operation::cancel);

    auto* head = new QHBoxLayout;
    head->setSpacing(px(Space::Control));
    head->addWidget(m_mark, 0, Qt::AlignTop);
    head->addWidget(makeParagraph(operation.description().title), 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    head->addWidget(m_cancel, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Related), px(Space::Related), px(Space::Related), px(Space::Related));
    column->setSpacing(px(Space::Control));
    column->addLayout(head);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_parts),
          static_cast<QWidget*>(m_error), static_cast<QWidget*>(m_raw)})
        column->addWidget(widget);
    if (!operation.description().commandLine.isEmpty())
        column->addLayout(commandRow(operation.description().commandLine));
    if (operation.description().target) {
        QPushButton* show = makeButton(tr("Show it"), "link");
        connect(show, &QPushButton::clicked, this,
                [this] { Q_EMIT goTo(Location::ofObject(*m_operation.description().target)); });
        column->addWidget(show, 0, Qt::AlignLeft);
    }
    connect(&operation, &Operation::changed, this, &OperationCard::update);
    connect(&operation, &Operation::finished, this, &OperationCard::update);
    update();
}

void OperationCard::update()
{
    const StateRow& row = stateRow(m_operation.state());
    const StatusLook look = statusLook(row.status);
    m_mark->setPixmap(iconPixmap(look.icon, look.color, px(size::kIcon), devicePixelRatioF()));
    m_state->setText(tr(row.word));
    m_cancel->setVisible(m_operation.canCancel());
    const backend::Progress& progress = m_operation.progress();
    m_progress->setVisible(m_operation.state() == Operation::State::Running);
    constexpr int kSteps = 1000;
    m_progress->setRange(0, progress.total > 0 ? kSteps : 0);
    if (progress.total > 0)
        m_progress->setValue(static_cast<int>(progress.done * kSteps / progress.total));
    m_line->setVisible(!progress.line.isEmpty() && m_operation.state() == Operation::State::Running);
    m_line->setText(visibleText(progressText(progress.line)));
    m_parts->setParts(progress.parts);
    m_parts->setVisible(progress.parts.size() > 1 && m_operation.state() == Operation::State::Running);
    updateError();
}

void OperationCard::updateError()
{
    const bool isFailed = m_operation.state() == Operation::State::Failed && m_operation.error().has_value();
    m_error->setVisible(isFailed);
    m_raw->setVisible(isFailed);
    if (!isFailed)
        return;
    const ErrorWords words = errorWords(*m_operation.error());
    m_error->setText(words.remedy.isEmpty() ? words.why : words.why + QLatin1Char(' ') + words.remedy);
    m_raw->setText(words.raw);
}

} // namespace darse::ui
