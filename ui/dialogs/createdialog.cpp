// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/createdialog.h"

#include "core/backend/making.h"
#include "core/session/runline.h"
#include "core/session/session.h"
#include "ui/dialogs/createform.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kFormHeight = 420;
constexpr int kLeastFormHeight = 200; ///< on a small screen
constexpr int kAroundForm = 360;      ///< what stands above and below it, with what may be said of the line
constexpr int kLineRows = 3;
const auto kRefused = QLatin1String("failed");

} // namespace

CreateDialog::CreateDialog(session::Session& session, QWidget* parent, const QString& image) :
    QDialog(parent),
    m_session(session),
    m_form(new CreateForm),
    m_line(new QPlainTextEdit),
    m_lineNote(makeLabel({}, Type::Caption, "failed")),
    m_summary(makeParagraph({}, Type::Body, "muted")),
    m_create(makeButton(tr("Create container"), "primary"))
{
    begin();
    if (!image.isEmpty()) {
        backend::ContainerPlan plan;
        plan.image = image;
        m_form->setPlan(plan);
    }
    check();
    m_form->focusFirst();
}

CreateDialog::CreateDialog(session::Session& session, QWidget* parent, Edited edited) :
    QDialog(parent),
    m_session(session),
    m_form(new CreateForm),
    m_line(new QPlainTextEdit),
    m_lineNote(makeLabel({}, Type::Caption, "failed")),
    m_summary(makeParagraph({}, Type::Body, "muted")),
    m_create(makeButton({}, "primary")),
    m_edited(std::move(edited))
{
    begin();
    m_form->setPlan(m_edited->plan);
    check();
    m_form->focusFirst();
}

void CreateDialog::begin()
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_edited ? tr("Edit %1").arg(visibleText(m_edited->plan.name)) : tr("Create a container"));
    setFixedWidth(px(size::kDialogWide));
    layOut();
    offerWhatThereIs();
    m_form->offerMaking(m_session.backend().housekeeping() != nullptr);
    connect(m_form, &CreateForm::newWanted, this, &CreateDialog::makeNew);
    connect(m_form, &CreateForm::changed, this, [this] {
        if (!m_line->hasFocus())
            m_isRefused = false; // the line follows the form again
        check();
    });
    connect(m_line, &QPlainTextEdit::textChanged, this, &CreateDialog::takeLine);
    connect(m_create, &QPushButton::clicked, this, &CreateDialog::create);
    connect(&m_session.backend(), &backend::Backend::linkChanged, this, &CreateDialog::check);
    for (const backend::Kind kind :
         {backend::Kind::Container, backend::Kind::Image, backend::Kind::Network, backend::Kind::Node}) {
        if (m_session.has(kind))
            connect(&m_session.store(kind), &session::ObjectStore::updated, this, [this] {
                offerWhatThereIs();
                check();
            });
    }
}

void CreateDialog::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int room = screen()->availableGeometry().height() - px(kAroundForm);
    area->setMinimumHeight(std::clamp(room, px(kLeastFormHeight), px(kFormHeight)));
    m_form->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(m_form);
    column->addWidget(area, 1);
    addLine(*column);
    m_summary->setObjectName(QStringLiteral("summary"));
    column->addWidget(m_summary);
    m_summary->setVisible(m_edited.has_value());

    m_create->setObjectName(QStringLiteral("create"));
    column->addLayout(makeDialogButtons(*this, tr("Cancel"), *m_create));
}

void CreateDialog::addLine(QVBoxLayout& column)
{
    auto* head = new QHBoxLayout;
    QLabel* caption = makeLabel(tr("The same in a terminal. Paste a “docker run” line here to fill the form."),
                                Type::Caption, "muted");
    caption->setBuddy(m_line);
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy the line"));
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_line->toPlainText()); });
    head->addWidget(caption);
    head->addStretch();
    head->addWidget(copy);
    m_line->setFont(ui::font(Type::MonoCaption));
    m_line->setTabChangesFocus(true);
    m_line->setAccessibleName(tr("Command line"));
    m_line->setObjectName(QStringLiteral("line"));
    m_line->setFixedHeight(m_line->fontMetrics().lineSpacing() * kLineRows + px(Space::Group));
    m_lineNote->setWordWrap(true);
    m_lineNote->hide();
    auto* foot = new QVBoxLayout;
    foot->setSpacing(px(Space::Tight));
    foot->addLayout(head);
    foot->addWidget(m_line);
    foot->addWidget(m_lineNote);
    column.addLayout(foot);
}

void CreateDialog::check()
{
    PlanNotes notes;
    m_plan = m_form->plan(notes);
    askForPorts();
    addSessionNotes(m_plan, {m_session, m_edited ? m_edited->key : QString(), m_listening}, notes);
    if (m_edited)
        checkChanges(notes);
    m_form->show(notes);
    m_create->setEnabled(!m_isRefused && !m_plan.image.isEmpty() && notes.problems.isEmpty() &&
                         (!m_edited || !changes().isEmpty()));
    if (m_line->hasFocus() || m_isRefused)
        return; // the person writes it
    m_isOwn = true;
    m_line->setPlainText(session::runLine(m_plan));
    m_isOwn = false;
    if (m_lineNote->property("look").toString() == kRefused)
        m_lineNote->hide();
}

void CreateDialog::sayOfLine(const QString& sentence, const QString& look)
{
    m_lineNote->setProperty("look", look);
    m_lineNote->style()->unpolish(m_lineNote);
    m_lineNote->style()->polish(m_lineNote);
    m_lineNote->setText(sentence);
    m_lineNote->setVisible(!sentence.isEmpty());
}

void CreateDialog::takeLine()
{
    if (m_isOwn)
        return;
    QStringList leftOut;
    const auto read = session::parseRunLine(m_line->toPlainText(), leftOut);
    const auto* problem = std::get_if<session::RunLineProblem>(&read);
    m_isRefused = problem != nullptr;
    sayOfLine(problem != nullptr ? runLineWords(*problem) : leftOutWords(leftOut),
              problem != nullptr ? kRefused : QLatin1String("warning"));
    if (problem == nullptr)
        m_form->setPlan(std::get<backend::ContainerPlan>(read));
    else
        m_create->setEnabled(false); // what the form holds is not what the line says
}

void CreateDialog::checkChanges(PlanNotes& notes)
{
    if (m_plan.name.isEmpty())
        notes.object(PlanField::Name, tr("It needs a name."));
    const auto all = changes();
    if (m_edited->isProtected && needsRecreation(all))
        notes.object(PlanField::Name, tr("It is protected, and this would delete it and make it anew. Release it "
                                         "first, with “Protection…” in its Actions menu."));
    addChangeNotes(all, notes);
    if (m_edited->isRunning && m_edited->plan.removesItself)
        refuseRecreation(all, notes);
    m_summary->setText(changeSummary(all, m_edited->isRunning));
    m_create->setText(needsRecreation(all) ? tr("Replace container") : tr("Apply"));
}

void CreateDialog::change()
{
    backend::ContainerRemaking* remaking = m_session.backend().containerRemaking();
    if (remaking == nullptr)
        return;
    const QString name = visibleText(m_edited->plan.name);
    session::Operation::Description description{
        .title = {}, .commandLine = {}, .target = backend::ObjectRef{backend::Kind::Container, m_edited->key}};
    std::unique_ptr<session::Operation> operation;
    if (needsRecreation(changes())) {
        description.title = tr("Replace %1").arg(name);
        description.commandLine = session::runLine(m_plan);
        operation =
            std::make_unique<session::Operation>(std::move(description), remaking->replace(m_edited->key, m_plan));
    } else {
        description.title = tr("Change %1").arg(name);
        operation =
            std::make_unique<session::Operation>(std::move(description), remaking->change(m_edited->key, m_plan));
    }
    m_session.operations().add(std::move(operation));
    Q_EMIT started();
    accept();
}

void CreateDialog::create()
{
    if (m_edited)
        return change();
    backend::ContainerMaking* containers = m_session.backend().containerMaking();
    if (containers == nullptr)
        return;
    const QString name = m_plan.name.isEmpty() ? m_plan.image : m_plan.name;
    m_session.operations().add(std::make_unique<session::Operation>(
        session::Operation::Description{
            .title = tr("Create %1").arg(visibleText(name)), .commandLine = session::runLine(m_plan), .target = {}},
        containers->create(m_plan)));
    Q_EMIT started();
    accept();
}

} // namespace darse::ui
