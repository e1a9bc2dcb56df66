// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/mergedobjects.h"

#include <QFutureWatcher>

#include <algorithm>
#include <optional>
#include <utility>

namespace darse::connect::kubernetes {

using backend::ObjectList;
using backend::ObjectPtr;

namespace {

using Lists = QFutureWatcher<Result<ObjectList>>;

/// Both answers, until they are there.
struct Both {
    ObjectList all;
    std::optional<Error> error;
    int missing = 2;
    QPromise<Result<ObjectList>> promise;
};

void await(const backend::Pending<ObjectList>& pending, const std::shared_ptr<Both>& both)
{
    auto* watcher = new Lists;
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, both] {
        watcher->deleteLater();
        const bool hasAnswer = watcher->future().resultCount() > 0;
        const Result<ObjectList> answer =
            hasAnswer ? watcher->result() : Result<ObjectList>(Error(ErrorKind::Canceled, "the work was given up"));
        if (answer)
            both->all.insert(both->all.end(), answer->begin(), answer->end());
        else
            both->error = answer.error();
        if (--both->missing > 0)
            return;
        std::ranges::sort(both->all, {}, [](const ObjectPtr& object) { return object->key; });
        if (both->error)
            both->promise.addResult(*both->error);
        else
            both->promise.addResult(std::move(both->all));
        both->promise.finish();
    });
    watcher->setFuture(pending);
}

class BothWatches final : public backend::Watch {
public:
    BothWatches(std::unique_ptr<Watch> one, std::unique_ptr<Watch> other) :
        m_one(std::move(one)),
        m_other(std::move(other))
    {
        for (Watch* inner : {m_one.get(), m_other.get()}) {
            connect(inner, &Watch::changed, this, &Watch::changed);
            connect(inner, &Watch::ended, this, [this](const Error& error) {
                if (!std::exchange(m_hasEnded, true))
                    Q_EMIT ended(error);
            });
        }
    }

private:
    std::unique_ptr<Watch> m_one;
    std::unique_ptr<Watch> m_other;
    bool m_hasEnded = false;
};

} // namespace

backend::Pending<ObjectList> MergedObjects::list()
{
    auto both = std::make_shared<Both>();
    both->promise.start();
    auto pending = both->promise.future();
    await(m_one.list(), both);
    await(m_other.list(), both);
    return pending;
}

std::unique_ptr<backend::Watch> MergedObjects::watch()
{
    return std::make_unique<BothWatches>(m_one.watch(), m_other.watch());
}

} // namespace darse::connect::kubernetes
