// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/making.h"
#include "core/backend/storage.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/pages/kinds/asking.h"
#include "ui/pages/kinds/askingactions.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using backend::ObjectPtr;
using session::Session;

bool hasImageMaking(backend::Backend& backend)
{
    return backend.imageMaking() != nullptr;
}

const QStringList& tagsOf(const backend::Object& object)
{
    return backend::as<backend::Image>(object).tags;
}

void tag(Session& session, const ObjectPtr& object, QWidget* window)
{
    auto* dialog = new TextDialog(
        {.title = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Tag %1")).arg(visibleText(object->name)),
         .explanation =
             askingWords(QT_TRANSLATE_NOOP("AskingActions", "It gets another name and keeps those that it has.")),
         .label = askingWords(QT_TRANSLATE_NOOP("AskingActions", "New name")),
         .text = tagsOf(*object).value(0),
         .example = QStringLiteral("registry.example.org/team/app:1.0"),
         .verb = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Tag"))},
        window, referenceProblem);
    QObject::connect(dialog, &TextDialog::chosen, &session, [&session, object](const QString& name) {
        if (backend::ImageMaking* images = session.backend().imageMaking())
            begin(session,
                  describe(*object, QCoreApplication::translate("operations", "Tag %1").arg(visibleText(object->name)),
                           QStringLiteral("docker tag %1 %2").arg(object->name, name)),
                  images->tag(object->key, name));
    });
    dialog->open();
}

void untag(Session& session, const ObjectPtr& object, QWidget* window)
{
    auto* dialog = new TextDialog(
        {.title =
             askingWords(QT_TRANSLATE_NOOP("AskingActions", "Take a name away from %1")).arg(visibleText(object->name)),
         .explanation = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Its names: %1"))
                            .arg(visibleText(tagsOf(*object).join(QStringLiteral(", ")))),
         .label = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Name to take away")),
         .text = tagsOf(*object).value(1),
         .example = {},
         .verb = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Untag"))},
        window, [tags = tagsOf(*object)](const QString& name) {
            return tags.contains(name) ? QString()
                                       : askingWords(QT_TRANSLATE_NOOP("AskingActions", "That is none of its names."));
        });
    QObject::connect(dialog, &TextDialog::chosen, &session, [&session, object](const QString& name) {
        if (backend::ImageMaking* images = session.backend().imageMaking())
            begin(session,
                  describe(*object, QCoreApplication::translate("operations", "Untag %1").arg(visibleText(name)),
                           QStringLiteral("docker rmi --no-prune ") + name),
                  images->untag(name));
    });
    dialog->open();
}

void push(Session& session, const ObjectPtr& object, QWidget* window)
{
    auto* dialog = new TextDialog(
        {.title = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Push %1")).arg(visibleText(object->name)),
         .explanation =
             askingWords(QT_TRANSLATE_NOOP("AskingActions", "The registry in the name receives it. Tag the image "
                                                            "first to send it elsewhere.")),
         .label = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Name")),
         .text = tagsOf(*object).value(0),
         .example = {},
         .verb = askingWords(QT_TRANSLATE_NOOP("AskingActions", "Push"))},
        window, referenceProblem);
    QObject::connect(dialog, &TextDialog::chosen, &session, [&session, object](const QString& name) {
        if (backend::ImageMaking* images = session.backend().imageMaking())
            begin(session,
                  describe(*object, QCoreApplication::translate("operations", "Push %1").arg(visibleText(name)),
                           QStringLiteral("docker push ") + name),
                  images->push(name));
    });
    dialog->open();
}

void save(Session& session, const ObjectPtr& object, QWidget* window)
{
    const QString reference = tagsOf(*object).value(0, object->key);
    askForFile(window, askingWords(QT_TRANSLATE_NOOP("AskingActions", "Save %1")).arg(visibleText(object->name)),
               fileNameFor(reference.section(u'/', -1)), [&session, object, reference](const QString& file) {
                   if (backend::ImageMaking* images = session.backend().imageMaking())
                       begin(
                           session,
                           describe(*object,
                                    QCoreApplication::translate("operations", "Save %1").arg(visibleText(object->name)),
                                    QStringLiteral("docker save -o %2 %1").arg(reference, file)),
                           images->save({reference}, file));
               });
}

void createFrom(Session& session, const ObjectPtr& object, QWidget* window)
{
    (new CreateDialog(session, window, tagsOf(*object).value(0, object->key)))->open();
}

/// What the registry has under that name by now.
void pullAgain(Session& session, const ObjectPtr& object, QWidget*)
{
    const QString name = tagsOf(*object).value(0);
    if (backend::Images* images = session.backend().images())
        begin(session,
              describe(*object, QCoreApplication::translate("operations", "Pull %1").arg(visibleText(name)),
                       QStringLiteral("docker pull ") + name),
              images->pull(name));
}

bool hasTag(const backend::Object& object)
{
    return !tagsOf(object).isEmpty();
}

} // namespace

Action createFromImageAction()
{
    Action action = asking("run", QT_TRANSLATE_NOOP("actions", "Create a container…"),
                           QT_TRANSLATE_NOOP("operations", "Create a container of %1"),
                           QStringLiteral("docker run -d %1"), QStringLiteral("container"), createFrom);
    action.isOffered = [](backend::Backend& backend) { return backend.containerMaking() != nullptr; };
    return action;
}

Action pullAgainAction()
{
    Action action =
        asking("pull", QT_TRANSLATE_NOOP("actions", "Pull again"), QT_TRANSLATE_NOOP("operations", "Pull %1"),
               QStringLiteral("docker pull %1"), QStringLiteral("pull"), pullAgain);
    action.isOffered = [](backend::Backend& backend) { return backend.images() != nullptr; };
    action.applies = hasTag;
    return action;
}

Action tagAction()
{
    Action action = asking("tag", QT_TRANSLATE_NOOP("actions", "Tag…"), QT_TRANSLATE_NOOP("operations", "Tag %1"),
                           QStringLiteral("docker tag %1"), QStringLiteral("tag"), tag);
    action.isOffered = hasImageMaking;
    return action;
}

Action untagAction()
{
    Action action = asking("untag", QT_TRANSLATE_NOOP("actions", "Untag…"), QT_TRANSLATE_NOOP("operations", "Untag %1"),
                           QStringLiteral("docker rmi --no-prune %1"), QStringLiteral("minus"), untag);
    action.isOffered = hasImageMaking;
    action.applies = [](const backend::Object& object) { return tagsOf(object).size() > 1; };
    return action;
}

Action pushAction()
{
    Action action = asking("push", QT_TRANSLATE_NOOP("actions", "Push…"), QT_TRANSLATE_NOOP("operations", "Push %1"),
                           QStringLiteral("docker push %1"), QStringLiteral("upload"), push);
    action.isOffered = hasImageMaking;
    action.applies = hasTag;
    return action;
}

Action saveAction()
{
    Action action =
        asking("save", QT_TRANSLATE_NOOP("actions", "Save to a file…"), QT_TRANSLATE_NOOP("operations", "Save %1"),
               QStringLiteral("docker save %1"), QStringLiteral("download"), save);
    action.isOffered = hasImageMaking;
    return action;
}

} // namespace darse::ui
