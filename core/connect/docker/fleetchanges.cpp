// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/storage.h"
#include "core/connect/docker/fetching.h"
#include "core/connect/docker/fleet.h"
#include "core/connect/docker/relations.h"
#include "core/connect/docker/trashverbs.h"
#include "core/connect/docker/volumeview.h"

#include <algorithm>
#include <array>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using backend::Kind;
using backend::ObjectPtr;

constexpr int kMostAtOnce = 3;
constexpr std::size_t kBatch = 16;
/// Of a storm of events. What happens after a rest is looked at once.
constexpr auto kPace = 25ms;
constexpr qsizetype kMostGone = 10'000;

/// Words of containers that change nothing of what is shown.
bool isQuiet(const QString& action)
{
    static const QSet<QString> kQuiet{u"attach"_s,    u"detach"_s,      u"archive-path"_s, u"copy"_s,
                                      u"export"_s,    u"exec_create"_s, u"exec_start"_s,   u"exec_die"_s,
                                      u"exec_died"_s, u"exec"_s,        u"exec_detach"_s,  u"resize"_s,
                                      u"top"_s,       u"mount"_s,       u"unmount"_s,      u"sync"_s};
    return kQuiet.contains(action);
}

bool isRemoval(const QString& action)
{
    return action == "destroy"_L1 || action == "remove"_L1;
}

} // namespace

void Fleet::take(const std::vector<Happening>& happenings)
{
    Shelf& events = *shelf(Kind::Event);
    for (const Happening& happening : happenings) {
        if (happening.event)
            events.put(happening.event);
        takeOne(happening);
    }
    while (events.rows().size() > kKeptEvents)
        events.erase(QString(events.rows().begin()->first));
    flush();
}

std::vector<QString> Fleet::running(std::size_t most) const
{
    std::vector<QString> keys;
    for (const auto& [key, row] : m_shelves.at(Kind::Container).rows()) {
        const bool isAlive = row->status == backend::Status::Running || row->status == backend::Status::Warning;
        if (isAlive && keys.size() < most)
            keys.push_back(key);
    }
    return keys;
}

void Fleet::takeOne(const Happening& happening)
{
    if (happening.type == "image"_L1)
        return relistSoon(Kind::Image);
    if (happening.type == "container"_L1 && happening.action == "commit"_L1)
        return relistSoon(Kind::Image); // one without a name is told by nothing else
    if (happening.type == "volume"_L1)
        return isQuiet(happening.action) ? void() : relistSoon(Kind::Volume);
    if (happening.type == "network"_L1 && happening.id.isEmpty())
        return relistSoon(Kind::Network);
    if (happening.id.isEmpty() || isQuiet(happening.action))
        return;
    if (happening.type == "container"_L1 && isRemoval(happening.action))
        return containerGone(happening.id);
    want({Kind::Container, happening.id});
}

void Fleet::containerGone(const QString& key)
{
    if (m_gone.size() > kMostGone)
        m_gone.clear();
    m_gone.insert(key);
    m_detailed.remove(key);
    shelf(Kind::Container)->erase(key);
    relateSoon();
}

void Fleet::want(const backend::ObjectRef& ref)
{
    if (m_lost || m_gone.contains(ref.key) || m_wantedKeys.contains(ref.key))
        return;
    m_wanted.push_back(ref);
    m_wantedKeys.insert(ref.key);
    if (m_inspect.isActive())
        return;
    const auto passed = m_sinceInspected.isValid() ? std::chrono::milliseconds(m_sinceInspected.elapsed()) : kPace;
    m_inspect.start(m_wanted.size() < kBatch ? std::max(kPace - passed, 0ms) : 0ms);
}

void Fleet::inspectNext()
{
    while (m_inspecting < kMostAtOnce && !m_wanted.empty()) {
        const auto end = m_wanted.begin() + static_cast<std::ptrdiff_t>(std::min(kBatch, m_wanted.size()));
        std::vector<backend::ObjectRef> batch(m_wanted.begin(), end);
        m_wanted.erase(m_wanted.begin(), end);
        for (const backend::ObjectRef& ref : batch)
            m_wantedKeys.remove(ref.key);
        ++m_inspecting;
        m_sinceInspected.start();
        m_hands.start([this, batch = std::move(batch), wire = m_wire](const std::stop_token& stop) {
            std::vector<Details> all;
            for (const backend::ObjectRef& ref : batch)
                all.push_back({ref, fetchDetails(*wire, ref, stop)});
            m_hands.home([this, all = std::move(all)] {
                --m_inspecting;
                takeDetails(all);
                if (!m_inspect.isActive())
                    inspectNext();
            });
        });
    }
}

void Fleet::takeDetails(const std::vector<Details>& all)
{
    for (const Details& details : all) {
        if (details.ref.kind == Kind::Container)
            takeContainer(details);
        else
            takeImageParts(details);
    }
    flush();
}

void Fleet::takeContainer(const Details& details)
{
    if (!details.answer) {
        if (details.answer.error().kind() == ErrorKind::NotFound)
            containerGone(details.ref.key);
        return; // what the list told stays
    }
    const ObjectPtr& container = *details.answer;
    if (!container || m_gone.contains(container->key) || container->key != details.ref.key)
        return;
    if (isTrashName(container->name) || isViewName(container->name)) { // not for good: it may come back
        shelf(Kind::Container)->erase(container->key);
        return relateSoon();
    }
    m_detailed.insert(container->key);
    const ObjectPtr before = shelf(Kind::Container)->find(container->key);
    shelf(Kind::Container)->put(container);
    if (!before || !useTheSame(*before, *container))
        relateSoon();
}

void Fleet::takeImageParts(const Details& details)
{
    const ObjectPtr row = shelf(Kind::Image)->find(details.ref.key);
    if (!row || !details.answer)
        return;
    const auto& parts = backend::as<backend::Image>(**details.answer);
    auto image = std::make_shared<backend::Image>(backend::as<backend::Image>(*row));
    image->layers = parts.layers;
    image->platform = parts.platform;
    m_detailed.insert(image->key);
    shelf(Kind::Image)->put(std::move(image));
}

} // namespace darse::connect::docker
