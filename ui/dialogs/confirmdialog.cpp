// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "ui/style/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr qsizetype kLongestName = 80;

QLabel* plainLabel(const QString& text, Type type, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(font(type));
    label->setWordWrap(true);
    return label;
}

QString shortened(const QString& name)
{
    return name.size() <= kLongestName ? name : name.left(kLongestName - 1) + QChar(0x2026);
}

} // namespace

ConfirmDialog::ConfirmDialog(const Question& question, QWidget* parent) : QDialog(parent), m_choices(new QVBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    const QString title =
        question.title.isEmpty()
            ? tr("%1 %2?", "verb and object: Delete web?").arg(question.verb, shortened(question.what))
            : question.title;
    setWindowTitle(title);
    setFixedWidth(px(size::kDialog));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(Space::Group), px(Space::Group), px(Space::Group), px(Space::Group));
    layout->setSpacing(px(Space::Related));
    layout->addWidget(plainLabel(title, Type::Section, this));
    if (question.names.size() > 1)
        addNames(*layout, question.names);
    if (!question.consequence.isEmpty()) {
        m_consequence = plainLabel(question.consequence, Type::Body, this);
        layout->addWidget(m_consequence);
    }
    for (const QString& sentence : question.staying)
        layout->addWidget(plainLabel(sentence, Type::Body, this));
    layout->addLayout(m_choices);
    layout->addSpacing(px(Space::Control));
    addButtons(*layout, question);
}

void ConfirmDialog::insert(QWidget* choice)
{
    m_choices->addWidget(choice);
}

void ConfirmDialog::setConsequence(const QString& words)
{
    m_consequence->setText(words);
}

void ConfirmDialog::addNames(QVBoxLayout& layout, const QStringList& names)
{
    if (names.size() > kMostNames)
        return layout.addWidget(makeList(names));
    auto* list = new QVBoxLayout;
    list->setSpacing(px(Space::Tight));
    for (const QString& name : names)
        list->addWidget(plainLabel(shortened(name), Type::Mono, this));
    layout.addLayout(list);
}

QWidget* ConfirmDialog::makeList(const QStringList& names)
{
    auto* list = new QListWidget(this);
    list->setObjectName(QStringLiteral("names"));
    list->setAccessibleName(tr("What it is about"));
    list->setFont(ui::font(Type::Mono));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setUniformItemSizes(true);
    for (const QString& name : names)
        list->addItem(shortened(name));
    list->setFixedHeight(int(kMostNames) * list->sizeHintForRow(0) + 2 * list->frameWidth());
    return list;
}

void ConfirmDialog::addButtons(QVBoxLayout& layout, const Question& question)
{
    const bool isTold = question.verb.isEmpty(); // there is nothing to agree to
    auto* cancel = new QPushButton(isTold ? tr("Close") : tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancel"));
    const bool isMany = question.names.size() > 1;
    QString verb = question.agree;
    if (verb.isEmpty())
        verb = isMany ? tr("%1 %2", "verb and objects: Delete 3 containers").arg(question.verb, question.what)
                      : question.verb;
    m_agree = new QPushButton(verb, this);
    m_agree->setObjectName(QStringLiteral("confirm"));
    m_agree->setProperty("look", question.isDanger ? QStringLiteral("danger") : QStringLiteral("primary"));
    m_agree->setHidden(isTold);
    cancel->setDefault(true);
    cancel->setFocus();

    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_agree);
    layout.addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_agree, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

} // namespace darse::ui
