// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/operation.h"

#include "core/session/whendone.h"

#include <algorithm>

namespace darse::session {

Operation::Operation(Description description, const backend::Pending<void>& work, QObject* parent) :
    QObject(parent),
    m_description(std::move(description)),
    m_started(QDateTime::currentDateTimeUtc())
{
    whenDone(work, this, [this](const Result<void>& result) { end(result); });
}

Operation::Operation(Description description, std::unique_ptr<backend::Transfer> transfer, QObject* parent) :
    QObject(parent),
    m_description(std::move(description)),
    m_started(QDateTime::currentDateTimeUtc()),
    m_transfer(std::move(transfer))
{
    if (!m_transfer) {
        QMetaObject::invokeMethod(
            this, [this] { end(Error(ErrorKind::Internal, "the work did not begin")); }, Qt::QueuedConnection);
        return;
    }
    connect(m_transfer.get(), &backend::Transfer::progressed, this, &Operation::takeProgress);
    // Queued: cancel() may finish a transfer at once, and whoever listens may delete this.
    connect(
        m_transfer.get(), &backend::Transfer::finished, this, [this](const Result<void>& result) { end(result); },
        Qt::QueuedConnection);
}

Operation::~Operation() = default;

void Operation::cancel()
{
    if (canCancel())
        m_transfer->cancel();
}

void Operation::takeProgress(const backend::Progress& progress)
{
    if (m_state != State::Running)
        return;
    m_progress = progress;
    if (!progress.line.isEmpty() && (m_lastLines.isEmpty() || m_lastLines.last() != progress.line)) {
        m_lastLines << progress.line;
        if (m_lastLines.size() > kKeptLines)
            m_lastLines.removeFirst();
    }
    Q_EMIT changed();
}

void Operation::end(const Result<void>& result)
{
    if (m_state != State::Running)
        return;
    if (result) {
        m_state = State::Succeeded;
    } else {
        m_state = result.error().kind() == ErrorKind::Canceled ? State::Canceled : State::Failed;
        m_error = result.error();
    }
    Q_EMIT changed();
    Q_EMIT finished();
}

Operation& Operations::add(std::unique_ptr<Operation> operation)
{
    Operation* added = operation.release();
    added->setParent(this);
    m_operations.insert(m_operations.begin(), added);
    connect(added, &Operation::changed, this, &Operations::changed);
    connect(added, &Operation::finished, this, [this, added] { Q_EMIT ended(added); });
    const auto isEnded = [](const Operation* o) { return o->state() != Operation::State::Running; };
    if (m_operations.size() > kKept) {
        const auto oldest = std::find_if(m_operations.rbegin(), m_operations.rend(), isEnded);
        if (oldest != m_operations.rend())
            drop(std::next(oldest).base());
    }
    Q_EMIT changed();
    return *added;
}

void Operations::drop(std::vector<Operation*>::iterator place)
{
    (*place)->disconnect(this);
    (*place)->deleteLater();
    m_operations.erase(place);
}

int Operations::runningCount() const
{
    return static_cast<int>(std::count_if(m_operations.begin(), m_operations.end(),
                                          [](const Operation* o) { return o->state() == Operation::State::Running; }));
}

void Operations::clearEnded()
{
    const std::size_t before = m_operations.size();
    for (auto it = m_operations.end(); it != m_operations.begin();) {
        if ((*--it)->state() != Operation::State::Running)
            drop(it); // what follows moves up; everything before `it` stays valid
    }
    if (m_operations.size() != before)
        Q_EMIT changed();
}

} // namespace darse::session
