// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/forwards/forwardspage.h"

#include "core/session/forwards.h"
#include "core/session/session.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateview.h"

#include <QFrame>
#include <QVBoxLayout>

namespace darse::ui {

using backend::Kind;

ForwardsPage::ForwardsPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_card(new QFrame),
    m_list(new ForwardList(session(), m_card)),
    m_none(new StateView({.drawing = {},
                          .title = tr("No port is forwarded"),
                          .text = tr("A forwarded port of this machine leads into a pod, so that you can try what runs "
                                     "there. Open a pod and click “Forward” beside one of its ports."),
                          .detail = {}}))
{
    m_card->setProperty("look", QStringLiteral("card"));
    auto* inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    inner->addWidget(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Port forwards"), Type::PageTitle));
    column->addWidget(
        makeParagraph(tr("Ports of this machine that lead into pods until you stop them or close the console."),
                      Type::Body, "muted"));
    column->addWidget(m_card);
    column->addWidget(m_none, 1);
    column->addStretch();
    connect(m_list, &ForwardList::podAsked, this, [this](const QString& key) {
        Q_EMIT goTo(Location::ofObject({Kind::Pod, key}));
    });
    connect(m_none->addAction(tr("Show pods")), &QPushButton::clicked, this,
            [this] { Q_EMIT goTo(Location::ofList(Kind::Pod)); });
    connect(&session().companion<session::Forwards>(), &session::Forwards::changed, this, &ForwardsPage::fill);
    fill();
}

void ForwardsPage::show(const Location&)
{
    fill();
}

Location ForwardsPage::location() const
{
    return {QStringLiteral("forwards"), {}, {}};
}

void ForwardsPage::fill()
{
    std::vector<ForwardRow::Subject> now;
    for (const auto& forward : session().companion<session::Forwards>().all()) {
        const backend::PortForwardAsked& asked = forward->asked();
        const backend::ObjectPtr pod = session().store(Kind::Pod).find(asked.pod);
        now.push_back({.pod = asked.pod, .port = asked.port, .words = pod ? pod->name : asked.pod, .leadsToPod = true});
    }
    m_card->setVisible(!now.empty());
    m_none->setVisible(now.empty());
    m_list->setSubjects(now);
}

} // namespace darse::ui
