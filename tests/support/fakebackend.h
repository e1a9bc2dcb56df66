// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/backend/container.h"
#include "core/backend/metrics.h"
#include "core/backend/objects.h"

#include <QPointer>

#include <map>
#include <optional>

namespace darse::test {

/// A list that does what a test says: answers, fails, or lets wait; and tells its watchers at once.
class FakeObjects final : public backend::Objects {
public:
    backend::Pending<backend::ObjectList> list() override;
    std::unique_ptr<backend::Watch> watch() override;

    /// Adds or replaces.
    void put(backend::ObjectPtr object);
    void take(const QString& key);
    /// All lists until the next call fail with this; nothing: they succeed.
    void failWith(std::optional<Error> error) { m_error = std::move(error); }
    /// Lists do not answer any more.
    void holdAnswers() { m_isHeld = true; }
    /// The connection breaks under the watchers.
    void breakWatch(const Error& error);

private:
    void tell(const backend::Change& change);

    std::map<QString, backend::ObjectPtr> m_objects;
    std::optional<Error> m_error;
    bool m_isHeld = false;
    std::vector<std::unique_ptr<QPromise<Result<backend::ObjectList>>>> m_held;
    std::vector<QPointer<backend::Watch>> m_watches;
};

/// Live numbers that a test sends by hand.
class FakeMetrics final : public backend::Metrics {
public:
    std::unique_ptr<backend::MetricsStream> stream(std::chrono::seconds interval) override;
    backend::Pending<std::vector<backend::Frame>> history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                          int points) override;
    void send(const backend::Frame& frame);

private:
    std::vector<QPointer<backend::MetricsStream>> m_streams;
};

/// Containers whose verbs are only written down.
class FakeContainers final : public backend::Containers {
public:
    backend::Pending<void> start(const QString& key) override { return note("start", key); }
    backend::Pending<void> stop(const QString& key) override { return note("stop", key); }
    backend::Pending<void> restart(const QString& key) override { return note("restart", key); }
    backend::Pending<void> pause(const QString& key) override { return note("pause", key); }
    backend::Pending<void> resume(const QString& key) override { return note("resume", key); }
    backend::Pending<void> kill(const QString& key) override { return note("kill", key); }

    /// "stop web"
    QStringList calls;

private:
    backend::Pending<void> note(const char* verb, const QString& key);
};

class FakeBackend : public backend::Backend {
    Q_OBJECT
public:
    using Backend::Backend;

    void open() override {}
    [[nodiscard]] backend::Link link() const override { return m_link; }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
    [[nodiscard]] backend::Attempt attempt() const override { return m_attempt; }
    void tryNow() override { ++tries; }
    backend::Objects* objects(backend::Kind kind) override { return &kinds[kind]; }
    backend::Containers* containers() override { return &verbs; }
    backend::Metrics* metrics() override { return &numbers; }

    void setLink(backend::Link link, std::optional<Error> error = {});
    void setAttempt(const backend::Attempt& attempt);

    std::map<backend::Kind, FakeObjects> kinds;
    FakeContainers verbs;
    FakeMetrics numbers;
    int tries = 0; ///< that a person asked for

private:
    backend::Link m_link = backend::Link::Connected;
    std::optional<Error> m_error;
    backend::Attempt m_attempt;
};

/// A container of this name, which is its key too.
[[nodiscard]] std::shared_ptr<backend::Container> makeContainer(const QString& name,
                                                                backend::Status status = backend::Status::Running);

} // namespace darse::test
