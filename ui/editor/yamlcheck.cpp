// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/yamlcheck.h"

#include "core/kube/reading.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using kube::Problem;

/// What the tables and the reader of YAML say; what follows one of them stays as it is.
constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("YamlCheck", "unknown field"),
    QT_TRANSLATE_NOOP("YamlCheck", "required"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a text in base64"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a text"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a point in time"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be true or false"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a whole number or a text"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a whole number"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a quantity such as 500m or 64Mi"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a list"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a mapping"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be one of"),
    QT_TRANSLATE_NOOP("YamlCheck", "this engine has no such kind"),
    QT_TRANSLATE_NOOP("YamlCheck", "is in this text twice"),
    QT_TRANSLATE_NOOP("YamlCheck", "Required value"),
    QT_TRANSLATE_NOOP("YamlCheck", "Not found:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Duplicate value:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Invalid value:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Forbidden: may not specify more than 1 volume type"),
    QT_TRANSLATE_NOOP("YamlCheck", "illegal map value"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of map not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of sequence not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of map flow not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of sequence flow not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "illegal flow end"),
    QT_TRANSLATE_NOOP("YamlCheck", "illegal tab when looking for indentation"),
};

QString words(const std::string& said)
{
    QString text = visibleText(QString::fromStdString(said));
    for (const char* known : kWords) {
        const QString begin = QString::fromLatin1(known);
        if (text.startsWith(begin))
            return QCoreApplication::translate("YamlCheck", known) + text.mid(begin.size());
    }
    return text;
}

} // namespace

std::vector<CodeEdit::Note> checkYaml(const QString& text)
{
    std::vector<CodeEdit::Note> notes;
    const kube::Reading reading = kube::readText(text.toStdString());
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

void YamlChecker::begin()
{
    m_isStale = std::exchange(m_isBusy, true);
    if (m_isStale)
        return; // again when the one under way has come back
    m_pool.start([this, text = m_edit.toPlainText()] {
        QMetaObject::invokeMethod(
            this,
            [this, notes = checkYaml(text)] {
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
