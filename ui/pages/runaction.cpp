// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runaction.h"

#include "core/backend/storage.h"
#include "core/backend/trash.h"
#include "core/session/session.h"
#include "core/session/undo.h"
#include "ui/dialogs/gracefield.h"
#include "ui/pages/actionquestion.h"
#include "ui/pages/habits.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qsizetype kShortId = 12;

/// As a shell reads it: a name is one word, whatever it holds.
QString quoted(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_./:@%+=,-]+\\z"));
    if (plain.match(name).hasMatch())
        return name;
    QString inner = name;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

/// What is in the trash has another name in the eyes of every other program.
QString lineBack(const backend::Object& object)
{
    const QString name = quoted(object.name);
    const QString line = QStringLiteral("docker rename %1 %2").arg(object.key.left(kShortId), name);
    const bool wasRunning = object.status == backend::Status::Running || object.status == backend::Status::Warning;
    return visibleText(wasRunning ? QString(line + QStringLiteral(" && docker start ") + name) : line);
}

session::UndoStack::Step undoStep(const Action& action, const backend::ObjectPtr& object, session::Session& session)
{
    const std::chrono::seconds kept = session.companion<Habits>().trashTime();
    const QString name = visibleText(object->name);
    return {.done = QCoreApplication::translate("actions", action.done).arg(name),
            .description = {.title = QCoreApplication::translate("operations", "Bring %1 back").arg(name),
                            .commandLine = lineBack(*object),
                            .target = backend::ObjectRef{object->kind, object->key}},
            .takeBack = [&action, object, &session] { return action.undo(session.backend(), *object); },
            .until = QDateTime::currentDateTime().addSecs(kept.count())};
}

void begin(const Action& action, const backend::ObjectPtr& object, session::Session& session)
{
    session::Operation::Description description{
        .title = QCoreApplication::translate("operations", action.operation).arg(visibleText(object->name)),
        .commandLine = commandLineFor(action, *object),
        .target = backend::ObjectRef{object->kind, object->key}};
    if (backend::Trash* trash = session.backend().trash(); trash != nullptr && action.undo)
        trash->keepFor(session.companion<Habits>().trashTime());
    session::Operation& operation = session.operations().add(
        std::make_unique<session::Operation>(std::move(description), action.run(session.backend(), *object)));
    if (!action.undo)
        return;
    QObject::connect(&operation, &session::Operation::finished, &session, [&action, &operation, &session, object] {
        if (operation.state() == session::Operation::State::Succeeded)
            session.companion<session::UndoStack>().push(undoStep(action, object, session));
    });
}

bool fits(const Action& action, const backend::Object& object)
{
    return !action.applies || action.applies(object);
}

/// Always, when it cannot be taken back.
bool asksFirst(const Action& action, const ActionShare& share, session::Session& session)
{
    const Habits& habits = session.companion<Habits>();
    if ((share.wanted.size() > 1 || !share.kept.empty()) && habits.asksBeforeMany())
        return true;
    return action.isDanger && (!action.undo || habits.asksBeforeTrash());
}

/// How much time things have to end is chosen in the question; null when there is no such choice.
GraceField* addGrace(ConfirmDialog& dialog, const Action& action, const Objects& objects, backend::Backend& backend)
{
    const auto first = action.ownSeconds ? action.ownSeconds(backend, *objects.front()) : std::nullopt;
    if (!first)
        return nullptr;
    const bool isOne = std::ranges::all_of(
        objects, [&](const backend::ObjectPtr& object) { return action.ownSeconds(backend, *object) == first; });
    auto* field = new GraceField({.areMany = objects.size() > 1, .seconds = isOne ? first : std::nullopt}, &dialog);
    dialog.insert(field);
    QObject::connect(field, &GraceField::changed, &dialog, [&dialog, &action, field] {
        const auto seconds = field->seconds();
        const char* consequence = seconds ? action.within(*seconds).consequence : action.consequence;
        dialog.setConsequence(QCoreApplication::translate("actions", consequence));
        dialog.agree().setEnabled(field->isComplete());
    });
    QObject::connect(field, &GraceField::entered, &dialog,
                     [&dialog] { dialog.agree().setFocus(Qt::OtherFocusReason); });
    return field;
}

} // namespace

QString actionLabel(const Action& action)
{
    return QCoreApplication::translate("actions", action.label);
}

QString commandLineFor(const Action& action, const backend::Object& object)
{
    QString line = action.commandLine;
    // The parts of pods have names of their own only here.
    const bool isPart = object.kind == backend::Kind::Container && object.name.contains(u'/');
    const QString name = isPart ? object.key.left(kShortId) : object.name;
    if (action.argument)
        line.replace(QLatin1StringView("%2"), action.argument(object));
    return line.replace(QLatin1StringView("%1"), visibleText(quoted(name)));
}

bool isOffered(const Action& action, session::Session& session)
{
    return !action.isOffered || action.isOffered(session.backend());
}

bool applies(const Action& action, const backend::Object& object)
{
    return !action.leadsTo && fits(action, object);
}

Objects applicable(const Action& action, const Objects& objects)
{
    if (action.open && objects.size() != 1)
        return {}; // a dialog is about one
    if (action.leadsTo && objects.size() < 2)
        return {};
    Objects result;
    std::ranges::copy_if(objects, std::back_inserter(result),
                         [&action](const backend::ObjectPtr& object) { return fits(action, *object); });
    return result;
}

void runAction(const Action& action, const ActionTargets& targets, const std::function<void(int count)>& begun)
{
    if (applicable(action, targets.objects).empty())
        return;
    if (action.leadsTo)
        return; // the page does it: nothing is done to the objects
    if (action.open)
        return action.open(targets.session, targets.objects.front(), targets.window);
    const ActionShare share = shareOf(action, targets);
    if (share.wanted.empty())
        return (new ConfirmDialog(refusalFor(share.kept), targets.window))->open();
    const auto beginAll = [objects = share.wanted, &session = targets.session, begun](const Action& chosen) {
        for (const backend::ObjectPtr& object : objects)
            begin(chosen, object, session);
        if (begun)
            begun(static_cast<int>(objects.size()));
    };
    if (!asksFirst(action, share, targets.session))
        return beginAll(action);
    auto* dialog = new ConfirmDialog(questionFor(action, share, targets.session), targets.window);
    const GraceField* grace = addGrace(*dialog, action, share.wanted, targets.session.backend());
    QObject::connect(dialog, &ConfirmDialog::confirmed, targets.window, [&action, beginAll, grace] {
        const auto seconds = grace != nullptr ? grace->seconds() : std::nullopt;
        seconds ? beginAll(action.within(*seconds)) : beginAll(action);
    });
    dialog->open();
}

} // namespace darse::ui
