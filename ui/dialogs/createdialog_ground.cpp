// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the dialog learns about where the container is to be.
#include "core/backend/making.h"
#include "core/backend/node.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/createform.h"
#include "ui/dialogs/newdialog.h"
#include "ui/widgets/visibletext.h"

#include <utility>

namespace darse::ui {

void CreateDialog::offerWhatThereIs()
{
    QStringList images;
    QStringList networks;
    if (m_session.has(backend::Kind::Image)) {
        for (const backend::ObjectPtr& row : *m_session.store(backend::Kind::Image).snapshot())
            images << backend::as<backend::Image>(*row).tags;
    }
    if (m_session.has(backend::Kind::Network)) {
        for (const backend::ObjectPtr& row : *m_session.store(backend::Kind::Network).snapshot())
            networks << row->name;
    }
    images.sort();
    networks.sort();
    m_form->offer(images, networks);
    if (!m_session.has(backend::Kind::Node))
        return;
    const auto nodes = m_session.store(backend::Kind::Node).snapshot();
    if (nodes->size() != 1)
        return; // on which of them it will run is not known
    const auto& node = backend::as<backend::Node>(*nodes->front());
    m_form->setRoom(node.cpus, node.memoryBytes);
}

/// It is used here once it is there.
void CreateDialog::makeNew(backend::Kind kind)
{
    auto* dialog = new NewDialog(m_session, kind, this);
    connect(dialog, &NewDialog::begun, this, [this, kind](session::Operation* operation, const QString& name) {
        connect(operation, &session::Operation::finished, this, [this, kind, operation, name] {
            if (operation->state() == session::Operation::State::Succeeded)
                m_form->use(kind, name);
            else if (operation->error())
                sayOfLine(visibleText(QString::fromStdString(operation->error()->message())), QStringLiteral("failed"));
        });
    });
    dialog->open();
}

QMap<PlanField, Applying> CreateDialog::changes() const
{
    const backend::ContainerRemaking* remaking = m_session.backend().containerRemaking();
    const bool isLive = remaking == nullptr || remaking->changesLive();
    return changesBetween(m_edited->plan, m_plan, isLive ? LiveChanges::LimitsAndName : LiveChanges::Name);
}

/// As they are now, whenever other ports are written.
void CreateDialog::askForPorts()
{
    backend::ContainerMaking* making = m_session.backend().containerMaking();
    if (making == nullptr || m_plan.ports == m_askedPorts)
        return;
    m_askedPorts = m_plan.ports;
    session::whenDone(making->portsInUse(), this, [this](const Result<std::vector<backend::PublishedPort>>& ports) {
        const auto found = ports ? *ports : std::vector<backend::PublishedPort>();
        if (std::exchange(m_listening, found) != found)
            check();
    });
}

} // namespace darse::ui
