// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr qsizetype kLongestName = 80;

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
    layout->addWidget(makeNaming(title, Type::Section));
    if (question.names.size() > 1)
        addNames(*layout, question.names);
    if (!question.consequence.isEmpty()) {
        m_consequence = makeNaming(question.consequence, Type::Body);
        layout->addWidget(m_consequence);
    }
    for (const QString& sentence : question.staying)
        layout->addWidget(makeNaming(sentence, Type::Body));
    layout->addLayout(m_choices);
    layout->addSpacing(px(Space::Control));
    addButtons(*layout, question);
    keepFitting(*this);
}

void ConfirmDialog::insert(QWidget* choice)
{
    m_choices->addWidget(choice);
    // The keyboard comes to it before it comes to the buttons, as the eye does.
    QWidget* last = choice;
    for (QWidget* each = choice->nextInFocusChain(); choice->isAncestorOf(each); each = each->nextInFocusChain())
        last = each;
    setTabOrder(last, findChild<QPushButton*>(QStringLiteral("cancel")));
    setTabOrder(findChild<QPushButton*>(QStringLiteral("cancel")), m_agree);
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
        list->addWidget(makeNaming(shortened(name), Type::Mono));
    layout.addLayout(list);
}

QWidget* ConfirmDialog::makeList(const QStringList& names)
{
    auto* list = new QListWidget(this);
    list->setObjectName(QStringLiteral("names"));
    list->setProperty("look", QStringLiteral("choices"));
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
    const bool isMany = question.names.size() > 1;
    QString verb = question.agree;
    if (verb.isEmpty())
        verb = isMany ? tr("%1 %2", "verb and objects: Delete 3 containers").arg(question.verb, question.what)
                      : question.verb;
    m_agree = makeButton(verb, question.isDanger ? "danger" : "primary");
    m_agree->setObjectName(QStringLiteral("confirm"));
    if (isTold)
        m_agree->hide();
    layout.addLayout(makeDialogButtons(*this, isTold ? tr("Close") : tr("Cancel"), *m_agree));
    auto* cancel = findChild<QPushButton*>(QStringLiteral("cancel"));
    QPushButton* first = isTold || question.isDanger ? cancel : m_agree;
    first->setDefault(true);
    first->setFocus();
    connect(m_agree, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT confirmed();
    });
}

} // namespace darse::ui
