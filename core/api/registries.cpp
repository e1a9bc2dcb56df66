// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registries under /darse/v1/registries/: who answers there, what they have, and believing them.
#include "core/api/imagehandler.h"
#include "core/api/images.h"
#include "core/oci/registryname.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using engine::Images;
using net::CertificateProblem;
using nlohmann::json;

namespace {

Result<std::string> hostOf(const net::Incoming& request)
{
    return oci::readRegistry(request.parameter("registry"));
}

const char* wordOf(CertificateProblem problem)
{
    switch (problem) {
    case CertificateProblem::UnknownAuthority:
        return "unknown-authority";
    case CertificateProblem::SelfSigned:
        return "self-signed";
    case CertificateProblem::Expired:
        return "expired";
    case CertificateProblem::NotYetValid:
        return "not-yet-valid";
    case CertificateProblem::OtherName:
        return "other-name";
    case CertificateProblem::Other:
        break;
    }
    return "other";
}

json toJson(const net::Certificate& certificate)
{
    return {{"subject", certificate.subject},         {"issuer", certificate.issuer}, {"names", certificate.names},
            {"sha256", certificate.sha256},           {"from", certificate.from},     {"until", certificate.until},
            {"selfSigned", certificate.isSelfSigned}, {"pem", certificate.pem}};
}

Result<json> peer(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const std::string host, hostOf(request));
    TRY_DECLARE(const registry::Peer found, images.registries().peer(host, request.stop()));
    json chain = json::array();
    for (const net::Certificate& each : found.identity.chain)
        chain.push_back(toJson(each));
    json problems = json::array();
    for (const CertificateProblem each : found.identity.problems)
        problems.push_back(wordOf(each));
    return json{{"registry", host},
                {"address", found.origin.text()},
                {"tls", found.origin.isTls},
                {"unchecked", found.isUnchecked},
                {"problems", std::move(problems)},
                {"chain", std::move(chain)}};
}

Result<json> catalog(Images& images, const net::Incoming& request, const Parameters&)
{
    TRY_DECLARE(const std::string host, hostOf(request));
    TRY_DECLARE(const engine::RequestCredential credential, requestCredential(request, host));
    TRY_DECLARE(const registry::Names names, images.registries().catalog(host, credential, request.stop()));
    return json{{"repositories", names.names}, {"truncated", names.isTruncated}};
}

/// {"certificate": PEM}
void trust(Images& images, net::Incoming& request, net::Responder& responder)
{
    const auto act = [&]() -> Result<json> {
        TRY_DECLARE(const std::string host, hostOf(request));
        TRY_DECLARE(const std::string text, shortBody(request));
        const json body = json::parse(text, nullptr, false);
        const auto pem = body.is_object() ? body.find("certificate") : body.end();
        if (!body.is_object() || pem == body.end() || !pem->is_string())
            return Error(ErrorKind::InvalidInput, "the body is not {\"certificate\": PEM}");
        TRY(images.registries().trust(host, pem->get<std::string>(), request.stop()));
        return json::object();
    };
    answer(responder, act());
}

} // namespace

std::vector<net::Route> registryRoutes(Images& images)
{
    return {
        {"GET", "/darse/v1/registries/{registry}", asks(images, peer)},
        {"GET", "/darse/v1/registries/{registry}/catalog", asks(images, catalog)},
        {"POST", "/darse/v1/registries/{registry}/trust", doing(images, trust)},
    };
}

} // namespace darse::api
