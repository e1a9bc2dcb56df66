// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/portssection.h"

#include "core/session/forwards.h"
#include "core/session/session.h"
#include "ui/dialogs/forwarddialog.h"
#include "ui/pages/details/parts.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>

#include <algorithm>

namespace darse::ui {

using backend::Pod;

PortsSection::PortsSection(session::Session& session, QWidget* parent) :
    Section(tr("Ports"), parent),
    m_session(session),
    m_list(new ForwardList(session)),
    m_none(makeParagraph(tr("This pod names no ports. Whatever its containers listen on can be forwarded all the "
                            "same."),
                         Type::Body, "muted"))
{
    column()->addWidget(m_none);
    column()->addWidget(m_list);
    if (session.backend().portForwards() != nullptr) {
        QPushButton* other = makeButton(tr("Forward another port…"));
        other->setObjectName(QStringLiteral("forwardOther"));
        connect(other, &QPushButton::clicked, this, &PortsSection::ask);
        auto* row = new QHBoxLayout;
        row->addWidget(other);
        row->addStretch();
        column()->addLayout(row);
    }
    connect(&session.companion<session::Forwards>(), &session::Forwards::changed, this, &PortsSection::fill);
}

void PortsSection::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fill();
}

/// Those that the pod names, and those that are forwarded.
std::vector<ForwardRow::Subject> PortsSection::subjects() const
{
    std::vector<ForwardRow::Subject> out;
    for (const backend::PodPart& part : podParts(backend::as<Pod>(*m_object), m_session)) {
        for (const backend::PublishedPort& port : part.ports)
            out.push_back({.pod = m_object->key,
                           .port = port.containerPort,
                           .words = part.name,
                           .protocol = port.protocol.toLower()});
    }
    for (const auto& forward : m_session.companion<session::Forwards>().all()) {
        const quint16 port = forward->asked().port;
        const bool isNamed = std::ranges::any_of(out, [port](const auto& one) { return one.port == port; });
        if (forward->asked().pod == m_object->key && !isNamed)
            out.push_back({.pod = m_object->key, .port = port});
    }
    return out;
}

void PortsSection::fill()
{
    if (!m_object)
        return;
    const std::vector<ForwardRow::Subject> now = subjects();
    m_none->setVisible(now.empty());
    m_list->setVisible(!now.empty());
    m_list->setSubjects(now);
}

void PortsSection::ask()
{
    askForForward(m_session, m_object, window());
}

} // namespace darse::ui
