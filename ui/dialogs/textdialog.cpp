// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/textdialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {

TextDialog::TextDialog(const Words& words, QWidget* parent, Check check) :
    QDialog(parent),
    m_check(std::move(check)),
    m_text(new QLineEdit(words.text)),
    m_note(makeLabel({}, Type::Caption, "failed")),
    m_verb(makeButton(words.verb, "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    setFixedWidth(px(size::kDialog));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(words.title, Type::PageTitle));
    if (!words.explanation.isEmpty())
        column->addWidget(makeParagraph(words.explanation, Type::Body, "muted"));
    m_text->setPlaceholderText(words.example);
    m_text->selectAll();
    m_note->setWordWrap(true);
    QVBoxLayout* field = makeField(words.label, *m_text);
    field->addWidget(m_note);
    column->addLayout(field);
    column->addLayout(makeDialogButtons(*this, tr("Cancel"), *m_verb));
    connect(m_text, &QLineEdit::textChanged, this, &TextDialog::look);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_text->text().trimmed());
        accept();
    });
    keepFitting(*this);
    look();
    m_text->setFocus();
}

void TextDialog::look()
{
    const QString text = m_text->text().trimmed();
    const QString problem = m_check && !text.isEmpty() ? m_check(text) : QString();
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
    m_verb->setEnabled(!text.isEmpty() && problem.isEmpty());
}

QString objectNameProblem(const QString& name)
{
    static const QRegularExpression kName(QStringLiteral("\\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\\z"));
    if (kName.match(name).hasMatch())
        return {};
    return QCoreApplication::translate("TextDialog", "Letters, digits, “_”, “.” and “-”, at least two of them, "
                                                     "beginning with a letter or a digit.");
}

} // namespace darse::ui
