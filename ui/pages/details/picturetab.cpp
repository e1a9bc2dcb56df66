// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/picturetab.h"

#include "ui/pages/network/networkpicture.h"
#include "ui/pages/network/picturearea.h"

#include <QVBoxLayout>

namespace darse::ui {

PictureTab::PictureTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_picture(new NetworkPicture(session()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new PictureArea(m_picture, this));
    connect(m_picture, &NetworkPicture::goTo, this, &DetailsTab::goTo);
}

void PictureTab::setObject(const backend::ObjectPtr& object)
{
    m_picture->setOnly(object->key);
}

} // namespace darse::ui
