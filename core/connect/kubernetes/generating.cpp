// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/generating.h"

#include "core/connect/docker/answerjson.h"
#include "core/kube/generated.h"

#include <QFutureWatcher>

namespace darse::connect::kubernetes {

using nlohmann::json;

backend::Pending<QString> generateOfContainer(backend::Inspection& inspection, const QString& key)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    using Watcher = QFutureWatcher<Result<QString>>;
    auto* watcher = new Watcher;
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, promise] {
        watcher->deleteLater();
        const bool hasAnswer = watcher->future().resultCount() > 0;
        const Result<QString> answer =
            hasAnswer ? watcher->result() : Result<QString>(Error(ErrorKind::Canceled, "the work was given up"));
        if (!answer) {
            promise->addResult(answer.error());
        } else {
            const json inspected = docker::answerJson(answer->toStdString());
            promise->addResult(QString::fromStdString(kube::toYaml(kube::podOf({{inspected, json()}}))));
        }
        promise->finish();
    });
    watcher->setFuture(inspection.json({backend::Kind::Container, key}));
    return promise->future();
}

} // namespace darse::connect::kubernetes
