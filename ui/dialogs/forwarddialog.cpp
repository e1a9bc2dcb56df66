// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/forwarddialog.h"

#include "core/session/forwards.h"
#include "core/session/session.h"
#include "ui/dialogs/textdialog.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("ForwardDialog", text);
}

} // namespace

std::optional<backend::PortForwardAsked> readForward(const QString& text)
{
    const QStringList parts = text.trimmed().split(u':');
    backend::PortForwardAsked out;
    bool isPort = false;
    out.port = parts.back().toUShort(&isPort);
    if (!isPort || out.port == 0 || parts.size() > 2)
        return std::nullopt;
    if (parts.size() == 1)
        return out;
    out.localPort = parts.front().toUShort(&isPort);
    return isPort && out.localPort != 0 ? std::optional(out) : std::nullopt;
}

void askForForward(session::Session& session, const backend::ObjectPtr& pod, QWidget* window)
{
    const auto& parts = backend::as<backend::Pod>(*pod).parts;
    QString first;
    for (const backend::PodPart& part : parts) {
        if (first.isEmpty() && !part.ports.empty())
            first = QString::number(part.ports.front().containerPort);
    }
    const auto check = [](const QString& text) {
        return readForward(text)
                   ? QString()
                   : say(QT_TRANSLATE_NOOP("ForwardDialog", "A number from 1 to 65535, or two with “:” between them."));
    };
    auto* dialog = new TextDialog(
        {.title = say(QT_TRANSLATE_NOOP("ForwardDialog", "Forward a port of %1")).arg(visibleText(pod->name)),
         .explanation = say(QT_TRANSLATE_NOOP(
             "ForwardDialog", "A port of this machine leads to one of the pod until you stop it or close the console. "
                              "Only programs of this machine reach it. “9000:8080” opens 9000 for port 8080.")),
         .label = say(QT_TRANSLATE_NOOP("ForwardDialog", "Port of the pod")),
         .text = first,
         .example = QStringLiteral("8080"),
         .verb = say(QT_TRANSLATE_NOOP("ForwardDialog", "Forward port"))},
        window, check);
    QObject::connect(dialog, &TextDialog::chosen, &session, [&session, pod](const QString& text) {
        auto asked = readForward(text);
        if (!asked)
            return;
        asked->pod = pod->key;
        const Result<void> opened = session.companion<session::Forwards>().open(*asked);
        if (opened)
            return;
        session.operations().add(std::make_unique<session::Operation>(
            session::Operation::Description{
                .title = say(QT_TRANSLATE_NOOP("ForwardDialog", "Forward a port of %1")).arg(visibleText(pod->name)),
                .commandLine = QStringLiteral("kubectl port-forward %1 %2").arg(pod->name, text),
                .target = backend::ObjectRef{pod->kind, pod->key}},
            backend::ready<void>(opened.error())));
    });
    dialog->open();
}

} // namespace darse::ui
