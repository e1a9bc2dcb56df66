// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/execs.h"

#include "core/connect/docker/execsession.h"

namespace darse::connect::docker {
namespace {

class Stream final : public backend::ExecStream {
public:
    Stream(Hands& hands, std::shared_ptr<Wire> wire, const QString& key, const backend::ExecOptions& options) :
        m_session(std::make_shared<ExecSession>(std::move(wire), key, options))
    {
        m_reading.begin(hands, this, [this, session = m_session](Errand& errand) {
            // Only what is told at home may touch this: it may be gone.
            const ExecSession::Listener listener{
                .started = [this, &errand] { errand.tell([this] { Q_EMIT started(); }); },
                .output =
                    [this, &errand](const QByteArray& bytes) {
                        return errand.tell([this, bytes] { Q_EMIT output(bytes); });
                    }};
            const backend::ExecEnd end = session->read(listener, errand.token());
            errand.tell([this, end] { Q_EMIT ended(end); });
        });
        m_feeding.begin(hands, this, [session = m_session](Errand& errand) { session->feed(errand.token()); });
    }

    void write(const QByteArray& bytes) override { m_session->write(bytes); }
    void resize(backend::TerminalSize size) override { m_session->resize(size); }
    void hold() override { m_session->setHeld(true); }
    void release() override { m_session->setHeld(false); }

private:
    std::shared_ptr<ExecSession> m_session;
    ErrandHolder m_reading;
    ErrandHolder m_feeding;
};

} // namespace

std::unique_ptr<backend::ExecStream> ExecVerbs::open(const QString& containerKey, const backend::ExecOptions& options)
{
    return std::make_unique<Stream>(m_hands, m_wire, containerKey, options);
}

} // namespace darse::connect::docker
