// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/podsection.h"

#include "core/session/session.h"
#include "ui/pages/details/podgroups.h"
#include "ui/pages/details/podpicture.h"

#include <QVBoxLayout>

namespace darse::ui {

PodSection::PodSection(session::Session& session, QWidget* parent) :
    Section(tr("What it is made of"), parent),
    m_picture(new PodPicture(session)),
    m_groups(new PodGroups(session))
{
    column()->addWidget(m_picture);
    column()->addWidget(m_groups);
    connect(m_picture, &PodPicture::goTo, this, &Section::goTo);
    connect(&session.store(backend::Kind::Container), &session::ObjectStore::updated, this, [this] {
        if (m_object)
            fill();
    });
}

void PodSection::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fill();
}

void PodSection::fill()
{
    const auto& pod = backend::as<backend::Pod>(*m_object);
    m_picture->setPod(pod);
    m_groups->setPod(pod);
}

} // namespace darse::ui
