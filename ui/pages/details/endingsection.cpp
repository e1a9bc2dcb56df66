// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/endingsection.h"

#include "core/backend/container.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <csignal>
#include <cstring>

namespace darse::ui {
namespace {

constexpr int kSignalled = 128;
constexpr int kNotExecutable = 126;
constexpr int kNotFound = 127;

QString said(const char* sentence)
{
    return QCoreApplication::translate("EndingSection", sentence);
}

QString signalName(int number)
{
    const char* name = ::sigabbrev_np(number);
    return name != nullptr ? QLatin1String("SIG") + QLatin1String(name) : QString::number(number);
}

QString signalSentence(int number)
{
    const QString name = signalName(number);
    if (number == SIGTERM)
        return said(QT_TRANSLATE_NOOP("EndingSection", "It was asked to end (%1) and did.")).arg(name);
    if (number == SIGKILL)
        return said(QT_TRANSLATE_NOOP("EndingSection", "It was killed (%1): by a person, or because it did not end "
                                                       "in time when it was stopped."))
            .arg(name);
    if (number == SIGSEGV || number == SIGABRT || number == SIGBUS || number == SIGILL || number == SIGFPE)
        return said(QT_TRANSLATE_NOOP("EndingSection", "Its program crashed (%1).")).arg(name);
    return said(QT_TRANSLATE_NOOP("EndingSection", "It was ended by a signal (%1).")).arg(name);
}

bool hasEnded(const backend::Container& container)
{
    using backend::Status;
    const bool isOver = container.status == Status::Stopped || container.status == Status::Failed ||
                        container.status == Status::Succeeded || container.status == Status::Restarting;
    return isOver && container.exitCode.has_value();
}

} // namespace

QString endingSentence(const backend::Ending& ending)
{
    const auto withCode = [&ending](const QString& text) {
        return text + u' ' + said(QT_TRANSLATE_NOOP("EndingSection", "Exit code %1.")).arg(ending.exitCode);
    };
    if (ending.isOutOfMemory) {
        if (ending.memoryLimit <= 0)
            return withCode(
                said(QT_TRANSLATE_NOOP("EndingSection", "The kernel ended it: this machine had no memory left.")));
        if (ending.memoryUsed > 0)
            return withCode(
                said(QT_TRANSLATE_NOOP("EndingSection",
                                       "The kernel ended it: it needed more than its limit of %1 of memory; "
                                       "%2 were in use just before. Give it more, or find what grows."))
                    .arg(formatBytes(std::optional(ending.memoryLimit)),
                         formatBytes(std::optional(ending.memoryUsed))));
        return withCode(said(QT_TRANSLATE_NOOP("EndingSection", "The kernel ended it: it needed more than its limit "
                                                                "of %1 of memory. Give it more, or find what grows."))
                            .arg(formatBytes(std::optional(ending.memoryLimit))));
    }
    if (ending.exitCode == 0)
        return said(QT_TRANSLATE_NOOP("EndingSection", "Its program did its work and ended by itself. Exit code 0."));
    if (ending.exitCode == kNotFound)
        return withCode(said(QT_TRANSLATE_NOOP("EndingSection", "Its command was not found in the image.")));
    if (ending.exitCode == kNotExecutable)
        return withCode(said(QT_TRANSLATE_NOOP("EndingSection", "Its command could not be executed.")));
    if (ending.exitCode > kSignalled && ending.exitCode < kSignalled + NSIG)
        return withCode(signalSentence(ending.exitCode - kSignalled));
    return withCode(said(QT_TRANSLATE_NOOP("EndingSection", "Its program ended by itself and told of an error.")));
}

EndingSection::EndingSection(session::Session& session, QWidget* parent) :
    Section(tr("Why it ended"), parent),
    m_session(session),
    m_sentence(makeParagraph({})),
    m_lines(makeParagraph({}, Type::Mono, "code"))
{
    m_sentence->setObjectName(QStringLiteral("ending"));
    column()->addWidget(m_sentence);
    column()->addWidget(m_lines);
    hide();
}

void EndingSection::setObject(const backend::ObjectPtr& object)
{
    const bool isOther =
        !m_object || m_object->status != object->status || m_object->key != object->key ||
        backend::as<backend::Container>(*m_object).finished != backend::as<backend::Container>(*object).finished;
    m_object = object;
    backend::Inspection* inspection = m_session.backend().inspection();
    if (!hasEnded(backend::as<backend::Container>(*object)) || inspection == nullptr)
        return hide();
    if (isOther)
        session::whenDone(inspection->ending(object->key), this,
                          [this](const Result<backend::Ending>& ending) { arrived(ending); });
}

void EndingSection::arrived(const Result<backend::Ending>& ending)
{
    if (!ending || !hasEnded(backend::as<backend::Container>(*m_object)))
        return hide();
    QString text = endingSentence(*ending);
    if (!ending->error.isEmpty())
        text += u' ' + visibleText(ending->error);
    if (!ending->lastLines.isEmpty())
        text += u' ' + tr("The last that it said:");
    m_sentence->setText(text);
    QStringList lines;
    for (const QString& line : ending->lastLines)
        lines.append(visibleText(line.left(500)));
    m_lines->setText(lines.join(u'\n'));
    m_lines->setVisible(!lines.isEmpty());
    show();
}

} // namespace darse::ui
