// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/protection.h"

#include "core/session/session.h"
#include "core/session/settings.h"

#include <algorithm>

namespace darse::ui {
namespace {

const QString kSetting = QStringLiteral("protected");

QString nameOf(const backend::Object& object)
{
    return backend::kindName(object.kind) + u'/' + object.name;
}

} // namespace

Protection::Protection(session::Session&) {}

void Protection::bind(session::Settings& settings)
{
    m_settings = &settings;
    const QStringList kept = settings.list(kSetting);
    m_names = QSet<QString>(kept.begin(), kept.end());
}

bool Protection::isProtected(const backend::Object& object) const
{
    return m_names.contains(nameOf(object));
}

void Protection::set(const backend::Object& object, bool isProtected)
{
    if (isProtected)
        m_names.insert(nameOf(object));
    else
        m_names.remove(nameOf(object));
    auto* settings = qobject_cast<session::Settings*>(m_settings.data());
    if (settings == nullptr)
        return;
    QStringList names = m_names.values();
    names.sort();
    settings->setList(kSetting, names);
}

} // namespace darse::ui
