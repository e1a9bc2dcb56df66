// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/containeractions.h"

#include "core/backend/making.h"
#include "core/backend/trash.h"
#include "core/session/session.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/kinds/askingactions.h"
#include "ui/pages/kinds/manifestactions.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/togetheractions.h"
#include "ui/pages/objectwords.h"
#include "ui/pages/protection.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
namespace darse::ui {
namespace {

using backend::Container;
using backend::Kind;
using backend::Object;
using backend::Status;

using Verb = backend::Pending<void> (backend::Containers::*)(const QString& key);

template <Status... kAllowed>
bool isOneOf(const Object& object)
{
    return ((object.status == kAllowed) || ...);
}

bool hasProcess(const Object& object)
{
    return isOneOf<Status::Running, Status::Warning, Status::Starting, Status::Paused>(object);
}

Action verb(Action action, Verb run)
{
    action.isOffered = [](backend::Backend& backend) { return backend.containers() != nullptr; };
    action.run = [run](backend::Backend& backend, const Object& object) {
        backend::Containers* containers = backend.containers();
        return containers != nullptr ? (containers->*run)(object.key) : notOffered(object);
    };
    return action;
}

/// A pod's containers are deleted with their pod.
Action outsidePods(Action action)
{
    action.applies = [](const Object& object) { return backend::as<Container>(object).podKey.isEmpty(); };
    return action;
}

/// Can be taken back, unless the backend has no trash.
Action intoTheTrash()
{
    Action action = outsidePods(deleteAction(
        Kind::Container,
        QT_TRANSLATE_NOOP("actions", "The container is stopped and goes to the trash for %1: Ctrl+Z brings it "
                                     "back. Its image and its volumes stay."),
        QStringLiteral("docker rm -f %1")));
    action.applies = [](const Object& object) {
        const auto& container = backend::as<Container>(object);
        return container.podKey.isEmpty() && !container.goesWhenEnded;
    };
    action.isOffered = [](backend::Backend& backend) { return backend.trash() != nullptr; };
    action.run = [](backend::Backend& backend, const Object& object) {
        backend::Trash* trash = backend.trash();
        return trash != nullptr ? trash->discard(object.key) : notOffered(object);
    };
    action.undo = [](backend::Backend& backend, const Object& object) {
        backend::Trash* trash = backend.trash();
        return trash != nullptr ? trash->restore(object.key) : notOffered(object);
    };
    action.done = QT_TRANSLATE_NOOP("actions", "%1 is in the trash");
    return action;
}

/// Nothing of it is left when it stops: there is nothing to bring back.
Action forGood()
{
    Action action =
        deleteAction(Kind::Container,
                     QT_TRANSLATE_NOOP("actions", "What was made to go when it ends (--rm) cannot wait in the trash: "
                                                  "it is deleted at once, with its volumes without a name."),
                     QStringLiteral("docker rm -f %1"));
    action.id = "delete-for-good";
    action.label = QT_TRANSLATE_NOOP("actions", "Delete for good");
    action.applies = [](const Object& object) {
        const auto& container = backend::as<Container>(object);
        return container.podKey.isEmpty() && container.goesWhenEnded;
    };
    action.isOffered = [before = action.isOffered](backend::Backend& backend) {
        return backend.trash() != nullptr && before(backend);
    };
    return action;
}

void askProtection(session::Session& session, const backend::ObjectPtr& object, QWidget* window)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("actions", text); };
    const bool isProtected = session.companion<Protection>().isProtected(*object);
    const QString what = objectWords(object->kind, visibleText(object->name));
    auto* dialog =
        new ConfirmDialog({.verb = isProtected ? words(QT_TRANSLATE_NOOP("actions", "Release"))
                                               : words(QT_TRANSLATE_NOOP("actions", "Protect")),
                           .what = what,
                           .names = {object->name},
                           .consequence = words(QT_TRANSLATE_NOOP(
                               "actions", "This console does not delete what is protected. Other programs still can.")),
                           .isDanger = false,
                           .title = (isProtected ? words(QT_TRANSLATE_NOOP("actions", "Release %1 from protection?"))
                                                 : words(QT_TRANSLATE_NOOP("actions", "Protect %1 from deletion?")))
                                        .arg(what)},
                          window);
    QObject::connect(dialog, &ConfirmDialog::confirmed, &session,
                     [&session, object, isProtected] { session.companion<Protection>().set(*object, !isProtected); });
    dialog->open();
}

Action protectionAction()
{
    return outsidePods({.id = "protection",
                        .label = QT_TRANSLATE_NOOP("actions", "Protection…"),
                        .operation = QT_TRANSLATE_NOOP("operations", "Protect %1"),
                        .icon = QStringLiteral("pin"),
                        .applies = {},
                        .isOffered = [](backend::Backend& backend) { return backend.containers() != nullptr; },
                        .open = askProtection});
}

Action withoutTrash(Action action)
{
    action = outsidePods(std::move(action));
    action.id = "delete-now";
    action.isOffered = [before = action.isOffered](backend::Backend& backend) {
        return backend.trash() == nullptr && before(backend);
    };
    return action;
}

Action deleteWithVolumesAction()
{
    return outsidePods(
        {.id = "delete-volumes",
         .label = QT_TRANSLATE_NOOP("actions", "Delete with volumes"),
         .operation = QT_TRANSLATE_NOOP("operations", "Delete %1 with volumes"),
         .icon = QStringLiteral("delete-volumes"),
         .commandLine = QStringLiteral("docker rm -f -v %1"),
         .isDanger = true,
         .consequence = QT_TRANSLATE_NOOP(
             "actions", "Writable layers and volumes without a name are deleted too, with all that is in them, and not "
                        "into the trash. Volumes with a name and images stay."),
         .applies = {},
         .isOffered = [](backend::Backend& backend) { return backend.containerMaking() != nullptr; },
         .run =
             [](backend::Backend& backend, const Object& object) {
                 backend::ContainerMaking* making = backend.containerMaking();
                 return making != nullptr ? making->removeWithVolumes(object.key) : notOffered(object);
             }});
}

} // namespace

std::vector<Action> containerActions()
{
    using Verbs = backend::Containers;
    return {
        verb({.id = "start",
              .label = QT_TRANSLATE_NOOP("actions", "Start"),
              .operation = QT_TRANSLATE_NOOP("operations", "Start %1"),
              .icon = QStringLiteral("start"),
              .commandLine = QStringLiteral("docker start %1"),
              .applies =
                  isOneOf<Status::Stopped, Status::Failed, Status::Succeeded, Status::Restarting, Status::Unknown>},
             &Verbs::start),
        verb(
            {.id = "stop",
             .label = QT_TRANSLATE_NOOP("actions", "Stop"),
             .operation = QT_TRANSLATE_NOOP("operations", "Stop %1"),
             .icon = QStringLiteral("stop"),
             .commandLine = QStringLiteral("docker stop %1"),
             .applies = [](const Object& object) { return hasProcess(object) || object.status == Status::Restarting; }},
            &Verbs::stop),
        verb({.id = "restart",
              .label = QT_TRANSLATE_NOOP("actions", "Restart"),
              .operation = QT_TRANSLATE_NOOP("operations", "Restart %1"),
              .icon = QStringLiteral("restart"),
              .commandLine = QStringLiteral("docker restart %1"),
              .applies = hasProcess},
             &Verbs::restart),
        verb({.id = "pause",
              .label = QT_TRANSLATE_NOOP("actions", "Pause"),
              .operation = QT_TRANSLATE_NOOP("operations", "Pause %1"),
              .icon = QStringLiteral("pause"),
              .commandLine = QStringLiteral("docker pause %1"),
              .applies = isOneOf<Status::Running, Status::Warning>},
             &Verbs::pause),
        verb({.id = "resume",
              .label = QT_TRANSLATE_NOOP("actions", "Resume"),
              .operation = QT_TRANSLATE_NOOP("operations", "Resume %1"),
              .icon = QStringLiteral("resume"),
              .commandLine = QStringLiteral("docker unpause %1"),
              .applies = isOneOf<Status::Paused>},
             &Verbs::resume),
        verb({.id = "kill",
              .label = QT_TRANSLATE_NOOP("actions", "Kill"),
              .operation = QT_TRANSLATE_NOOP("operations", "Kill %1"),
              .icon = QStringLiteral("kill"),
              .commandLine = QStringLiteral("docker kill %1"),
              .isDanger = true,
              .consequence = QT_TRANSLATE_NOOP(
                  "actions", "What runs ends at once, without a chance to save its work. Files and volumes stay."),
              .applies = hasProcess},
             &Verbs::kill),
        logsTogetherAction(),
        outsidePods(editAction()),
        outsidePods(renameAction()),
        commitAction(),
        copyAsYamlAction(),
        exportAction(),
        outsidePods(checkpointAction()),
        outsidePods(restoreAction()),
        protectionAction(),
        intoTheTrash(),
        forGood(),
        withoutTrash(deleteAction(
            Kind::Container,
            QT_TRANSLATE_NOOP("actions", "What was written outside of volumes is deleted. Images and volumes "
                                         "stay."),
            QStringLiteral("docker rm -f %1"))),
        deleteWithVolumesAction(),
    };
}

} // namespace darse::ui
