// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/filepreview.h"

#include "ui/editor/codeedit.h"
#include "ui/editor/syntax.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStringDecoder>
#include <QVBoxLayout>

namespace darse::ui {

FilePreview::FilePreview(QWidget* parent) :
    QWidget(parent),
    m_title(makeLabel({}, Type::Mono)),
    m_note(makeLabel({}, Type::Body, "muted")),
    m_edit(new CodeEdit),
    m_save(makeButton(tr("Save"), "primary")),
    m_revert(makeButton(tr("Revert")))
{
    m_edit->setAccessibleName(tr("Content of the file"));
    m_edit->setObjectName(QStringLiteral("content"));
    m_save->setObjectName(QStringLiteral("saveFile"));
    explain(*m_save, tr("Writes it into the container, with the owner and the access that it had (Ctrl+S)"));
    explain(*m_revert, tr("Takes back what you have typed since it was read or saved"));
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(px(Space::Control));
    bar->addWidget(m_title, 1);
    bar->addWidget(m_revert);
    bar->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addLayout(bar);
    column->addWidget(m_note, 1);
    column->addWidget(m_edit, 1);
    auto* shortcut = new QShortcut(QKeySequence::Save, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &FilePreview::save);
    connect(m_save, &QPushButton::clicked, this, &FilePreview::save);
    connect(m_revert, &QPushButton::clicked, this, [this] { m_edit->setPlainText(m_saved); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FilePreview::look);
    clear();
}

void FilePreview::setPath(const QString& path)
{
    m_path = path;
    m_title->setText(visibleText(path.section(u'/', -1)));
    m_title->setToolTip(plainTooltip(path));
    m_saved.clear();
    m_edit->setPlainText({});
    m_edit->hide();
    m_note->show();
    look();
}

void FilePreview::clear()
{
    setPath({});
    m_note->setText(tr("Choose a file to see what is in it."));
}

void FilePreview::showWaiting(const QString& path)
{
    setPath(path);
    m_note->setText(tr("Reading…"));
}

void FilePreview::showSentence(const QString& path, const QString& sentence)
{
    setPath(path);
    m_note->setText(sentence);
}

void FilePreview::showContent(const QString& path, const QByteArray& content)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(content);
    if (decoder.hasError() || content.contains('\0'))
        return showSentence(path, tr("This is no text. Download it to look at it."));
    if (text.contains(u'\r'))
        return showSentence(path,
                            tr("Its lines end as on Windows, which would be lost here. Download it to change it."));
    setPath(path);
    m_note->hide();
    m_saved = text;
    m_edit->setReadOnly(false);
    m_edit->setPlainText(text);
    m_edit->document()->clearUndoRedoStacks();
    highlight(*m_edit->document(), path);
    m_edit->show();
    look();
}

bool FilePreview::hasChanges() const
{
    return m_edit->isVisibleTo(this) && m_edit->toPlainText() != m_saved;
}

void FilePreview::look()
{
    const bool canSave = hasChanges();
    m_save->setVisible(m_edit->isVisibleTo(this));
    m_revert->setVisible(canSave);
    m_save->setEnabled(canSave);
}

void FilePreview::save()
{
    if (!hasChanges())
        return;
    m_asked = m_edit->toPlainText();
    Q_EMIT saveAsked(m_path, m_asked.toUtf8());
}

void FilePreview::saved()
{
    m_saved = m_asked;
    look();
}

} // namespace darse::ui
