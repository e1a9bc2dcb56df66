// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/protection.h"

#include "core/session/session.h"
#include "core/session/settings.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace darse::ui {
namespace {

const QString kSetting = QStringLiteral("protected");

QString packed(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString unpacked(const QString& text)
{
    return QUrl::fromPercentEncoding(text.toLatin1());
}

QDateTime momentOf(const QString& seconds)
{
    bool isNumber = false;
    const qint64 number = seconds.toLongLong(&isNumber);
    return isNumber ? QDateTime::fromSecsSinceEpoch(number, Qt::UTC) : QDateTime();
}

} // namespace

/// An entry is connection, kind, key and name with blanks between, and since when it is missed; older consoles wrote
/// kind/name.
void Protection::bind(session::Settings& settings, const QString& connection)
{
    m_settings = &settings;
    m_connection = connection;
    m_entries.clear();
    for (const QString& kept : settings.list(kSetting)) {
        const QStringList parts = kept.split(u' ');
        if (parts.size() == 4 || parts.size() == 5)
            m_entries.push_back(
                {unpacked(parts[0]), parts[1], unpacked(parts[2]), unpacked(parts[3]), momentOf(parts.value(4))});
        else
            m_entries.push_back({{}, kept.section(u'/', 0, 0), {}, kept.section(u'/', 1)});
    }
    connect(&m_session.store(backend::Kind::Container), &session::ObjectStore::stateChanged, this, &Protection::look,
            Qt::UniqueConnection);
    look();
}

/// A server that cannot be reached has told nothing.
void Protection::look()
{
    const session::ObjectStore& store = m_session.store(backend::Kind::Container);
    if (m_session.has(backend::Kind::Container) && store.state() == session::ObjectStore::State::Ready)
        compare(*store.snapshot(), QDateTime::currentDateTimeUtc());
}

void Protection::compare(const backend::ObjectList& there, const QDateTime& now)
{
    if (m_entries.empty())
        return;
    QSet<QString> keys;
    for (const backend::ObjectPtr& object : there) {
        keys.insert(object->key);
        static_cast<void>(isProtected(*object)); // what bears a protected name is known by its key, too
    }
    const auto isKnown = [this](const Entry& entry) {
        return isHere(entry, backend::Kind::Container) && !entry.key.isEmpty();
    };
    for (Entry& entry : m_entries) {
        if (!isKnown(entry))
            continue;
        if (keys.contains(entry.key))
            entry.missed = {};
        else if (!entry.missed.isValid())
            entry.missed = now;
    }
    std::erase_if(m_entries, [&](const Entry& entry) {
        return isKnown(entry) && entry.missed.isValid() && entry.missed.addDays(kDaysRemembered) <= now;
    });
    write();
}

bool Protection::isHere(const Entry& entry, backend::Kind kind) const
{
    return entry.kind == backend::kindName(kind) && (entry.connection == m_connection || entry.connection.isEmpty());
}

bool Protection::isProtected(const backend::Object& object)
{
    const bool byKey = isProtected(backend::ObjectRef{object.kind, object.key});
    const bool byName = std::ranges::any_of(
        m_entries, [&](const Entry& entry) { return isHere(entry, object.kind) && entry.name == object.name; });
    bool wasMissed = false;
    for (Entry& entry : m_entries) {
        if (isHere(entry, object.kind) && entry.key == object.key && entry.missed.isValid()) {
            entry.missed = {};
            wasMissed = true;
        }
    }
    if (byKey != byName) // it was renamed, or made anew: the next time it may be the other of the two
        add(object);
    if (wasMissed || byKey != byName)
        write();
    return byKey || byName;
}

bool Protection::isProtected(const backend::ObjectRef& object) const
{
    return !object.key.isEmpty() && std::ranges::any_of(m_entries, [&](const Entry& entry) {
        return isHere(entry, object.kind) && entry.key == object.key;
    });
}

void Protection::add(const backend::Object& object)
{
    m_entries.push_back({m_connection, backend::kindName(object.kind), object.key, object.name, {}});
}

void Protection::set(const backend::Object& object, bool isProtected)
{
    std::erase_if(m_entries, [&](const Entry& entry) {
        return isHere(entry, object.kind) && (entry.name == object.name || entry.key == object.key);
    });
    if (isProtected)
        add(object);
    write();
}

void Protection::write()
{
    auto* settings = qobject_cast<session::Settings*>(m_settings.data());
    if (settings == nullptr)
        return;
    QStringList lines;
    for (const Entry& entry : m_entries) {
        QStringList parts{packed(entry.connection), entry.kind, packed(entry.key), packed(entry.name)};
        if (entry.missed.isValid())
            parts << QString::number(entry.missed.toSecsSinceEpoch());
        lines << (entry.key.isEmpty() ? QString(entry.kind + u'/' + entry.name) : parts.join(u' '));
    }
    lines.sort();
    settings->setList(kSetting, lines);
}

} // namespace darse::ui
