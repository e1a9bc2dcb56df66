// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/engine/enginebackend.h"

#include "core/backend/objects.h"
#include "core/connect/engine/machine.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <chrono>

namespace darse::connect::engine {
namespace {

/// How long until the engine is asked again: calm while it answers, sooner while it does not.
constexpr std::chrono::seconds kCalm{5};
constexpr std::chrono::seconds kImpatient{2};

} // namespace

struct EngineBackend::Answer {
    Result<Machine> machine;
};

/// One node: the machine that the engine runs on.
class EngineBackend::Machines final : public backend::Objects {
public:
    backend::Pending<backend::ObjectList> list() override { return backend::ready<backend::ObjectList>(m_list); }
    std::unique_ptr<backend::Watch> watch() override { return std::make_unique<backend::Watch>(); }

    void set(const backend::ObjectPtr& node) { m_list = {node}; }

private:
    backend::ObjectList m_list;
};

EngineBackend::EngineBackend(const QString& socket, QObject* parent) :
    Backend(parent),
    m_socket(socket),
    m_machines(std::make_unique<Machines>())
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &EngineBackend::ask);
}

EngineBackend::~EngineBackend()
{
    m_stop.request_stop();
}

void EngineBackend::open()
{
    ask();
}

backend::Objects* EngineBackend::objects(backend::Kind kind)
{
    const bool isConnected = m_link == backend::Link::Connected;
    return isConnected && kind == backend::Kind::Node ? m_machines.get() : nullptr;
}

void EngineBackend::ask()
{
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), socket = m_socket.toStdString(), stop = m_stop.get_token()] {
            auto answer = std::make_shared<Answer>(Answer{askMachine(socket, stop)});
            // The backend may be gone by now: only the thread that owns it may look.
            QMetaObject::invokeMethod(qApp, [self, answer, stop] {
                if (!stop.stop_requested() && !self.isNull())
                    self->take(*answer);
            });
        });
}

void EngineBackend::take(const Answer& answer)
{
    const backend::Link before = m_link;
    if (answer.machine) {
        m_error.reset();
        m_link = backend::Link::Connected;
        m_capabilities = {.product = QStringLiteral("Darse engine"), .version = answer.machine->engineVersion};
        m_machines->set(answer.machine->node);
    } else {
        m_error = answer.machine.error();
        m_link = backend::Link::Lost;
    }
    if (m_link != before)
        Q_EMIT linkChanged();
    m_next.start(m_link == backend::Link::Connected ? kCalm : kImpatient);
}

} // namespace darse::connect::engine
