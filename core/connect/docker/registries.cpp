// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the embedded engine tells of registries; Docker's dialect has no words for it.
#include "core/connect/docker/transfers.h"

#include <algorithm>
#include <array>

namespace darse::connect::docker {
namespace {

using backend::CertificateProblem;

struct ProblemWord {
    QLatin1StringView word;
    CertificateProblem problem;
};

using namespace Qt::StringLiterals;

constexpr std::array kProblems = {
    ProblemWord{"unknown-authority"_L1, CertificateProblem::UnknownAuthority},
    ProblemWord{"self-signed"_L1, CertificateProblem::SelfSigned},
    ProblemWord{"expired"_L1, CertificateProblem::Expired},
    ProblemWord{"not-yet-valid"_L1, CertificateProblem::NotYetValid},
    ProblemWord{"other-name"_L1, CertificateProblem::OtherName},
};

/// Of a certificate, in milliseconds: its dates are of four digits.
qint64 momentIn(const json& object, const char* name)
{
    constexpr qint64 kEnd = 253'402'300'799;
    return std::clamp<qint64>(numberOf(object, name), 0, kEnd) * 1000;
}

backend::Certificate certificateOf(const json& object)
{
    return {.subject = textOf(object, "subject"),
            .issuer = textOf(object, "issuer"),
            .names = textsOf(object, "names"),
            .fingerprint = textOf(object, "sha256"),
            .from = momentIn(object, "from"),
            .until = momentIn(object, "until"),
            .isSelfSigned = flagOf(object, "selfSigned"),
            .pem = textOf(object, "pem")};
}

backend::RegistryPeer peerOf(const json& object)
{
    backend::RegistryPeer out{.address = textOf(object, "address"),
                              .isEncrypted = flagOf(object, "tls"),
                              .isUnchecked = flagOf(object, "unchecked")};
    if (const json& chain = member(object, "chain"); chain.is_array())
        std::ranges::transform(chain, std::back_inserter(out.chain), certificateOf);
    for (const QString& word : textsOf(object, "problems")) {
        const auto* const known = std::ranges::find(kProblems, word, &ProblemWord::word);
        out.problems.push_back(known != kProblems.end() ? known->problem : CertificateProblem::Other);
    }
    return out;
}

std::string placeOf(const QString& registry)
{
    return "/darse/v1/registries/" + queryText(registry.trimmed());
}

} // namespace

backend::Pending<backend::RegistryPeer> ImageVerbs::peer(const QString& registry)
{
    return m_hands.ask<backend::RegistryPeer>(
        [wire = m_wire, registry](const std::stop_token& stop) -> Result<backend::RegistryPeer> {
            TRY_DECLARE(const json answer, wire->ask({.target = placeOf(registry), .patience = Patience::Long}, stop));
            return peerOf(answer);
        });
}

backend::Pending<void> ImageVerbs::trust(const QString& registry, const QString& pem)
{
    return m_hands.ask<void>([wire = m_wire, registry, pem](const std::stop_token& stop) -> Result<void> {
        TRY(wire->ask({.method = "POST",
                       .target = placeOf(registry) + "/trust",
                       .body = json{{"certificate", pem.toStdString()}},
                       .patience = Patience::Long},
                      stop));
        return ok();
    });
}

backend::Pending<backend::Catalog> ImageVerbs::catalog(const QString& registry)
{
    return m_hands.ask<backend::Catalog>(
        [wire = m_wire, registry](const std::stop_token& stop) -> Result<backend::Catalog> {
            TRY_DECLARE(const net::Headers headers, wire->logins().headersFor(anImageOf(registry), stop));
            TRY_DECLARE(
                const json answer,
                wire->ask({.target = placeOf(registry) + "/catalog", .patience = Patience::Long, .headers = headers},
                          stop));
            return backend::Catalog{.repositories = textsOf(answer, "repositories"),
                                    .isTruncated = flagOf(answer, "truncated")};
        });
}

} // namespace darse::connect::docker
