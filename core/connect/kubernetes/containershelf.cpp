// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/containershelf.h"

#include "core/connect/kubernetes/podcontainers.h"
#include "core/kube/document.h"

#include <QFutureWatcher>

namespace darse::connect::kubernetes {

using backend::Kind;
using backend::ObjectList;

ContainerShelf::ContainerShelf(ObjectFeed& pods) :
    m_pods(pods),
    m_verbs{.list = [this](Kind) { return list(); },
            .yaml = [this](const backend::ObjectRef& ref) { return yaml(ref.key); },
            .remove =
                [](const backend::ObjectPtr&) {
                    return backend::ready<void>(
                        Error(ErrorKind::Unsupported, "a container of a cluster goes with its pod"));
                }},
    m_shelf(Kind::Container, m_verbs)
{
}

backend::Pending<ObjectList> ContainerShelf::list()
{
    follow();
    auto promise = std::make_shared<QPromise<Result<ObjectList>>>();
    promise->start();
    auto pending = promise->future();
    auto* watcher = new QFutureWatcher<Result<ObjectList>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, promise] {
        watcher->deleteLater();
        const bool hasAnswer = watcher->future().resultCount() > 0;
        const Result<ObjectList> pods =
            hasAnswer ? watcher->result() : Result<ObjectList>(Error(ErrorKind::Canceled, "the work was given up"));
        if (pods) {
            takeAll();
            promise->addResult(m_shelf.sorted());
        } else {
            promise->addResult(pods.error());
        }
        promise->finish();
    });
    watcher->setFuture(m_pods.shelf().list());
    return pending;
}

backend::Pending<QString> ContainerShelf::yaml(const QString& key)
{
    const ContainerPlace place = containerPlace(key);
    const auto pod = m_pods.raw(place.pod);
    const json about = pod == nullptr ? json() : containerIn(*pod, place.name);
    if (about.is_null())
        return backend::ready<QString>(Error(ErrorKind::NotFound, key.toStdString() + " is not there any more"));
    return backend::ready<QString>(QString::fromStdString(kube::toYaml(about)));
}

void ContainerShelf::follow()
{
    if (m_watch)
        return;
    m_watch = m_pods.shelf().watch();
    connect(m_watch.get(), &backend::Watch::changed, this, [this](const std::vector<backend::Change>& changes) {
        for (const backend::Change& change : changes)
            take(change.key);
        m_shelf.flush();
    });
    connect(m_watch.get(), &backend::Watch::ended, this, [this](const Error& error) {
        m_watch.release()->deleteLater(); // it is the sender
        m_shelf.end(error);
    });
}

void ContainerShelf::takeAll()
{
    QStringList gone;
    for (const auto& [pod, containers] : m_of) {
        if (m_pods.raw(pod) == nullptr)
            gone.push_back(pod);
    }
    for (const QString& pod : gone)
        take(pod);
    for (const auto& [pod, row] : m_pods.shelf().rows())
        take(pod);
    m_shelf.flush();
}

void ContainerShelf::take(const QString& pod)
{
    const auto raw = m_pods.raw(pod);
    QStringList now;
    for (const backend::ObjectPtr& container : raw == nullptr ? ObjectList() : containersOfPod(*raw)) {
        now.push_back(container->key);
        m_shelf.put(container);
    }
    for (const QString& before : std::as_const(m_of[pod])) {
        if (!now.contains(before))
            m_shelf.erase(before);
    }
    if (now.isEmpty())
        m_of.erase(pod);
    else
        m_of[pod] = now;
}

} // namespace darse::connect::kubernetes
