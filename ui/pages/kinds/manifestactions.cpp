// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/manifestactions.h"

#include "core/backend/manifests.h"
#include "core/backend/pod.h"
#include "core/session/whendone.h"
#include "ui/dialogs/forwarddialog.h"
#include "ui/pages/drafts.h"
#include "ui/pages/kinds/asking.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {

using backend::Kind;

namespace {

void openCopy(session::Session& session, const backend::ObjectPtr& object, QWidget*)
{
    backend::Manifests* manifests = session.backend().manifests();
    if (manifests == nullptr)
        return;
    session::whenDone(
        manifests->generate({object->kind, object->key}), &session, [&session, object](const Result<QString>& text) {
            if (text)
                return session.companion<Drafts>().open(*text);
            begin(session,
                  describe(*object,
                           QCoreApplication::translate("operations", "Write %1 as YAML").arg(visibleText(object->name)),
                           {}),
                  backend::ready<void>(text.error()));
        });
}

constexpr const char* kGraceful = QT_TRANSLATE_NOOP(
    "actions",
    "Containers are stopped and deleted with their pod. Where a deployment owns it, a new one takes its place.");

Action deleteWithin(int seconds)
{
    const QString line = QStringLiteral("kubectl delete pod %1 --grace-period=") + QString::number(seconds);
    Action action =
        seconds > 0
            ? deleteAction(Kind::Pod, kGraceful, line)
            : deleteAction(
                  Kind::Pod,
                  QT_TRANSLATE_NOOP(
                      "actions", "Containers are killed without time to end: what they have not written yet is lost."),
                  line + QStringLiteral(" --force"));
    action.run = [seconds](backend::Backend& backend, const backend::Object& object) {
        backend::Pods* pods = backend.pods();
        return pods != nullptr ? pods->remove(object.key, seconds) : notOffered(object);
    };
    return action;
}

} // namespace

Action copyAsYamlAction()
{
    Action action = asking("copy-yaml", QT_TRANSLATE_NOOP("actions", "Copy as YAML…"),
                           QT_TRANSLATE_NOOP("operations", "Write %1 as YAML"), {}, QStringLiteral("code"), openCopy);
    action.isOffered = [](backend::Backend& backend) { return backend.manifests() != nullptr; };
    action.isAside = true;
    return action;
}

Action forwardPortAction()
{
    Action action =
        asking("forward-port", QT_TRANSLATE_NOOP("actions", "Forward a port…"),
               QT_TRANSLATE_NOOP("operations", "Forward a port of %1"), {}, QStringLiteral("ports"), askForForward);
    action.shortcut = QStringLiteral("Ctrl+Shift+O");
    action.isOffered = [](backend::Backend& backend) { return backend.portForwards() != nullptr; };
    // One of its containers may run while another begins again.
    action.applies = [](const backend::Object& object) {
        using backend::Status;
        return object.status == Status::Running || object.status == Status::Warning ||
               object.status == Status::Restarting;
    };
    return action;
}

Action deletePodAction()
{
    Action action = deleteAction(Kind::Pod, kGraceful, QStringLiteral("kubectl delete pod %1"));
    action.ownSeconds = [](backend::Backend& backend, const backend::Object& object) {
        return backend.pods() != nullptr ? std::optional(backend::as<backend::Pod>(object).grace) : std::nullopt;
    };
    action.within = deleteWithin;
    return action;
}

} // namespace darse::ui
