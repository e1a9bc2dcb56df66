// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errorwords.h"

#include "ui/widgets/phrasebook.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

struct Row {
    ErrorKind kind;
    const char* why;
    const char* remedy;
};

constexpr Row kRows[] = {
    {ErrorKind::NotFound, QT_TRANSLATE_NOOP("errors", "It does not exist, or no longer."),
     QT_TRANSLATE_NOOP("errors", "Check the name, or refresh the list.")},
    {ErrorKind::AlreadyExists, QT_TRANSLATE_NOOP("errors", "Something with this name exists already."),
     QT_TRANSLATE_NOOP("errors", "Choose another name.")},
    {ErrorKind::InUse, QT_TRANSLATE_NOOP("errors", "Something else is using it."),
     QT_TRANSLATE_NOOP("errors", "Stop or delete what uses it first.")},
    {ErrorKind::InvalidState, QT_TRANSLATE_NOOP("errors", "Its current state does not allow this."),
     QT_TRANSLATE_NOOP("errors", "Look at its status, then try again.")},
    {ErrorKind::InvalidInput, QT_TRANSLATE_NOOP("errors", "A value was not understood."),
     QT_TRANSLATE_NOOP("errors", "Correct the value and try again.")},
    {ErrorKind::PermissionDenied, QT_TRANSLATE_NOOP("errors", "You are not allowed to do this."),
     QT_TRANSLATE_NOOP("errors", "Check your rights on this connection.")},
    {ErrorKind::Unsupported, QT_TRANSLATE_NOOP("errors", "This connection cannot do this."), ""},
    {ErrorKind::Unreachable, QT_TRANSLATE_NOOP("errors", "The server does not answer."),
     QT_TRANSLATE_NOOP("errors", "Check that it is running and that the address is right.")},
    {ErrorKind::Timeout, QT_TRANSLATE_NOOP("errors", "It took too long."),
     QT_TRANSLATE_NOOP("errors", "Try again in a moment.")},
    {ErrorKind::Canceled, QT_TRANSLATE_NOOP("errors", "It was cancelled."), ""},
    {ErrorKind::Conflict, QT_TRANSLATE_NOOP("errors", "It was changed by someone else in the meantime."),
     QT_TRANSLATE_NOOP("errors", "Refresh, look at the change, and try again.")},
    {ErrorKind::Protocol, QT_TRANSLATE_NOOP("errors", "The answer was not understood."),
     QT_TRANSLATE_NOOP("errors", "Check that the address belongs to a container engine.")},
    {ErrorKind::Io, QT_TRANSLATE_NOOP("errors", "Reading or writing failed."),
     QT_TRANSLATE_NOOP("errors", "Check the free disk space and the rights of the folder.")},
    {ErrorKind::Internal, QT_TRANSLATE_NOOP("errors", "The engine could not do it."),
     QT_TRANSLATE_NOOP("errors", "Read the details: they say why.")},
};

/// Failures that say more than their kind: what is there now.
constexpr const char* kOutcomes[] = {
    QT_TRANSLATE_NOOP("errors", "the old container is back as it was, because the new one did not start: %1"),
    QT_TRANSLATE_NOOP("errors", "the new container did not start (%1), and the old one could not be brought back: %2"),
};
constexpr qsizetype kLongestReason = 300;

QString translated(const char* text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("errors", text);
}

/// Empty: the message is none of them.
QString outcomeIn(const QString& message)
{
    static const Phrasebook kBook("errors", kOutcomes);
    auto match = kBook.find(message);
    if (!match)
        return {};
    for (QString& part : match->parts)
        part = part.size() <= kLongestReason ? part : part.first(kLongestReason - 1) + QChar(0x2026);
    QString sentence = visibleText(kBook.say(match->pattern, match->parts));
    sentence[0] = sentence[0].toUpper();
    return sentence;
}

} // namespace

ErrorWords errorWords(const Error& error)
{
    ErrorWords words;
    for (const Row& row : kRows) {
        if (row.kind == error.kind())
            words = {translated(row.why), translated(row.remedy), {}, {}};
    }
    words.message = QString::fromStdString(error.message());
    words.raw = words.message;
    if (const QString outcome = outcomeIn(words.message); !outcome.isEmpty()) {
        words.why = outcome;
        words.remedy.clear();
    }
    if (!error.detail().empty())
        words.raw += QStringLiteral("\n\n") + QString::fromStdString(error.detail());
    return words;
}

} // namespace darse::ui
