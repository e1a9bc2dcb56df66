// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/manifest/manifestpanel.h"

#include "core/backend/storage.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/editor/findbar.h"
#include "ui/editor/replacetext.h"
#include "ui/editor/syntax.h"
#include "ui/editor/yamlcheck.h"
#include "ui/editor/yamledit.h"
#include "ui/pages/drafts.h"
#include "ui/pages/manifest/openquestion.h"
#include "ui/pages/manifest/textfiles.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QStyle>

#include <algorithm>

namespace darse::ui {

using backend::Kind;

namespace {

constexpr int kPause = 1500; ///< milliseconds

} // namespace

ManifestPanel::ManifestPanel(PageContext context, Purpose purpose, QWidget* parent) :
    QWidget(parent),
    m_context(context),
    m_purpose(purpose),
    m_edit(new YamlEdit),
    m_checker(new YamlChecker(*m_edit)),
    m_find(new FindBar(*m_edit)),
    m_words(makeLabel({}, Type::Caption, "muted")),
    m_trial(makeButton(tr("Show changes"))),
    m_apply(makeButton(tr("Apply"), "primary")),
    m_undo(makeButton(tr("Take changes back")))
{
    m_edit->setAccessibleName(tr("YAML"));
    m_words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_words->setWordWrap(true); // a narrow window has no room beside the buttons, and a refusal may be long
    m_trial->setToolTip(tr("Ask what would change, and change nothing (Ctrl+Shift+Enter)"));
    m_apply->setToolTip(tr("Apply (Ctrl+Enter)"));
    highlightSoon(*m_edit->document(), QStringLiteral("object.yaml"));
    build();
    m_edit->setValues([this](const YamlPlace& place) { return valuesFor(place); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ManifestPanel::textChanged);
    connect(m_edit, &YamlEdit::fileDropped, this, &ManifestPanel::openFile);
    connect(m_checker, &YamlChecker::checked, this, &ManifestPanel::takeNotes);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &ManifestPanel::showProblems);
    setFocusProxy(m_edit);
    askForWords();
}

/// What can be written is what the server says that it has.
void ManifestPanel::askForWords()
{
    backend::Manifests* manifests = m_context.session.backend().manifests();
    if (manifests == nullptr)
        return;
    session::whenDone(manifests->vocabulary(), this, [this](const Result<backend::VocabularyPtr>& words) {
        if (!words || *words == nullptr)
            return; // our own tables stay
        m_edit->setWords(*words);
        m_checker->setWords(*words);
    });
}

QString ManifestPanel::text() const
{
    return m_edit->toPlainText();
}

void ManifestPanel::setText(const QString& text)
{
    m_base = text;
    if (m_purpose == Purpose::Create && text != this->text())
        forgetOutcome(); // of Edit it may be what was just applied, as the server has it
    m_showForm->setVisible(m_purpose == Purpose::Create || text.contains(QLatin1StringView("kind: Pod\n")));
    // There is no step back to a time before the first text.
    if (m_edit->document()->isEmpty())
        m_edit->setPlainText(text);
    else
        ui::replaceText(*m_edit, text);
}

bool ManifestPanel::isChanged() const
{
    return text() != m_base;
}

void ManifestPanel::focusEditor()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ManifestPanel::openSearch()
{
    m_find->open(FindBar::Purpose::Find);
}

void ManifestPanel::openFile(const QString& path)
{
    const Result<QString> read = readTextFile(path);
    if (!read)
        return tell(visibleText(QString::fromStdString(read.error().message())), true);
    if (!isUnsaved() || *read == text())
        return takeFile(path, *read);
    askBeforeOpening(path, *this, [this, path, text = *read] { takeFile(path, text); });
}

bool ManifestPanel::isUnsaved() const
{
    return m_purpose == Purpose::Edit ? isChanged() : m_context.session.companion<Drafts>().isUnsaved();
}

void ManifestPanel::takeFile(const QString& path, const QString& text)
{
    replaceText(text);
    m_edit->moveCursor(QTextCursor::Start);
    m_file = path;
    Q_EMIT saved();
    focusEditor();
}

void ManifestPanel::replaceText(const QString& text)
{
    if (text != this->text())
        forgetOutcome();
    ui::replaceText(*m_edit, text);
}

void ManifestPanel::saveTo(const QString& path)
{
    const Result<void> written = writeTextFile(path, text());
    if (!written)
        return tell(visibleText(QString::fromStdString(written.error().message())), true);
    m_file = path;
    Q_EMIT saved();
    tell(tr("Saved as %1").arg(visibleText(path)), false);
}

/// Names that only the connection knows.
QStringList ManifestPanel::valuesFor(const YamlPlace& place)
{
    QStringList out;
    const auto names = [&](Kind kind) {
        if (!m_context.session.has(kind) || !m_context.session.store(kind).snapshot())
            return;
        for (const backend::ObjectPtr& object : *m_context.session.store(kind).snapshot()) {
            if (kind == Kind::Image)
                out += backend::as<backend::Image>(*object).tags;
            else
                out.push_back(object->name);
        }
    };
    const QString around = place.path.isEmpty() ? QString() : place.path.last();
    if (place.key == QLatin1StringView("image"))
        names(Kind::Image);
    else if (place.key == QLatin1StringView("secretName") || around.startsWith(QLatin1StringView("secret")))
        names(Kind::Secret);
    else if (place.key == QLatin1StringView("name") && around.startsWith(QLatin1StringView("configMap")))
        names(Kind::ConfigMap);
    return out;
}

void ManifestPanel::takeNotes(const std::vector<CodeEdit::Note>& notes)
{
    m_edit->setNotes(notes);
    m_problems->clear();
    for (const CodeEdit::Note& note : notes) {
        const QColor color = note.isError ? colors().failed : colors().warning;
        auto* item = new QListWidgetItem(
            icon(note.isError ? QStringLiteral("status-failed") : QStringLiteral("status-warning"), color),
            tr("Line %1: %2").arg(note.line + 1).arg(note.text));
        item->setData(Qt::UserRole, QPoint(note.column, note.line));
        m_problems->addItem(item);
    }
    const auto errors = std::ranges::count_if(notes, &CodeEdit::Note::isError);
    if (text().trimmed().isEmpty())
        tell({}, false);
    else if (notes.empty())
        tell(tr("No problems"), false);
    else
        tell(tr("%n problem(s)", "", static_cast<int>(notes.size())), errors > 0);
    m_pause.start();
}

/// Half-written words have problems too: the list comes and goes when nothing was written for a while.
void ManifestPanel::showProblems()
{
    if (m_problems->count() > 0)
        showBottom(m_problems);
    else if (m_problems->count() == 0 && m_bottom->currentWidget() == m_problems)
        m_bottom->hide();
}

void ManifestPanel::goToProblem(CodeEdit::Way way)
{
    const int which = m_edit->goToNote(way);
    if (which < 0)
        return;
    showBottom(m_problems);
    m_problems->setCurrentRow(which);
}

void ManifestPanel::tell(const QString& words, bool isError)
{
    m_words->setText(words);
    m_words->setProperty("look", isError ? QStringLiteral("failed") : QStringLiteral("muted"));
    m_words->style()->unpolish(m_words);
    m_words->style()->polish(m_words);
}

} // namespace darse::ui
