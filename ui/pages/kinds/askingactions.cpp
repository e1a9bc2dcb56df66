// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/askingactions.h"

#include "core/backend/making.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/checkpointdialog.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/pages/kinds/asking.h"
#include "ui/pages/protection.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using backend::ObjectPtr;
using session::Session;

bool hasMaking(backend::Backend& backend)
{
    return backend.containerMaking() != nullptr;
}

bool hasRemaking(backend::Backend& backend)
{
    return backend.containerRemaking() != nullptr;
}

void rename(Session& session, const ObjectPtr& object, QWidget* window)
{
    auto* dialog = new TextDialog(
        {.title = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Rename %1")).arg(visibleText(object->name)),
         .explanation = askingWords(QT_TRANSLATE_NOOP(
             "AskingActions", "It goes on running. Other containers of its networks find it under the new name.")),
         .label = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Name")),
         .text = object->name,
         .example = {},
         .verb = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Rename"))},
        window, objectNameProblem);
    QObject::connect(dialog, &TextDialog::chosen, &session, [&session, object](const QString& name) {
        backend::ContainerMaking* making = session.backend().containerMaking();
        if (making == nullptr || name == object->name)
            return;
        begin(session,
              describe(*object, QCoreApplication::translate("operations", "Rename %1").arg(visibleText(object->name)),
                       QStringLiteral("docker rename %1 %2").arg(object->name, name)),
              making->rename(object->key, name));
    });
    dialog->open();
}

/// The plan is asked for first: the dialog shows what the container was made of.
void edit(Session& session, const ObjectPtr& object, QWidget* window)
{
    backend::ContainerRemaking* remaking = session.backend().containerRemaking();
    if (remaking == nullptr)
        return;
    const bool isRunning = object->status == backend::Status::Running || object->status == backend::Status::Warning ||
                           object->status == backend::Status::Paused;
    session::whenDone(
        remaking->planOf(object->key), window,
        [&session, object, isRunning, window](const Result<backend::ContainerPlan>& plan) {
            if (plan) {
                const bool isProtected = session.companion<Protection>().isProtected(*object);
                auto* dialog = new CreateDialog(
                    session, window,
                    CreateDialog::Edited{
                        .key = object->key, .plan = *plan, .isRunning = isRunning, .isProtected = isProtected});
                return dialog->open();
            }
            begin(session,
                  describe(
                      *object,
                      QCoreApplication::translate("operations", "Read the plan of %1").arg(visibleText(object->name)),
                      {}),
                  backend::ready<void>(plan.error()));
        });
}

void commit(Session& session, const ObjectPtr& object, QWidget* window)
{
    auto* dialog = new TextDialog(
        {.title = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Make an image of %1")).arg(visibleText(object->name)),
         .explanation = askingWords(QT_TRANSLATE_NOOP(
             "AskingActions", "The image has the container’s files as they are now, without its volumes.")),
         .label = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Name of the image")),
         .text = QStringLiteral("localhost/") + object->name.toLower() + QStringLiteral(":latest"),
         .example = {},
         .verb = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Make image"))},
        window, referenceProblem);
    QObject::connect(dialog, &TextDialog::chosen, &session, [&session, object](const QString& name) {
        if (backend::ContainerRemaking* remaking = session.backend().containerRemaking())
            begin(session,
                  describe(*object, QCoreApplication::translate("operations", "Make image %1").arg(visibleText(name)),
                           QStringLiteral("docker commit %1 %2").arg(object->name, name)),
                  remaking->commit(object->key, name));
    });
    dialog->open();
}

void exportAll(Session& session, const ObjectPtr& object, QWidget* window)
{
    askForFile(
        window, askingWords(QT_TRANSLATE_NOOP("AskingActions", "Export %1")).arg(visibleText(object->name)),
        fileNameFor(object->name), [&session, object](const QString& file) {
            if (backend::ContainerRemaking* remaking = session.backend().containerRemaking())
                begin(session,
                      describe(*object,
                               QCoreApplication::translate("operations", "Export %1").arg(visibleText(object->name)),
                               QStringLiteral("docker export -o %2 %1").arg(object->name, file)),
                      remaking->exportTo(object->key, file));
        });
}

bool hasCheckpoints(backend::Backend& backend)
{
    return backend.checkpoints() != nullptr;
}

void checkpoint(Session& session, const ObjectPtr& object, QWidget* window)
{
    (new CheckpointDialog(session, object, window))->open();
}

} // namespace

Action renameAction()
{
    Action action =
        asking("rename", QT_TRANSLATE_NOOP("actions", "Rename…"), QT_TRANSLATE_NOOP("operations", "Rename %1"),
               QStringLiteral("docker rename %1"), QStringLiteral("edit"), rename);
    action.shortcut = QStringLiteral("F2");
    action.isOffered = hasMaking;
    return action;
}

Action editAction()
{
    Action action = asking("edit", QT_TRANSLATE_NOOP("actions", "Edit…"), QT_TRANSLATE_NOOP("operations", "Replace %1"),
                           QStringLiteral("docker update %1"), QStringLiteral("settings"), edit);
    action.shortcut = QStringLiteral("Ctrl+E");
    action.isOffered = hasRemaking;
    return action;
}

Action commitAction()
{
    Action action = asking("commit", QT_TRANSLATE_NOOP("actions", "Make an image of it…"),
                           QT_TRANSLATE_NOOP("operations", "Make an image of %1"), QStringLiteral("docker commit %1"),
                           QStringLiteral("image"), commit);
    action.isOffered = hasRemaking;
    return action;
}

Action exportAction()
{
    Action action = asking("export", QT_TRANSLATE_NOOP("actions", "Export its files…"),
                           QT_TRANSLATE_NOOP("operations", "Export %1"), QStringLiteral("docker export %1"),
                           QStringLiteral("download"), exportAll);
    action.isOffered = hasRemaking;
    return action;
}

Action checkpointAction()
{
    Action action = asking("checkpoint", QT_TRANSLATE_NOOP("actions", "Take a checkpoint…"),
                           QT_TRANSLATE_NOOP("operations", "Checkpoint %1"),
                           QStringLiteral("docker checkpoint create %1"), QStringLiteral("clock"), checkpoint);
    action.isOffered = hasCheckpoints;
    action.applies = [](const backend::Object& object) {
        return object.status == backend::Status::Running || object.status == backend::Status::Warning;
    };
    return action;
}

Action restoreAction()
{
    Action action = asking("restore", QT_TRANSLATE_NOOP("actions", "Go on from a checkpoint…"),
                           QT_TRANSLATE_NOOP("operations", "Restore %1"),
                           QStringLiteral("docker start --checkpoint %1"), QStringLiteral("restart"), checkpoint);
    action.isOffered = [](backend::Backend& backend) {
        return hasCheckpoints(backend) && !backend.checkpoints()->refusal();
    };
    action.applies = [](const backend::Object& object) {
        return object.status == backend::Status::Stopped || object.status == backend::Status::Failed ||
               object.status == backend::Status::Succeeded;
    };
    return action;
}

} // namespace darse::ui
