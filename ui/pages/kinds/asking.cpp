// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/asking.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

#include <algorithm>

namespace darse::ui {

using session::Operation;

Operation::Description describe(const backend::Object& object, const QString& title, const QString& line)
{
    return {.title = title, .commandLine = line, .target = backend::ObjectRef{object.kind, object.key}};
}

QString askingWords(const char* text)
{
    return QCoreApplication::translate("AskingActions", text);
}

QString referenceProblem(const QString& text)
{
    const bool hasBlank = std::ranges::any_of(text, [](QChar letter) { return letter.isSpace() || !letter.isPrint(); });
    if (hasBlank)
        return (QCoreApplication::translate("AskingActions", "A reference has no spaces."));
    return text.section(u':', 0, 0) != text.section(u':', 0, 0).toLower() && !text.contains(u'/')
               ? (QCoreApplication::translate("AskingActions", "The name of an image has no capital letters."))
               : QString();
}

QString fileNameFor(QString name)
{
    for (QChar& letter : name) {
        if (letter == u'/' || letter == u':' || letter == u'@')
            letter = u'_';
    }
    return name + QStringLiteral(".tar");
}

/// A place to save to; `chosen` is called with it.
void askForFile(QWidget* window, const QString& title, const QString& proposal,
                const std::function<void(const QString& file)>& chosen)
{
    auto* dialog = new QFileDialog(window, title, QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(proposal);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, chosen);
    dialog->open();
}

Action asking(const char* id, const char* label, const char* operation, const QString& line, const QString& iconName,
              std::function<void(session::Session&, const backend::ObjectPtr&, QWidget*)> open)
{
    Action action{.id = id,
                  .label = label,
                  .operation = operation,
                  .icon = iconName,
                  .commandLine = line,
                  .applies = [](const backend::Object&) { return true; }};
    action.open = std::move(open);
    return action;
}

} // namespace darse::ui
