// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/runaction.h"

#include "core/session/session.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/logs/visibletext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace darse::ui {
namespace {

QString quoted(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_./:@%+=,-]+\\z"));
    if (plain.match(name).hasMatch())
        return name;
    QString inner = name;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

} // namespace

QString actionLabel(const Action& action)
{
    return QCoreApplication::translate("actions", action.label);
}

QString commandLineFor(const Action& action, const QString& name)
{
    return action.commandLine.contains(QLatin1StringView("%1")) ? action.commandLine.arg(visibleText(quoted(name)))
                                                                : action.commandLine;
}

bool isOffered(const Action& action, session::Session& session)
{
    return !action.isOffered || action.isOffered(session.backend());
}

bool applies(const Action& action, const backend::Object& object)
{
    return !action.applies || action.applies(object);
}

session::Operation& beginAction(const Action& action, const backend::ObjectPtr& object, session::Session& session)
{
    session::Operation::Description description{
        .title = QCoreApplication::translate("actions", action.operation).arg(visibleText(object->name)),
        .commandLine = commandLineFor(action, object->name),
        .target = backend::ObjectRef{object->kind, object->key}};
    auto operation =
        std::make_unique<session::Operation>(std::move(description), action.run(session.backend(), *object));
    return session.operations().add(std::move(operation));
}

void runAction(const Action& action, const backend::ObjectPtr& object, session::Session& session, QWidget* window)
{
    if (!action.isDanger) {
        beginAction(action, object, session);
        return;
    }
    ConfirmDialog::Question question{
        .verb = actionLabel(action), .what = visibleText(object->name), .names = {object->name}, .consequence = {}};
    if (action.consequence != nullptr)
        question.consequence = QCoreApplication::translate("actions", action.consequence);
    auto* dialog = new ConfirmDialog(question, window);
    QObject::connect(dialog, &ConfirmDialog::confirmed, &session,
                     [&action, object, &session] { beginAction(action, object, session); });
    dialog->open();
}

} // namespace darse::ui
