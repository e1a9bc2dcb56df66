// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/podnetworktab.h"

#include "core/session/session.h"
#include "ui/pages/details/parts.h"
#include "ui/pages/details/plaintable.h"
#include "ui/pages/details/portssection.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

using backend::Container;
using backend::Kind;
using backend::Pod;

namespace {

constexpr int kMostNetworks = 6;

/// What the containers of the pod are in: that which holds its namespaces knows.
std::vector<backend::Attachment> networksOf(const Pod& pod, session::Session& session)
{
    std::vector<backend::Attachment> out;
    for (const backend::ObjectPtr& one : partsOf(pod, Kind::Container, session)) {
        const auto& attachments = backend::as<Container>(*one).attachments;
        out.insert(out.end(), attachments.begin(), attachments.end());
    }
    if (out.empty() && !pod.address.isEmpty())
        out.push_back({.network = PodNetworkTab::tr("of the pod"), .key = {}, .address = pod.address});
    return out;
}

} // namespace

PodNetworkTab::PodNetworkTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_words(makeParagraph({}, Type::Body, "muted")),
    m_networks(new PlainTable({tr("Network"), tr("Address"), tr("Gateway"), tr("Hardware address")})),
    m_ports(new PortsSection(session(), this))
{
    m_networks->setAccessibleName(tr("Networks"));
    for (const int mono : {1, 2, 3})
        m_networks->setMonoColumn(mono);
    constexpr int kWidths[] = {180, 180, 160};
    for (int column = 0; column < int(std::size(kWidths)); ++column)
        m_networks->setColumnWidth(column, px(kWidths[column]));
    m_networks->growUpTo(kMostNetworks);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeLabel(tr("Networks"), Type::Section));
    column->addWidget(m_words);
    column->addWidget(m_networks);
    column->addSpacing(px(Space::Control));
    column->addWidget(m_ports);
    column->addStretch();
    connect(m_networks, &PlainTable::opened, this, [this](int row) {
        if (const QString key = m_networks->tagOf(row).toString(); !key.isEmpty())
            Q_EMIT goTo(Location::ofObject({Kind::Network, key}, {}));
    });
    if (session().has(Kind::Container))
        connect(&session().store(Kind::Container), &session::ObjectStore::updated, this, &PodNetworkTab::fill);
}

void PodNetworkTab::setObject(const backend::ObjectPtr& object)
{
    m_pod = object;
    m_ports->setObject(object);
    fill();
}

void PodNetworkTab::fill()
{
    if (!m_pod)
        return;
    const auto& pod = backend::as<Pod>(*m_pod);
    std::vector<PlainTable::Row> rows;
    const auto orDash = [](const QString& text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    for (const backend::Attachment& one : networksOf(pod, session()))
        rows.push_back({.cells = {one.network, orDash(one.address), orDash(one.gateway), orDash(one.mac)},
                        .status = {},
                        .tag = one.key});
    // One that only the pod knows leads nowhere.
    m_networks->setLinkColumn(
        std::ranges::any_of(rows, [](const auto& row) { return !row.tag.toString().isEmpty(); }) ? 0 : -1);
    m_networks->setVisible(!rows.empty() && !pod.hasHostNetwork);
    m_networks->setRows(rows);
    if (pod.hasHostNetwork)
        m_words->setText(tr("The pod uses the network of its machine: what its containers listen on is open there."));
    else if (rows.empty())
        m_words->setText(tr("The pod has no address yet."));
    else
        m_words->setText(tr("The containers of a pod share its network: they have one address, and reach one another "
                            "at localhost."));
}

} // namespace darse::ui
