// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/doctor/findingcard.h"

#include "ui/pages/doctor/doctorwords.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace darse::ui {

FindingCard::FindingCard(const backend::Finding& finding, QWidget* parent) : QFrame(parent)
{
    setProperty("look", QStringLiteral("card"));
    const FindingWords words = findingWords(finding);
    const StatusLook look = statusLook(finding.isEssential ? backend::Status::Failed : backend::Status::Warning);
    QLabel* mark = makeLabel({});
    mark->setPixmap(iconPixmap(look.icon, look.color, px(size::kIconLarge), devicePixelRatioF()));
    QLabel* name = makeLabel(visibleText(finding.name), Type::MonoCaption, "muted");
    auto* head = new QHBoxLayout;
    head->setSpacing(px(Space::Control));
    head->addWidget(mark);
    head->addWidget(makeLabel(words.title, Type::Section));
    head->addStretch();
    if (words.title != finding.name)
        head->addWidget(name);
    else
        delete name;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Card), px(Space::Related), px(Space::Card), px(Space::Related));
    column->setSpacing(px(Space::Control));
    column->addLayout(head);
    column->addWidget(makeParagraph(words.reason));
    if (!words.consequence.isEmpty())
        column->addWidget(makeParagraph(words.consequence, Type::Body, finding.isEssential ? "failed" : "muted"));
    setAccessibleName(words.title);
    setAccessibleDescription(words.reason + u' ' + words.consequence);
    if (finding.remedy.isEmpty())
        return;
    auto* row = new QHBoxLayout;
    QLabel* remedy = makeParagraph(visibleText(finding.remedy), Type::MonoCaption, "code");
    remedy->setObjectName(QStringLiteral("remedy"));
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy what to do about “%1”").arg(words.title));
    connect(copy, &QToolButton::clicked, this,
            [text = finding.remedy] { QGuiApplication::clipboard()->setText(text); });
    row->addWidget(remedy, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    column->addLayout(row);
}

} // namespace darse::ui
