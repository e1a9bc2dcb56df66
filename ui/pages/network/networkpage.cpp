// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network/networkpage.h"

#include "core/session/session.h"
#include "ui/pages/network/networkpicture.h"
#include "ui/pages/network/picturearea.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QLabel>
#include <QVBoxLayout>

namespace darse::ui {

using backend::Kind;
using session::ObjectStore;

NetworkPage::NetworkPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_note(makeParagraph({}, Type::Body, "muted")),
    m_picture(new NetworkPicture(session()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeLabel(tr("Who is connected to what"), Type::PageTitle));
    column->addWidget(m_note);
    column->addWidget(new PictureArea(m_picture, this), 1);
    connect(m_picture, &NetworkPicture::goTo, this, &Page::goTo);
    connect(m_picture, &NetworkPicture::changed, this, &NetworkPage::look);
    if (session().has(Kind::Network))
        connect(&session().store(Kind::Network), &ObjectStore::stateChanged, this, &NetworkPage::look);
    look();
}

void NetworkPage::show(const Location&)
{
    look();
}

Location NetworkPage::location() const
{
    return {QStringLiteral("topology"), {}, {}};
}

void NetworkPage::refresh()
{
    for (const Kind kind : {Kind::Network, Kind::Container}) {
        if (session().has(kind))
            session().store(kind).refresh();
    }
}

void NetworkPage::look()
{
    if (!session().has(Kind::Network))
        return m_note->setText(tr("This connection tells nothing of networks."));
    const ObjectStore& store = session().store(Kind::Network);
    if (store.error()) {
        const ErrorWords words = errorWords(*store.error());
        return m_note->setText(
            tr("What the networks are now is not known. %1 %2").arg(words.why, visibleText(words.message)));
    }
    if (store.state() == ObjectStore::State::Loading)
        return m_note->setText(tr("The server is asked for its networks…"));
    m_note->setText(m_picture->isEmpty()
                        ? tr("There is no network yet.")
                        : tr("Containers that hang from the same bar reach one another. An arrow is a port of this "
                             "machine that leads into a container."));
}

} // namespace darse::ui
