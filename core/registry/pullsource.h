// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/registry.h"

namespace darse::registry {

/// A registry with its mirrors, as pulls see it: the mirrors are asked in order, the registry itself last. Whatever
/// fails at a mirror, in the middle of a content too, is asked for at the next; the error is that of the last one. What
/// comes by digest is the same from everyone; a tag is believed to whoever knows it first. For any thread.
class PullSource : public std::enable_shared_from_this<PullSource> {
public:
    /// The credential for a mirror is asked for under the mirror's own name.
    [[nodiscard]] static Result<std::shared_ptr<PullSource>>
    create(const std::string& registry, const std::shared_ptr<const RegistryOptions>& options,
           const std::shared_ptr<CredentialSource>& credentials);

    [[nodiscard]] Result<Fetched> manifest(const std::string& repository, const std::string& reference,
                                           const std::stop_token& stop, const RetryTold& told = {});
    [[nodiscard]] Result<oci::Descriptor> headManifest(const std::string& repository, const std::string& reference,
                                                       const std::stop_token& stop);
    /// As Registry::blob, from the beginning. Keeps this object alive.
    [[nodiscard]] Result<ByteSource> blob(const std::string& repository, const oci::Descriptor& descriptor,
                                          const std::stop_token& stop, const RetryTold& told = {});
    [[nodiscard]] Result<std::string> document(const std::string& repository, const oci::Descriptor& descriptor,
                                               const std::stop_token& stop, const RetryTold& told = {});
    [[nodiscard]] Result<Names> tags(const std::string& repository, const std::stop_token& stop);
    /// The registry itself.
    [[nodiscard]] Registry& origin() const { return *m_places.back().registry; }

private:
    struct Place {
        std::shared_ptr<Registry> registry;
        std::string prefix; ///< before every repository, with its slash
    };
    struct Stream;
    template <class T>
    [[nodiscard]] Result<T> fromFirst(const std::function<Result<T>(const Place&)>& ask) const;
    explicit PullSource(std::vector<Place> places) : m_places(std::move(places)) {}

    const std::vector<Place> m_places;
};

} // namespace darse::registry
