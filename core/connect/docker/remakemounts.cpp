// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/creating.h"
#include "core/connect/docker/remakebody.h"

#include <QDir>

#include <algorithm>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

QString placeOf(const QString& target)
{
    return QDir::cleanPath(target);
}

/// "source:target[:options]"
QString targetOfBind(const QString& bind)
{
    return placeOf(bind.section(u':', 1, 1));
}

/// With the other words that it has, such as "z" and "rslave".
QString bindFor(const QString& bind, bool isReadOnly)
{
    QStringList words = bind.section(u':', 2).split(u',', Qt::SkipEmptyParts);
    if (words.contains(u"ro"_s) == isReadOnly)
        return bind;
    words.removeAll(u"ro"_s);
    words.removeAll(u"rw"_s);
    if (isReadOnly)
        words.prepend(u"ro"_s);
    const QString places = bind.section(u':', 0, 1);
    return words.isEmpty() ? places : places + u':' + words.join(u',');
}

bool isAmong(const std::vector<backend::Mount>& mounts, const QString& target)
{
    return std::ranges::any_of(mounts, [&target](const auto& mount) { return placeOf(mount.target) == target; });
}

/// The same place with the same things in it, before and after; null otherwise.
const backend::Mount* sameOf(const std::vector<backend::Mount>& before, const backend::Mount& mount)
{
    const auto same = std::ranges::find_if(before, [&mount](const backend::Mount& old) {
        return placeOf(old.target) == placeOf(mount.target) && old.source == mount.source;
    });
    return same == before.end() ? nullptr : &*same;
}

class Mounts {
public:
    Mounts(const json& host, const std::vector<backend::Mount>& before) :
        m_oldBinds(textsOf(host, "Binds")),
        m_oldObjects(member(host, "Mounts")),
        m_before(before)
    {
    }

    void add(const backend::Mount& mount)
    {
        if (mount.source.isEmpty())
            return; // a new volume without a name
        if (sameOf(m_before, mount) == nullptr || !addAsBefore(mount))
            m_binds.push_back(bindOf(mount).toStdString());
    }

    /// What an inspection does not tell as a mount of files: memory, and whatever comes to servers' minds.
    void addOthers(const std::vector<backend::Mount>& now)
    {
        const auto isOther = [&](const QString& target) { return !isAmong(m_before, target) && !isAmong(now, target); };
        for (const QString& bind : m_oldBinds) {
            if (isOther(targetOfBind(bind)))
                m_binds.push_back(bind.toStdString());
        }
        if (!m_oldObjects.is_array())
            return;
        for (const json& object : m_oldObjects) {
            if (isOther(placeOf(textOf(object, "Target"))))
                m_objects.push_back(object);
        }
    }

    void writeTo(json& host) const
    {
        host.erase("Binds");
        host.erase("Mounts");
        if (!m_binds.empty())
            host["Binds"] = m_binds;
        if (!m_objects.empty())
            host["Mounts"] = m_objects;
    }

private:
    bool addAsBefore(const backend::Mount& mount)
    {
        const QString target = placeOf(mount.target);
        for (const QString& bind : m_oldBinds) {
            if (targetOfBind(bind) == target) {
                m_binds.push_back(bindFor(bind, mount.isReadOnly).toStdString());
                return true;
            }
        }
        if (!m_oldObjects.is_array())
            return false;
        for (json object : m_oldObjects) {
            if (!object.is_object() || placeOf(textOf(object, "Target")) != target)
                continue;
            object["Source"] = mount.source.toStdString(); // a volume without a name has one by now
            if (flagOf(object, "ReadOnly") != mount.isReadOnly)
                object["ReadOnly"] = mount.isReadOnly;
            m_objects.push_back(std::move(object));
            return true;
        }
        return false;
    }

    QStringList m_oldBinds;
    json m_oldObjects;
    const std::vector<backend::Mount>& m_before;
    json m_binds = json::array();
    json m_objects = json::array();
};

} // namespace

void remakeMounts(const backend::ContainerPlan& before, const backend::ContainerPlan& plan, json& host)
{
    Mounts mounts(host, before.mounts);
    for (const backend::Mount& mount : plan.mounts)
        mounts.add(mount);
    mounts.addOthers(plan.mounts);
    mounts.writeTo(host);
    const auto memory = host.find("Tmpfs");
    if (memory == host.end() || !memory->is_object())
        return;
    json kept = json::object();
    for (const auto& [target, options] : memory->items()) {
        if (!isAmong(plan.mounts, placeOf(QString::fromStdString(target))))
            kept[target] = options;
    }
    *memory = std::move(kept);
}

} // namespace darse::connect::docker
