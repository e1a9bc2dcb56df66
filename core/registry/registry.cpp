// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registry.h"

#include "core/oci/digester.h"
#include "core/oci/registryname.h"
#include "core/registry/blobstream.h"
#include "core/registry/certificates.h"
#include "core/registry/names.h"
#include "core/registry/session.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace darse::registry {
namespace {

using oci::Descriptor;
using oci::Digest;

const std::string& acceptedManifests()
{
    static const std::string list = [] {
        std::string out;
        for (const std::string_view type : {oci::mediatype::kManifest, oci::mediatype::kIndex,
                                            oci::mediatype::kDockerManifest, oci::mediatype::kDockerList})
            out.append(out.empty() ? "" : ", ").append(type);
        return out;
    }();
    return list;
}

/// What the registry calls it; empty when that says nothing, and the document itself must.
std::string mediaTypeOf(const net::Headers& headers)
{
    std::string_view type = headers.find("Content-Type").value_or("");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    static constexpr std::array<std::string_view, 3> kSayNothing = {"application/json", "application/octet-stream",
                                                                    "text/plain"};
    return std::find(kSayNothing.begin(), kSayNothing.end(), type) != kSayNothing.end() ? std::string()
                                                                                        : std::string(type);
}

Digest digestOf(std::string_view bytes, oci::Algorithm algorithm)
{
    oci::Digester digester(algorithm);
    digester.add(bytes);
    return digester.finish();
}

Error wrongDigest(const std::string& what, const Digest& wanted)
{
    return {ErrorKind::Protocol, "what came for " + what + " does not have the digest " + wanted.text()};
}

Call manifestCall(const ManifestName& name, std::string method)
{
    Call call;
    call.method = std::move(method);
    call.target = name.target();
    call.scope = Scope::of(name.repository, "pull");
    call.what = name.text();
    call.headers.add("Accept", acceptedManifests());
    return call;
}

/// The digest that was asked for, and the one that the registry tells, are both that of the bytes.
Result<Digest> checkedDigest(const ManifestName& name, const Small& answer)
{
    const Digest wanted = name.digest.value_or(Digest::of(answer.body));
    if (name.digest && digestOf(answer.body, wanted.algorithm()) != wanted)
        return wrongDigest(name.text(), wanted);
    if (const auto told = answer.head.headers.find("Docker-Content-Digest")) {
        TRY_DECLARE(const Digest digest, Digest::parse(*told).within("the digest that the registry tells"));
        if (digestOf(answer.body, digest.algorithm()) != digest)
            return wrongDigest(name.text(), digest);
    }
    return wanted;
}

} // namespace

Result<std::shared_ptr<Registry>> Registry::create(const std::string& host,
                                                   std::shared_ptr<const RegistryOptions> options,
                                                   std::shared_ptr<CredentialSource> credentials)
{
    TRY_DECLARE(std::string name, oci::readRegistry(host));
    const auto served = options->servedAt.find(name);
    std::string api = served == options->servedAt.end() ? name : served->second.api;
    TRY_DECLARE(const WebUrl url, parseUrl("https://" + api));
    TRY(tlsFor(url.origin, name, *options).within("the certificates for " + name)); // told now, not at the first pull
    return std::shared_ptr<Registry>(new Registry(
        std::make_shared<Session>(std::move(name), std::move(api), std::move(options), std::move(credentials))));
}

Registry::Registry(std::shared_ptr<Session> session) : m_session(std::move(session)) {}

Registry::~Registry() = default;

const std::string& Registry::host() const
{
    return m_session->host();
}

Result<void> Registry::ping(const std::stop_token& stop)
{
    Call call;
    call.target = "/v2/";
    TRY(m_session->fetch(call, kMaxErrorBody, stop));
    return ok();
}

Result<Fetched> Registry::manifest(const std::string& repository, const std::string& reference,
                                   const std::stop_token& stop, const RetryTold& told)
{
    TRY_DECLARE(const ManifestName name, manifestName(repository, reference));
    TRY_DECLARE(Small answer, m_session->fetch(manifestCall(name, "GET"), oci::kMaxDocument, stop, told));
    TRY_DECLARE(Digest digest, checkedDigest(name, answer));
    Descriptor descriptor{mediaTypeOf(answer.head.headers), std::move(digest), answer.body.size()};
    return Fetched{std::move(descriptor), std::move(answer.body)};
}

Result<Descriptor> Registry::headManifest(const std::string& repository, const std::string& reference,
                                          const std::stop_token& stop)
{
    TRY_DECLARE(const ManifestName name, manifestName(repository, reference));
    TRY_DECLARE(const Small answer, m_session->fetch(manifestCall(name, "HEAD"), kMaxErrorBody, stop));
    const net::Headers& headers = answer.head.headers;
    const auto digest = Digest::parse(headers.find("Docker-Content-Digest").value_or(""));
    const std::string_view length = headers.find("Content-Length").value_or("");
    std::uint64_t size = 0;
    const bool hasSize = std::from_chars(length.data(), length.data() + length.size(), size).ec == std::errc();
    if (digest && hasSize && size > 0 && (!name.digest || *name.digest == *digest))
        return Descriptor{mediaTypeOf(headers), *digest, size};
    TRY_DECLARE(Fetched fetched, manifest(repository, reference, stop));
    return std::move(fetched.descriptor);
}

Result<ByteSource> Registry::blob(const std::string& repository, const Descriptor& descriptor, std::uint64_t offset,
                                  const std::stop_token& stop, const RetryTold& told)
{
    TRY(checkRepository(repository));
    const auto stream = std::make_shared<BlobStream>(m_session, repository, descriptor, offset, told);
    TRY(stream->open(stop));
    return ByteSource([stream](std::span<char> into, const std::stop_token& end) { return stream->read(into, end); });
}

Result<std::string> Registry::document(const std::string& repository, const Descriptor& descriptor,
                                       const std::stop_token& stop, const RetryTold& told)
{
    if (descriptor.size > oci::kMaxDocument)
        return Error(ErrorKind::Protocol, descriptor.digest.text() + " is too large for a document");
    TRY_DECLARE(const ByteSource source, blob(repository, descriptor, 0, stop, told));
    std::string out;
    std::array<char, 16384> piece{};
    for (;;) {
        TRY_DECLARE(const std::size_t count, source(piece, stop));
        if (count == 0)
            break;
        out.append(piece.data(), count);
    }
    if (digestOf(out, descriptor.digest.algorithm()) != descriptor.digest)
        return wrongDigest(repository, descriptor.digest);
    return out;
}

} // namespace darse::registry
