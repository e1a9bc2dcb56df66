// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/podsection.h"

#include "core/session/session.h"
#include "ui/pages/details/podpicture.h"

#include <QVBoxLayout>

namespace darse::ui {

PodSection::PodSection(session::Session& session, QWidget* parent) :
    Section(tr("What it is made of"), parent),
    m_picture(new PodPicture(session))
{
    column()->addWidget(m_picture);
    connect(m_picture, &PodPicture::goTo, this, &Section::goTo);
    connect(&session.store(backend::Kind::Container), &session::ObjectStore::updated, this, [this] {
        if (m_object)
            m_picture->setPod(backend::as<backend::Pod>(*m_object));
    });
}

void PodSection::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    m_picture->setPod(backend::as<backend::Pod>(*object));
}

} // namespace darse::ui
