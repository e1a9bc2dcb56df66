// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/actionrunner.h"

#include "ui/dialogs/confirmdialog.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace darse::ui {
namespace {

/// As a shell reads it: a name is one word, whatever it holds.
QString quoted(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:@%+=,-]+$"));
    if (plain.match(name).hasMatch())
        return name;
    QString inner = name;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

} // namespace

ActionRunner::ActionRunner(session::Session& session, const KindView& view, QWidget* window) :
    QObject(window),
    m_session(session),
    m_view(view),
    m_window(window)
{
}

std::vector<const Action*> ActionRunner::offered() const
{
    std::vector<const Action*> actions;
    for (const Action& action : m_view.actions) {
        if (!action.isOffered || action.isOffered(m_session.backend()))
            actions.push_back(&action);
    }
    return actions;
}

Objects ActionRunner::applicable(const Action& action, const Objects& objects)
{
    Objects result;
    for (const backend::ObjectPtr& object : objects) {
        if (!action.applies || action.applies(*object))
            result.push_back(object);
    }
    return result;
}

QString ActionRunner::label(const Action& action)
{
    return QCoreApplication::translate("actions", action.label);
}

void ActionRunner::run(const Action& action, const Objects& objects)
{
    const Objects targets = applicable(action, objects);
    if (targets.empty())
        return;
    if (action.isDanger)
        ask(action, targets);
    else
        begin(action, targets);
}

void ActionRunner::ask(const Action& action, const Objects& objects)
{
    ConfirmDialog::Question question;
    question.verb = label(action);
    for (const backend::ObjectPtr& object : objects)
        question.names.append(object->name);
    const QString plural = QCoreApplication::translate("kinds", m_view.plural).toLower();
    question.what = objects.size() == 1
                        ? objects.front()->name
                        : tr("%1 %2", "count and kind: 3 containers").arg(QLocale().toString(objects.size()), plural);
    if (action.consequence != nullptr)
        question.consequence = QCoreApplication::translate("actions", action.consequence);
    auto* dialog = new ConfirmDialog(question, m_window);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, &action, objects] { begin(action, objects); });
    dialog->open();
}

void ActionRunner::begin(const Action& action, const Objects& objects)
{
    for (const backend::ObjectPtr& object : objects) {
        session::Operation::Description description;
        description.title = QCoreApplication::translate("actions", action.operation).arg(object->name);
        description.commandLine = QString(action.commandLine).replace(QStringLiteral("%1"), quoted(object->name));
        description.target = backend::ObjectRef{object->kind, object->key};
        m_session.operations().add(
            std::make_unique<session::Operation>(std::move(description), action.run(m_session.backend(), *object)));
    }
    Q_EMIT began(QString::fromLatin1(action.id), static_cast<int>(objects.size()));
}

} // namespace darse::ui
