// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/oci/manifest.h"
#include "core/registry/credentials.h"
#include "core/registry/listing.h"
#include "core/registry/peer.h"
#include "core/registry/registryoptions.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace darse::registry {

class Session;

/// A manifest or an index as it came: its bytes are what its digest names.
struct Fetched {
    oci::Descriptor descriptor; ///< media type, digest and size
    std::string bytes;
};

/// Gives a content from `offset` on; called again after a cut. What it gives must always be the same.
using SourceAt = std::function<Result<ByteSource>(std::uint64_t offset)>;

/// A content on its way to a registry.
struct Upload {
    std::string repository;
    oci::Descriptor descriptor; ///< digest and size count
    SourceAt source;
    RetryTold told{};
};

/// A manifest on its way to a registry.
struct NewManifest {
    std::string mediaType;
    std::string bytes;
};

/// One registry, spoken to by the OCI distribution protocol 1.1. All calls block, on any thread, several at once; each
/// fails with Canceled soon after its stop. A `repository` is without the registry ("library/alpine"); a `reference` is
/// a tag or a digest. Busy answers (429, 502, 503, 504) and cut connections are tried again as RetryPolicy says. A
/// credential is only asked for when the registry wants one, and never leaves for another origin than the registry's
/// and the one of its token server.
///
/// NotFound: no such repository, manifest or content. PermissionDenied: to be logged in, or not allowed, or a
/// certificate that is not trusted. Protocol: what was sent breaks the protocol, is too large, or is not what its
/// digest says. Unreachable, Timeout: no answer in time, or too many requests.
class Registry {
public:
    /// `host` as in a reference: "docker.io", "localhost:5000". Reads the certificates; no connection is made.
    /// Without `credentials` everything is asked for anonymously.
    [[nodiscard]] static Result<std::shared_ptr<Registry>> create(const std::string& host,
                                                                  std::shared_ptr<const RegistryOptions> options,
                                                                  std::shared_ptr<CredentialSource> credentials);
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;
    ~Registry();

    [[nodiscard]] const std::string& host() const;

    /// That it answers, speaks the protocol and takes our credential.
    [[nodiscard]] Result<void> ping(const std::stop_token& stop);
    /// Who answers, and whether pulls would believe it. A certificate that is not trusted is an answer here.
    [[nodiscard]] Result<Peer> peer(const std::stop_token& stop);
    /// Keeps a certificate as an authority for this registry, in the last of the certificate folders, once it was seen
    /// that the registry is trusted with it. PermissionDenied: it is not, and nothing was kept.
    [[nodiscard]] Result<void> trust(const std::string& pem, const std::stop_token& stop);

    /// A manifest or an index of at most oci::kMaxDocument; its bytes have the digest that was asked for.
    [[nodiscard]] Result<Fetched> manifest(const std::string& repository, const std::string& reference,
                                           const std::stop_token& stop, const RetryTold& told = {});
    /// The same without its bytes; where the registry does not tell the digest, the bytes are fetched after all.
    [[nodiscard]] Result<oci::Descriptor> headManifest(const std::string& repository, const std::string& reference,
                                                       const std::stop_token& stop);
    /// A stream that goes on where it was after a cut, and that never gives more or fewer bytes than the descriptor
    /// says. Whether they have the digest is for the reader to see: who unpacks hashes anyway. May outlive the
    /// registry; for one thread at a time. `offset` is where it begins.
    [[nodiscard]] Result<ByteSource> blob(const std::string& repository, const oci::Descriptor& descriptor,
                                          std::uint64_t offset, const std::stop_token& stop,
                                          const RetryTold& told = {});
    /// A small content (a configuration), at most oci::kMaxDocument, checked against its digest.
    [[nodiscard]] Result<std::string> document(const std::string& repository, const oci::Descriptor& descriptor,
                                               const std::stop_token& stop, const RetryTold& told = {});
    [[nodiscard]] Result<bool> hasBlob(const std::string& repository, const oci::Digest& digest,
                                       const std::stop_token& stop, const RetryTold& told = {});

    /// Takes a content over from another repository of this registry; false when that did not work.
    [[nodiscard]] Result<bool> mountBlob(const std::string& repository, const oci::Digest& digest,
                                         const std::string& from, const std::stop_token& stop);
    /// Ask hasBlob first: this sends. Small contents go in one request, others in chunks, from where the registry says
    /// after a cut.
    [[nodiscard]] Result<void> pushBlob(const Upload& upload, const std::stop_token& stop);
    [[nodiscard]] Result<oci::Digest> pushManifest(const std::string& repository, const std::string& reference,
                                                   const NewManifest& manifest, const std::stop_token& stop);
    /// By digest, or by tag where the registry knows that.
    [[nodiscard]] Result<void> deleteManifest(const std::string& repository, const std::string& reference,
                                              const std::stop_token& stop);

    [[nodiscard]] Result<Names> tags(const std::string& repository, const std::stop_token& stop);
    [[nodiscard]] Result<Names> catalog(const std::stop_token& stop);
    /// What refers to a manifest (signatures, attestations), from the API or from the tag that stands in for it.
    [[nodiscard]] Result<std::vector<oci::Descriptor>>
    referrers(const std::string& repository, const oci::Digest& subject, const std::stop_token& stop);
    /// Docker Hub's search; elsewhere the names of the catalog that have the term in them.
    [[nodiscard]] Result<std::vector<SearchHit>> search(const SearchQuery& query, const std::stop_token& stop);

private:
    explicit Registry(std::shared_ptr<Session> session);

    std::shared_ptr<Session> m_session;
};

} // namespace darse::registry
