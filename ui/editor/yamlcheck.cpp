// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/yamlcheck.h"

#include "core/kube/reading.h"
#include "ui/editor/rulewords.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using kube::Problem;

QString words(const std::string& said)
{
    return ruleWords(visibleText(QString::fromStdString(said)));
}

} // namespace

std::vector<CodeEdit::Note> checkYaml(const QString& text, const kube::Vocabulary& vocabulary)
{
    std::vector<CodeEdit::Note> notes;
    const kube::Reading reading = kube::readText(text.toStdString(), vocabulary);
    for (const kube::Finding& finding : reading.findings) {
        const QString path = visibleText(QString::fromStdString(finding.problem.path));
        notes.push_back(
            {.line = finding.mark.line - 1,
             .column = finding.mark.column - 1,
             .isError = finding.problem.reason != Problem::Reason::Unknown,
             .text = path.isEmpty()
                         ? words(finding.problem.what)
                         : QCoreApplication::translate("YamlCheck", "%1: %2").arg(path, words(finding.problem.what))});
    }
    return notes;
}

YamlChecker::YamlChecker(QPlainTextEdit& edit) : QObject(&edit), m_edit(edit)
{
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &YamlChecker::begin);
    connect(&m_edit, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
}

YamlChecker::~YamlChecker()
{
    m_pool.waitForDone();
}

void YamlChecker::setWords(kube::VocabularyPtr words)
{
    m_vocabulary = std::move(words);
    m_pause.start();
}

void YamlChecker::begin()
{
    m_isStale = std::exchange(m_isBusy, true);
    if (m_isStale)
        return; // again when the one under way has come back
    m_pool.start([this, vocabulary = m_vocabulary, text = m_edit.toPlainText()] {
        QMetaObject::invokeMethod(
            this,
            [this, notes = checkYaml(text, *vocabulary)] {
                m_isBusy = false;
                if (m_isStale)
                    begin();
                else if (!m_pause.isActive()) // else the text has changed: the places are not true any more
                    Q_EMIT checked(notes);
            },
            Qt::QueuedConnection);
    });
}

} // namespace darse::ui
