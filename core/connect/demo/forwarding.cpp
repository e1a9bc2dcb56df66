// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/forwarding.h"

namespace darse::connect::demo {
namespace {

constexpr quint16 kForAdministrators = 1024;
constexpr quint16 kSomewhereElse = 40000;

class DemoForward final : public backend::PortForward {
public:
    explicit DemoForward(backend::PortForwardAsked asked) : m_asked(std::move(asked)) {}

    const backend::PortForwardAsked& asked() const override { return m_asked; }
    quint16 localPort() const override
    {
        if (m_asked.localPort != 0)
            return m_asked.localPort;
        return m_asked.port < kForAdministrators ? quint16(kSomewhereElse + m_asked.port) : m_asked.port;
    }
    int connections() const override { return 0; }
    std::optional<Error> error() const override { return std::nullopt; }

private:
    backend::PortForwardAsked m_asked;
};

} // namespace

Result<std::unique_ptr<backend::PortForward>> ForwardDesk::open(const backend::PortForwardAsked& asked)
{
    TRY(m_stage.admit(backend::Kind::Pod));
    if (!m_stage.world.find(backend::Kind::Pod, asked.pod))
        return Error(ErrorKind::NotFound, asked.pod.toStdString() + " is not there any more");
    return std::unique_ptr<backend::PortForward>(std::make_unique<DemoForward>(asked));
}

} // namespace darse::connect::demo
