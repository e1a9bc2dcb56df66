// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/networktab.h"

#include "core/backend/container.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenu>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Container;
using backend::Kind;
using backend::PublishedPort;

constexpr int kMostRows = 6;

} // namespace

NetworkTab::NetworkTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_note(makeLabel({}, Type::Body, "muted")),
    m_networks(new PlainTable({tr("Network"), tr("Address"), tr("Gateway"), tr("Found as"), tr("Hardware address")})),
    m_ports(new PlainTable({tr("In the container"), tr("On this machine")})),
    m_noPorts(
        makeLabel(tr("No port is published: only containers of the same network reach it."), Type::Body, "muted")),
    m_join(makeButton(tr("Connect to a network"))),
    m_leave(makeButton(tr("Disconnect"))),
    m_menu(new QMenu(this))
{
    layOut();
    connect(m_menu, &QMenu::aboutToShow, this, &NetworkTab::offerNetworks);
    connect(m_leave, &QPushButton::clicked, this, &NetworkTab::leave);
    connect(m_networks, &QTableWidget::itemSelectionChanged, this,
            [this] { m_leave->setEnabled(m_networks->currentRow() >= 0); });
    connect(m_networks, &PlainTable::opened, this, [this](int row) {
        Q_EMIT goTo(Location::ofObject({Kind::Network, m_networks->tagOf(row).toString()}, {}));
    });
    connect(m_ports, &PlainTable::opened, this, &NetworkTab::openPort);
}

void NetworkTab::layOut()
{
    m_networks->setLinkColumn(0);
    m_networks->setMonoColumn(1);
    m_networks->setMonoColumn(2);
    m_networks->setMonoColumn(4);
    m_networks->setColumnWidth(0, px(180));
    m_networks->setColumnWidth(1, px(160));
    m_networks->setColumnWidth(2, px(140));
    m_networks->setColumnWidth(3, px(220));
    m_networks->growUpTo(kMostRows);
    m_networks->setAccessibleName(tr("Networks"));
    m_ports->setLinkColumn(1);
    m_ports->setMonoColumn(0);
    m_ports->setMonoColumn(1);
    m_ports->setColumnWidth(0, px(180));
    m_ports->growUpTo(kMostRows);
    m_ports->setAccessibleName(tr("Ports"));
    m_join->setMenu(m_menu);
    m_leave->setEnabled(false);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(px(Space::Control));
    bar->addWidget(makeLabel(tr("Networks"), Type::Section));
    bar->addStretch();
    bar->addWidget(m_leave);
    bar->addWidget(m_join);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addLayout(bar);
    column->addWidget(m_note);
    column->addWidget(m_networks);
    column->addSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Ports"), Type::Section));
    column->addWidget(m_noPorts);
    column->addWidget(m_ports);
    column->addStretch();
    m_note->setWordWrap(true);
    m_note->hide();
}

void NetworkTab::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fillPorts();
    read();
}

void NetworkTab::refresh()
{
    read();
}

void NetworkTab::read()
{
    backend::NetworkJoining* joining = session().backend().networkJoining();
    if (!m_object || joining == nullptr || m_isReading)
        return;
    m_isReading = true;
    session::whenDone(joining->attachments(m_object->key), this,
                      [this](const Result<std::vector<backend::Attachment>>& all) { arrived(all); });
}

void NetworkTab::arrived(const Result<std::vector<backend::Attachment>>& all)
{
    m_isReading = false;
    if (!all) {
        const ErrorWords words = errorWords(all.error());
        m_note->setText(tr("The networks could not be read. %1 %2").arg(words.why, visibleText(words.message)));
        return m_note->show();
    }
    m_known = *all;
    std::vector<PlainTable::Row> rows;
    const auto orDash = [](const QString& text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    for (const backend::Attachment& one : m_known)
        rows.push_back({.cells = {one.network, orDash(one.address), orDash(one.gateway),
                                  orDash(one.names.join(QStringLiteral(", "))), orDash(one.mac)},
                        .status = {},
                        .tag = one.key});
    m_networks->setRows(rows);
    m_networks->setVisible(!rows.empty());
    m_note->setVisible(rows.empty());
    m_note->setText(tr("It is in no network: nothing reaches it, and it reaches nothing."));
    m_leave->setEnabled(m_networks->currentRow() >= 0);
}

void NetworkTab::fillPorts()
{
    std::vector<PlainTable::Row> rows;
    for (const PublishedPort& port : backend::as<Container>(*m_object).ports) {
        const QString inside = QStringLiteral("%1/%2").arg(port.containerPort).arg(port.protocol);
        const QString address = addressOf(port);
        rows.push_back(
            {.cells = {inside, address.isEmpty() ? tr("not published") : address}, .status = {}, .tag = address});
    }
    m_ports->setRows(rows);
    m_ports->setVisible(!rows.empty());
    m_noPorts->setVisible(rows.empty());
}

void NetworkTab::offerNetworks()
{
    m_menu->clear();
    if (session().has(Kind::Network)) {
        for (const backend::ObjectPtr& row : *session().store(Kind::Network).snapshot()) {
            const bool isKnown = std::ranges::any_of(
                m_known, [&row](const backend::Attachment& one) { return one.network == row->name; });
            if (!isKnown && row->name != QLatin1String("host") && row->name != QLatin1String("none"))
                m_menu->addAction(visibleText(row->name), this, [this, name = row->name] { join(name); });
        }
    }
    if (m_menu->isEmpty())
        m_menu->addAction(tr("There is no other network"))->setEnabled(false);
}

void NetworkTab::join(const QString& network)
{
    if (backend::NetworkJoining* joining = session().backend().networkJoining())
        begin(tr("Connect %1 to %2").arg(visibleText(m_object->name), visibleText(network)),
              QStringLiteral("docker network connect %1 %2").arg(network, m_object->name),
              joining->join(m_object->key, network));
}

void NetworkTab::leave()
{
    const int row = m_networks->currentRow();
    backend::NetworkJoining* joining = session().backend().networkJoining();
    if (row < 0 || row >= int(m_known.size()) || joining == nullptr)
        return;
    const QString network = m_known[std::size_t(row)].network;
    begin(tr("Disconnect %1 from %2").arg(visibleText(m_object->name), visibleText(network)),
          QStringLiteral("docker network disconnect %1 %2").arg(network, m_object->name),
          joining->leave(m_object->key, network));
}

void NetworkTab::begin(const QString& title, const QString& line, const backend::Pending<void>& work)
{
    session::Operation& operation = session().operations().add(std::make_unique<session::Operation>(
        session::Operation::Description{
            .title = title, .commandLine = line, .target = backend::ObjectRef{m_object->kind, m_object->key}},
        work));
    connect(&operation, &session::Operation::finished, this, &NetworkTab::read);
}

void NetworkTab::openPort(int row)
{
    const QUrl address(m_ports->tagOf(row).toString());
    if (address.scheme() == QLatin1String("http"))
        QDesktopServices::openUrl(address);
}

} // namespace darse::ui
