// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakebackend.h"

namespace darse::test {

using namespace backend;

Pending<ObjectList> FakeObjects::list()
{
    if (m_isHeld) {
        m_held.push_back(std::make_unique<QPromise<Result<ObjectList>>>());
        m_held.back()->start();
        return m_held.back()->future();
    }
    if (m_error)
        return ready<ObjectList>(*m_error);
    ObjectList objects;
    for (const auto& [key, object] : m_objects)
        objects.push_back(object);
    return ready<ObjectList>(std::move(objects));
}

std::unique_ptr<Watch> FakeObjects::watch()
{
    auto watch = std::make_unique<Watch>();
    m_watches.push_back(watch.get());
    return watch;
}

void FakeObjects::put(ObjectPtr object)
{
    m_objects[object->key] = object;
    tell({object->key, object});
}

void FakeObjects::take(const QString& key)
{
    m_objects.erase(key);
    tell({key, nullptr});
}

void FakeObjects::tell(const Change& change)
{
    for (const QPointer<Watch>& watch : m_watches) {
        if (watch != nullptr)
            Q_EMIT watch->changed({change});
    }
}

void FakeObjects::breakWatch(const Error& error)
{
    const auto watches = std::exchange(m_watches, {});
    for (const QPointer<Watch>& watch : watches) {
        if (watch != nullptr)
            Q_EMIT watch->ended(error);
    }
}

std::unique_ptr<MetricsStream> FakeMetrics::stream(std::chrono::seconds)
{
    auto stream = std::make_unique<MetricsStream>();
    m_streams.push_back(stream.get());
    return stream;
}

Pending<std::vector<Frame>> FakeMetrics::history(const ObjectRef&, std::chrono::seconds, int)
{
    return ready<std::vector<Frame>>(std::vector<Frame>());
}

void FakeMetrics::send(const Frame& frame)
{
    for (const QPointer<MetricsStream>& stream : m_streams) {
        if (stream != nullptr)
            Q_EMIT stream->frame(frame);
    }
}

Pending<void> FakeContainers::note(const char* verb, const QString& key)
{
    calls.append(QLatin1StringView(verb) + u' ' + key);
    return ready<void>(ok());
}

void FakeBackend::setLink(Link link, std::optional<Error> error)
{
    m_link = link;
    m_error = std::move(error);
    Q_EMIT linkChanged();
}

void FakeBackend::setAttempt(const backend::Attempt& attempt)
{
    m_attempt = attempt;
    Q_EMIT attemptChanged();
}

std::shared_ptr<Container> makeContainer(const QString& name, Status status)
{
    auto container = std::make_shared<Container>();
    container->key = name;
    container->name = name;
    container->status = status;
    container->image = QStringLiteral("nginx:1.27");
    container->created = QDateTime::currentDateTimeUtc();
    return container;
}

} // namespace darse::test
