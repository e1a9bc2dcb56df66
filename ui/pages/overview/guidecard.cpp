// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/guidecard.h"

#include "core/session/settings.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace darse::ui {

GuideCard::GuideCard(session::Settings& settings, QWidget* parent) : Card(tr("The first time here?"), parent)
{
    const QString done = QStringLiteral("guide.done");
    setVisible(!settings.flag(done, false));
    content()->addWidget(
        makeParagraph(tr("A minute’s tour shows where everything is. You find it again in the menu at the top right."),
                      Type::Body, "muted"));
    QPushButton* show = makeButton(tr("Show me around"), "primary");
    QPushButton* decline = makeButton(tr("No, thanks"));
    show->setObjectName(QStringLiteral("guide.show"));
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->setContentsMargins(0, px(Space::Control), 0, 0);
    row->addWidget(show);
    row->addWidget(decline);
    row->addStretch();
    content()->addLayout(row);
    const auto end = [this, &settings, done] {
        settings.setFlag(done, true);
        hide();
    };
    connect(decline, &QPushButton::clicked, this, end);
    connect(show, &QPushButton::clicked, this, [this, end] {
        end();
        Q_EMIT wanted();
    });
}

} // namespace darse::ui
