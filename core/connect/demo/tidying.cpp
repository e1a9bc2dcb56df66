// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/tidying.h"

#include "core/backend/container.h"
#include "core/backend/networking.h"
#include "core/backend/storage.h"
#include "core/connect/demo/removal.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Container;
using backend::DiskItem;
using backend::DiskUse;
using backend::Image;
using backend::Kind;
using backend::Network;
using backend::Pending;
using backend::PrunePreview;
using backend::Volume;

namespace {

constexpr qint64 kMiB = qint64{1} << 20;

/// What a container has written beside its image: always the same, a few megabytes.
qint64 writtenBy(const Container& container)
{
    constexpr quint64 kMost = 24;
    return qint64(qHash(container.key, 0) % kMost) * kMiB / 4;
}

bool isUsed(const World& world, const backend::Object& object)
{
    if (object.kind == Kind::Image)
        return !backend::as<Image>(object).usedBy.isEmpty();
    if (object.kind == Kind::Volume)
        return !backend::as<Volume>(object).usedBy.isEmpty();
    if (object.kind == Kind::Container)
        return backend::as<Container>(object).pid != 0 || !backend::as<Container>(object).podKey.isEmpty();
    return object.key == "bridge"_L1 || std::ranges::any_of(world.table(Kind::Container), [&](const auto& row) {
               return backend::as<Container>(*row.second).networks.contains(object.key);
           });
}

DiskItem itemOf(const World& world, const backend::Object& object)
{
    DiskItem item{.ref = {object.kind, object.key}, .name = object.name, .isUsed = isUsed(world, object)};
    if (object.kind == Kind::Image) {
        const auto& image = backend::as<Image>(object);
        item.shared = image.sharedSize;
        item.bytes = image.size - image.sharedSize;
    } else if (object.kind == Kind::Volume) {
        item.bytes = backend::as<Volume>(object).size.value_or(0);
    } else if (object.kind == Kind::Container) {
        item.bytes = writtenBy(backend::as<Container>(object));
    }
    return item;
}

Result<void> nameFor(const World& world, Kind kind, const QString& name)
{
    static const QRegularExpression kShape(u"\\A[A-Za-z0-9][A-Za-z0-9_.-]*\\z"_s);
    if (!kShape.match(name).hasMatch())
        return Error(ErrorKind::InvalidInput, name.toStdString() + " is not a name: letters, digits, _ . and - only");
    if (world.find(kind, name))
        return Error(ErrorKind::AlreadyExists, (kindWord(kind) + u' ' + name).toStdString() + " exists already");
    return ok();
}

} // namespace

Pending<DiskUse> Tidying::diskUse()
{
    if (m_stage.lost)
        return m_stage.reply<DiskUse>(*m_stage.lost);
    const World& world = m_stage.world;
    DiskUse use;
    std::set<QString> layers;
    for (const Kind kind : {Kind::Image, Kind::Container, Kind::Volume}) {
        for (const auto& [key, object] : world.table(kind))
            use.items.push_back(itemOf(world, *object));
    }
    for (const auto& [key, object] : world.table(Kind::Image)) {
        for (const backend::ImageLayer& layer : backend::as<Image>(*object).layers)
            use.layers += layers.insert(layer.digest).second ? layer.size : 0;
    }
    use.cache = 412 * kMiB;
    use.idleCache = 180 * kMiB;
    return m_stage.reply<DiskUse>(std::move(use));
}

Pending<PrunePreview> Tidying::preview(Kind kind)
{
    if (auto admitted = m_stage.admit(kind); !admitted)
        return m_stage.reply<PrunePreview>(std::move(admitted).error());
    PrunePreview preview;
    for (const auto& [key, object] : m_stage.world.table(kind)) {
        const bool hasName = kind == Kind::Image && !backend::as<Image>(*object).tags.isEmpty();
        if (hasName || isUsed(m_stage.world, *object))
            continue;
        preview.keys << key;
        preview.names << object->name;
        preview.sizes.push_back(itemOf(m_stage.world, *object).bytes);
    }
    return m_stage.reply<PrunePreview>(std::move(preview));
}

Pending<void> Tidying::prune(Kind kind, const QStringList& keys)
{
    if (auto admitted = m_stage.admit(kind); !admitted)
        return m_stage.reply<void>(std::move(admitted).error());
    for (const QString& key : keys) {
        const auto removed = removeObject(m_stage.world, {kind, key});
        const bool isPassed =
            !removed && (removed.error().kind() == ErrorKind::NotFound || removed.error().kind() == ErrorKind::InUse ||
                         removed.error().kind() == ErrorKind::InvalidState);
        if (!removed && !isPassed)
            return m_stage.reply<void>(removed.error());
    }
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

Pending<void> Tidying::makeVolume(const backend::NewVolume& asked)
{
    if (auto fits = nameFor(m_stage.world, Kind::Volume, asked.name); !fits)
        return m_stage.reply<void>(std::move(fits).error());
    auto volume = std::make_shared<Volume>();
    volume->key = volume->name = asked.name;
    volume->labels = asked.labels;
    volume->created = m_stage.world.date();
    volume->status = backend::Status::Normal;
    volume->driver = asked.driver.isEmpty() ? u"local"_s : asked.driver;
    volume->mountPoint = u"/var/lib/darse/volumes/"_s + asked.name;
    volume->size = 0;
    m_stage.world.put(std::move(volume));
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

Pending<void> Tidying::makeNetwork(const backend::NewNetwork& asked)
{
    if (auto fits = nameFor(m_stage.world, Kind::Network, asked.name); !fits)
        return m_stage.reply<void>(std::move(fits).error());
    auto network = std::make_shared<Network>();
    network->key = network->name = asked.name;
    network->labels = asked.labels;
    network->created = m_stage.world.date();
    network->status = backend::Status::Normal;
    network->driver = asked.driver.isEmpty() ? u"bridge"_s : asked.driver;
    network->subnet = asked.subnet;
    network->gateway = asked.gateway;
    network->isInternal = asked.isInternal;
    m_stage.world.put(std::move(network));
    m_stage.publish();
    return m_stage.reply<void>(ok());
}

} // namespace darse::connect::demo
