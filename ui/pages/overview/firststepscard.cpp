// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/firststepscard.h"

#include "core/backend/making.h"
#include "core/session/session.h"
#include "ui/style/icons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>

namespace darse::ui {

using backend::Kind;

FirstStepsCard::FirstStepsCard(session::Session& session, QWidget* parent) :
    Card(tr("First steps"), parent),
    m_session(session)
{
    setVisible(false);
    backend::Backend& backend = session.backend();
    if (backend.containerMaking() == nullptr || backend.images() == nullptr || !session.has(Kind::Container) ||
        !session.has(Kind::Image))
        return;
    m_containers = &session.store(Kind::Container);
    content()->addWidget(makeParagraph(
        tr("A container is a program that runs by itself, with files of its own. It starts from an image: pull one "
           "from a registry, or make the starter image of what this machine has, without any network."),
        Type::Body, "muted"));
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->setContentsMargins(0, px(Space::Control), 0, 0);
    if (const auto* making = backend.imageMaking(); making != nullptr && making->canMakeStarter())
        row->addWidget(addStep(tr("Make the starter image"), "image", "create.starter"));
    row->addWidget(addStep(tr("Pull an image…"), "pull", "create.pull"));
    row->addWidget(addStep(tr("Create a container…"), "container", "create.container")); // pulls what is missing
    row->addStretch();
    content()->addLayout(row);
    connect(m_containers, &session::ObjectStore::updated, this, &FirstStepsCard::follow);
    connect(m_containers, &session::ObjectStore::stateChanged, this, &FirstStepsCard::follow);
    follow();
}

QPushButton* FirstStepsCard::addStep(const QString& text, const char* icon, const char* command)
{
    QPushButton* button = makeButton(besideIcon(text));
    button->setIcon(ui::icon(QString::fromLatin1(icon)));
    connect(button, &QPushButton::clicked, this,
            [this, command] { Q_EMIT commandAsked(QString::fromLatin1(command)); });
    return button;
}

void FirstStepsCard::follow()
{
    const bool isKnown = m_containers->state() == session::ObjectStore::State::Ready;
    setVisible(isKnown && m_containers->snapshot()->empty());
}

} // namespace darse::ui
