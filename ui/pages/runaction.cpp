// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runaction.h"

#include "core/backend/storage.h"
#include "core/backend/trash.h"
#include "core/session/session.h"
#include "core/session/undo.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/habits.h"
#include "ui/pages/protection.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QRegularExpression>

#include <algorithm>
#include <string_view>

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

session::UndoStack::Step undoStep(const Action& action, const backend::ObjectPtr& object, session::Session& session)
{
    const std::chrono::seconds kept = session.companion<Habits>().trashTime();
    const QString name = visibleText(object->name);
    return {.done = QCoreApplication::translate("actions", action.done).arg(name),
            .description = {.title = QCoreApplication::translate("operations", "Bring %1 back").arg(name),
                            .commandLine = {},
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

/// Those of them that a person protected, when the action deletes.
Objects protectedOnes(const Action& action, const Objects& objects, session::Session& session)
{
    Objects kept;
    if (std::string_view(action.id).starts_with("delete"))
        std::ranges::copy_if(objects, std::back_inserter(kept), [&session](const backend::ObjectPtr& object) {
            return session.companion<Protection>().isProtected(*object);
        });
    return kept;
}

void refuse(const Objects& kept, QWidget* window)
{
    QStringList names;
    for (const backend::ObjectPtr& object : kept)
        names.append(visibleText(object->name));
    auto* box = new QMessageBox(
        QMessageBox::Information, QCoreApplication::translate("actions", "Protected"),
        QCoreApplication::translate("actions", "Nothing was deleted: %1 is protected.", "one name or several")
            .arg(names.join(QStringLiteral(", "))),
        QMessageBox::Close, window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        QCoreApplication::translate("actions", "Release it first, with “Protection…” in its Actions menu."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

/// The containers that use them, by name.
QString usersOf(const Objects& objects, session::Session& session)
{
    if (!session.has(backend::Kind::Container))
        return {};
    constexpr qsizetype kMost = 5;
    QStringList names;
    for (const backend::ObjectPtr& object : objects) {
        const bool isVolume = object->kind == backend::Kind::Volume;
        if (!isVolume && object->kind != backend::Kind::Image)
            continue;
        const QStringList& keys =
            isVolume ? backend::as<backend::Volume>(*object).usedBy : backend::as<backend::Image>(*object).usedBy;
        for (const QString& key : keys) {
            const backend::ObjectPtr user = session.store(backend::Kind::Container).find(key);
            if (user && !names.contains(visibleText(user->name)))
                names.append(visibleText(user->name));
        }
    }
    if (names.size() > kMost)
        names = names.mid(0, kMost) << QStringLiteral("…");
    return names.join(QStringLiteral(", "));
}

ConfirmDialog::Question questionFor(const Action& action, const Objects& objects, session::Session& session)
{
    ConfirmDialog::Question question{
        .verb = actionLabel(action), .what = {}, .names = {}, .consequence = {}, .isDanger = action.isDanger};
    for (const backend::ObjectPtr& object : objects)
        question.names.append(visibleText(object->name));
    const int count = static_cast<int>(objects.size());
    question.what =
        count == 1 ? question.names.front() : QCoreApplication::translate("actions", "%n object(s)", "", count);
    if (action.consequence != nullptr)
        question.consequence = QCoreApplication::translate("actions", action.consequence);
    if (const QString users = usersOf(objects, session); action.isDanger && !users.isEmpty())
        question.consequence.prepend(
            QCoreApplication::translate("actions",
                                        "It is used by %1, and as long as that is so the server will refuse.")
                .arg(users) +
            u' ');
    if (action.undo)
        question.consequence = question.consequence.arg(session.companion<Habits>().trashWords());
    return question;
}

/// Always, when it cannot be taken back.
bool asksFirst(const Action& action, const Objects& objects, session::Session& session)
{
    const Habits& habits = session.companion<Habits>();
    if (objects.size() > 1 && habits.asksBeforeMany())
        return true;
    return action.isDanger && (!action.undo || habits.asksBeforeTrash());
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
    return !action.applies || action.applies(object);
}

Objects applicable(const Action& action, const Objects& objects)
{
    if (action.open && objects.size() != 1)
        return {}; // a dialog is about one
    Objects result;
    std::ranges::copy_if(objects, std::back_inserter(result),
                         [&action](const backend::ObjectPtr& object) { return applies(action, *object); });
    return result;
}

void runAction(const Action& action, const ActionTargets& targets, const std::function<void(int count)>& begun)
{
    const Objects objects = applicable(action, targets.objects);
    if (objects.empty())
        return;
    if (action.open)
        return action.open(targets.session, objects.front(), targets.window);
    if (const Objects kept = protectedOnes(action, objects, targets.session); !kept.empty())
        return refuse(kept, targets.window);
    const auto beginAll = [&action, objects, &session = targets.session, begun] {
        for (const backend::ObjectPtr& object : objects)
            begin(action, object, session);
        if (begun)
            begun(static_cast<int>(objects.size()));
    };
    if (!asksFirst(action, objects, targets.session))
        return beginAll();
    auto* dialog = new ConfirmDialog(questionFor(action, objects, targets.session), targets.window);
    QObject::connect(dialog, &ConfirmDialog::confirmed, targets.window, beginAll);
    dialog->open();
}

} // namespace darse::ui
