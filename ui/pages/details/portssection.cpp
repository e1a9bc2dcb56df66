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
    m_list(new QVBoxLayout),
    m_none(makeParagraph(tr("This pod names no ports. Whatever its containers listen on can be forwarded all the "
                            "same."),
                         Type::Body, "muted"))
{
    m_list->setSpacing(px(Space::Control));
    column()->addWidget(m_none);
    column()->addLayout(m_list);
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
    std::vector<ForwardRow::Subject> now = subjects();
    m_none->setVisible(now.empty());
    if (now == m_shown)
        return;
    for (ForwardRow* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    for (const ForwardRow::Subject& subject : now) {
        m_rows.push_back(new ForwardRow(m_session, subject, this));
        m_list->addWidget(m_rows.back());
    }
    m_shown = std::move(now);
}

void PortsSection::ask()
{
    askForForward(m_session, m_object, window());
}

} // namespace darse::ui
