// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/section.h"

#include "core/session/session.h"
#include "ui/pages/details/endingsection.h"
#include "ui/pages/details/entriessection.h"
#include "ui/pages/details/layerssection.h"
#include "ui/pages/details/partssection.h"
#include "ui/pages/details/podsection.h"
#include "ui/pages/details/portssection.h"
#include "ui/pages/details/secretsection.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace darse::ui {

Section::Section(const QString& title, QWidget* parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setProperty("look", QStringLiteral("card"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_column->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    m_column->setSpacing(px(Space::Control));
    m_column->addWidget(makeLabel(title, Type::Section));
}

std::vector<Section*> makeSections(backend::Kind kind, session::Session& session, QWidget* parent)
{
    using backend::Kind;
    switch (kind) {
    case Kind::Pod:
        return {new PodSection(session, parent), new PortsSection(session, parent),
                new PartsSection(Kind::Container, session, parent)};
    case Kind::Deployment:
    case Kind::Job:
        return {new PartsSection(Kind::Pod, session, parent)};
    case Kind::Container:
        return {new EndingSection(session, parent)};
    case Kind::Image:
        return {new LayersSection(session, parent)};
    case Kind::ConfigMap:
        return {new EntriesSection(parent), new PartsSection(Kind::Pod, session, parent)};
    case Kind::Secret:
        return {new SecretSection(session, parent), new PartsSection(Kind::Pod, session, parent)};
    default:
        return {};
    }
}

} // namespace darse::ui
