// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/yamledit.h"

#include "ui/editor/completionlist.h"
#include "ui/widgets/labels.h"

#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QToolTip>
#include <QUrl>

namespace darse::ui {
namespace {

constexpr int kNear = 2000; ///< lines that are looked at while somebody writes
constexpr int kFar = 50000;

bool isWordCharacter(const QString& text)
{
    return text.size() == 1 && (text.front().isLetterOrNumber() || text.front() == u'_');
}

} // namespace

YamlEdit::YamlEdit(QWidget* parent) : CodeEdit(parent), m_offers(new CompletionList(*this))
{
    setWritable(true);
    setAcceptDrops(true);
    setTabChangesFocus(false);
    connect(m_offers, &CompletionList::chosen, this, &YamlEdit::insertCompletion);
}

std::vector<Completion> YamlEdit::offered() const
{
    const QTextCursor cursor = textCursor();
    return completionsAt(placeAt(cursor.block(), cursor.positionInBlock(), kFar), *m_words);
}

bool YamlEdit::isCompleting() const
{
    return m_offers->isVisible();
}

void YamlEdit::complete()
{
    offer(kFar);
}

void YamlEdit::offer(int farthest)
{
    const QTextCursor cursor = textCursor();
    const YamlPlace place = placeAt(cursor.block(), cursor.positionInBlock(), farthest);
    auto offers = completionsAt(place, *m_words);
    if (m_values && place.isValue) {
        for (const QString& value : m_values(place)) {
            if (value.contains(place.typed, Qt::CaseInsensitive))
                offers.push_back({.text = value, .insert = value});
        }
    }
    if (offers.empty() || (offers.size() == 1 && offers.front().text == place.typed)) {
        m_offers->hide();
        return;
    }
    QTextCursor start = cursor;
    start.setPosition(cursor.block().position() + place.from);
    QRect at = cursorRect(start);
    at.translate(viewport()->pos());
    m_offers->offer(offers, at);
}

void YamlEdit::insertCompletion(const QString& text)
{
    QTextCursor cursor = textCursor();
    const YamlPlace place = placeAt(cursor.block(), cursor.positionInBlock(), kNear);
    cursor.setPosition(cursor.block().position() + place.from, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    setTextCursor(cursor);
}

void YamlEdit::keyPressEvent(QKeyEvent* event)
{
    if (isCompleting()) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Tab:
        case Qt::Key_Escape:
            event->ignore(); // the completer takes it
            return;
        default:
            break;
        }
    }
    if (isReadOnly())
        return CodeEdit::keyPressEvent(event);
    if (handleShortcut(*event) || handleKey(*event))
        return;
    CodeEdit::keyPressEvent(event);
    if (isWordCharacter(event->text()))
        offer(kNear);
    else if (isCompleting() && !event->text().isEmpty())
        event->key() == Qt::Key_Backspace ? offer(kNear) : m_offers->hide();
}

bool YamlEdit::handleShortcut(const QKeyEvent& event)
{
    if (!event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        complete();
        return true;
    case Qt::Key_Slash:
        commentLines();
        return true;
    case Qt::Key_BracketLeft:
        toggleFold(textCursor().blockNumber());
        return true;
    default:
        return false;
    }
}

bool YamlEdit::handleKey(const QKeyEvent& event)
{
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        breakLine();
        return true;
    case Qt::Key_Tab:
        indentLines(1);
        return true;
    case Qt::Key_Backtab:
        indentLines(-1);
        return true;
    case Qt::Key_Backspace:
        return leaveIndentation();
    default:
        return event.text().size() == 1 && writeBracket(event.text().front());
    }
}

QString YamlEdit::helpOn(const QTextBlock& line) const
{
    QString text;
    if (const Note* note = noteAt(line.blockNumber()); note != nullptr)
        text = note->text;
    if (const QString about = helpFor(keyAt(line, kFar), *m_words); !about.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + about;
    return text;
}

bool YamlEdit::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return CodeEdit::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QPoint at = viewport()->mapFrom(this, help->pos());
    const QTextBlock line = cursorForPosition(at).block();
    QRect around = blockBoundingGeometry(line).translated(contentOffset()).toAlignedRect();
    around.setWidth(viewport()->width());
    // Below the last line there is nothing to tell; beside this line another one is meant.
    const QString text = at.y() <= around.bottom() ? helpOn(line) : QString();
    text.isEmpty() ? QToolTip::hideText()
                   : QToolTip::showText(help->globalPos(), plainTooltip(text), viewport(), around);
    return true;
}

void YamlEdit::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
    else
        CodeEdit::dragEnterEvent(event);
}

void YamlEdit::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (!url.isLocalFile())
            continue;
        event->acceptProposedAction();
        Q_EMIT fileDropped(url.toLocalFile());
        return;
    }
    CodeEdit::dropEvent(event);
}

} // namespace darse::ui
