// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/kubedoor.h"

#include "core/kube/document.h"
#include "core/net/url.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace darse::engine {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kConfig = "kubeconfig";
constexpr const char* kAddress = "address";

bool isSame(std::string_view a, std::string_view b)
{
    unsigned different = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        different |= static_cast<unsigned>(a[i] ^ b[i]);
    return different == 0;
}

/// The same for whoever shows the token.
net::Handler withToken(net::Handler served, const std::string& token)
{
    return
        [served = std::move(served), expected = "Bearer " + token](net::Incoming& request, net::Responder& responder) {
            if (isSame(request.head().headers.find("Authorization").value_or(""), expected))
                served(request, responder);
            else
                api::refuseUnknown(responder);
        };
}

} // namespace

Result<KubeDoor> parseKubeAddress(const std::string& text)
{
    const Error bad(ErrorKind::InvalidInput,
                    "\"" + text + "\" is no address of this machine alone, as 127.0.0.1:6443 is");
    const auto colon = text.rfind(':');
    if (colon == std::string::npos)
        return bad;
    KubeDoor out;
    out.address = text.substr(0, colon);
    if (out.address == "localhost")
        out.address = "127.0.0.1";
    const char* end = text.data() + text.size();
    const auto [parsed, failure] = std::from_chars(text.data() + colon + 1, end, out.port);
    if (!out.address.starts_with("127.") || failure != std::errc() || parsed != end)
        return bad;
    return out;
}

std::string kubeConfig(const KubeDoor& door)
{
    const json cluster{{"server", "https://" + door.address + ":" + std::to_string(door.port)},
                       {"certificate-authority-data", net::base64(door.identity.certificatePem)}};
    return kube::toYaml(
        {{"apiVersion", "v1"},
         {"kind", "Config"},
         {"clusters", json::array({{{"name", "darse"}, {"cluster", cluster}}})},
         {"users", json::array({{{"name", "darse"}, {"user", {{"token", door.token}}}}})},
         {"contexts", json::array({{{"name", "darse"}, {"context", {{"cluster", "darse"}, {"user", "darse"}}}}})},
         {"current-context", "darse"}});
}

KubeGate::KubeGate(fs::path folder, net::Handler served) : m_folder(std::move(folder)), m_served(std::move(served)) {}

Result<void> KubeGate::begin(const std::optional<KubeDoor>& asked)
{
    const std::lock_guard lock(m_mutex);
    std::error_code failure;
    fs::remove(m_folder / kConfig, failure);
    if (asked) {
        TRY(openLocked(*asked));
        return ok();
    }
    const auto before = sys::readFile(m_folder / kAddress, mebibytes(1));
    if (!before)
        return ok();
    TRY_DECLARE(const KubeDoor door, parseKubeAddress(*before));
    TRY(openLocked(door));
    return ok();
}

Result<std::string> KubeGate::open(KubeDoor door)
{
    const std::lock_guard lock(m_mutex);
    if (isOpen())
        return sys::readFile(m_folder / kConfig, mebibytes(1));
    TRY_DECLARE(std::string config, openLocked(std::move(door)));
    TRY(sys::writeFileAtomically(m_folder / kAddress, m_address));
    return config;
}

Result<std::string> KubeGate::openLocked(KubeDoor door)
{
    TRY(readKubeIdentity(m_folder, door));
    TRY_DECLARE(net::Listener listener,
                net::Listener::tls(door.address, door.port, {.identity = door.identity, .clientAuthoritiesPem = {}}));
    door.port = listener.port();
    m_address = door.address + ":" + std::to_string(door.port);
    std::vector<net::Listener> listeners;
    listeners.push_back(std::move(listener));
    net::ServerOptions options;
    options.silence = std::chrono::hours(24); // of watches, logs and processes
    m_server = std::make_unique<net::Server>(std::move(listeners), withToken(m_served, door.token), options);
    m_serving = std::jthread([&served = *m_server](const std::stop_token& stop) {
        static_cast<void>(served.run(stop)); // it ends when it is told to
    });
    std::string config = kubeConfig(door);
    TRY(sys::writeFileAtomically(m_folder / kConfig, config));
    return config;
}

Result<std::string> KubeGate::configuration() const
{
    const std::lock_guard lock(m_mutex);
    if (!isOpen())
        return Error(ErrorKind::NotFound, "the Kubernetes API is not open for other programs");
    return sys::readFile(m_folder / kConfig, mebibytes(1));
}

void KubeGate::close()
{
    end();
    std::error_code failure;
    fs::remove(m_folder / kConfig, failure);
    fs::remove(m_folder / kAddress, failure);
}

void KubeGate::end()
{
    const std::lock_guard lock(m_mutex);
    m_serving.request_stop();
    if (m_serving.joinable())
        m_serving.join();
    m_server.reset();
}

} // namespace darse::engine
