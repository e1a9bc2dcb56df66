// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podmetrics.h"

#include <QFutureWatcher>

#include <algorithm>
#include <map>

namespace darse::connect::kubernetes {

using backend::Frame;
using backend::Kind;
using backend::Sample;

namespace {

using Value = std::optional<double> Sample::*;

constexpr Value kSums[] = {&Sample::cpuCores, &Sample::memoryBytes, &Sample::diskReadPerSecond,
                           &Sample::diskWrittenPerSecond};
constexpr Value kGreatest[] = {&Sample::networkReceivedPerSecond, &Sample::networkSentPerSecond, &Sample::pressure};

void add(Sample& to, const Sample& from)
{
    for (const Value value : kSums) {
        if (from.*value)
            to.*value = (to.*value).value_or(0) + *(from.*value);
    }
    for (const Value value : kGreatest) {
        if (from.*value)
            to.*value = std::max((to.*value).value_or(0), *(from.*value));
    }
}

class Stream final : public backend::MetricsStream {
public:
    Stream(std::unique_ptr<backend::MetricsStream> inner, PodMetrics::Members members) :
        m_members(std::move(members)),
        m_inner(std::move(inner))
    {
        connect(m_inner.get(), &MetricsStream::frame, this,
                [this](const Frame& told) { Q_EMIT frame(withPods(told, m_members())); });
        connect(m_inner.get(), &MetricsStream::ended, this, &MetricsStream::ended);
    }

private:
    PodMetrics::Members m_members;
    std::unique_ptr<backend::MetricsStream> m_inner;
};

/// What is asked for several containers, until all have answered.
struct Gathering {
    std::map<qint64, Sample> moments;
    std::optional<Error> error;
    int missing = 0;
    QPromise<Result<std::vector<Frame>>> promise;
};

void take(Gathering& gathering, const backend::ObjectRef& pod, const Result<std::vector<Frame>>& answer)
{
    if (!answer)
        gathering.error = answer.error();
    for (const Frame& frame : answer ? *answer : std::vector<Frame>()) {
        for (const Sample& sample : frame.samples)
            add(gathering.moments[frame.atMilliseconds], sample);
    }
    if (--gathering.missing > 0)
        return;
    std::vector<Frame> frames;
    for (auto& [at, sample] : gathering.moments) {
        sample.ref = pod;
        frames.push_back({.atMilliseconds = at, .samples = {sample}});
    }
    if (frames.empty() && gathering.error)
        gathering.promise.addResult(*gathering.error);
    else
        gathering.promise.addResult(std::move(frames));
    gathering.promise.finish();
}

} // namespace

Frame withPods(Frame frame, const QMap<QString, QStringList>& members)
{
    QMap<QString, QString> podOf;
    for (const auto& [pod, containers] : members.asKeyValueRange()) {
        for (const QString& container : containers)
            podOf.insert(container, pod);
    }
    std::map<QString, Sample> pods;
    for (const Sample& sample : frame.samples) {
        if (const auto pod = podOf.constFind(sample.ref.key);
            sample.ref.kind == Kind::Container && pod != podOf.constEnd())
            add(pods[*pod], sample);
    }
    for (auto& [key, sample] : pods) {
        sample.ref = {Kind::Pod, key};
        frame.samples.push_back(sample);
    }
    return frame;
}

std::unique_ptr<backend::MetricsStream> PodMetrics::stream(std::chrono::seconds interval)
{
    backend::Metrics* inner = m_inner();
    return inner == nullptr ? std::make_unique<backend::MetricsStream>()
                            : std::make_unique<Stream>(inner->stream(interval), m_members);
}

backend::Pending<std::vector<Frame>> PodMetrics::history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                         int points)
{
    backend::Metrics* inner = m_inner();
    if (inner == nullptr)
        return backend::ready<std::vector<Frame>>(Error(ErrorKind::Unsupported, "there are no numbers"));
    if (ref.kind != Kind::Pod)
        return inner->history(ref, span, points);
    const QStringList containers = m_members().value(ref.key);
    if (containers.isEmpty())
        return backend::ready<std::vector<Frame>>(std::vector<Frame>());
    auto gathering = std::make_shared<Gathering>();
    gathering->missing = static_cast<int>(containers.size());
    gathering->promise.start();
    auto pending = gathering->promise.future();
    for (const QString& container : containers) {
        using Watcher = QFutureWatcher<Result<std::vector<Frame>>>;
        auto* watcher = new Watcher;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, gathering, ref] {
            watcher->deleteLater();
            const bool hasAnswer = watcher->future().resultCount() > 0;
            take(*gathering, ref,
                 hasAnswer ? watcher->result()
                           : Result<std::vector<Frame>>(Error(ErrorKind::Canceled, "the work was given up")));
        });
        watcher->setFuture(inner->history({Kind::Container, container}, span, points));
    }
    return pending;
}

} // namespace darse::connect::kubernetes
