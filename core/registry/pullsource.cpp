// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/pullsource.h"

#include <utility>

namespace darse::registry {
namespace {

bool endsAsking(const Error& error)
{
    return error.kind() == ErrorKind::Canceled || error.kind() == ErrorKind::InvalidInput;
}

} // namespace

/// A content of which each place gives the part that those before it did not.
struct PullSource::Stream {
    std::shared_ptr<PullSource> source;
    std::string repository;
    oci::Descriptor descriptor;
    RetryTold told;
    std::size_t place = 0;
    std::uint64_t offset = 0;
    ByteSource current{};

    [[nodiscard]] Result<void> open(const std::stop_token& stop)
    {
        for (;; ++place) {
            const Place& at = source->m_places[place];
            auto opened = at.registry->blob(at.prefix + repository, descriptor, offset, stop, told);
            if (opened) {
                current = std::move(opened).value();
                return ok();
            }
            if (endsAsking(opened.error()) || place + 1 == source->m_places.size())
                return std::move(opened).error();
        }
    }
    [[nodiscard]] Result<std::size_t> read(std::span<char> into, const std::stop_token& stop)
    {
        for (;;) {
            Result<std::size_t> got = current(into, stop);
            if (got) {
                offset += *got;
                return got;
            }
            if (endsAsking(got.error()) || place + 1 == source->m_places.size())
                return got;
            ++place;
            TRY(open(stop));
        }
    }
};

Result<std::shared_ptr<PullSource>> PullSource::create(const std::string& registry,
                                                       const std::shared_ptr<const RegistryOptions>& options,
                                                       const std::shared_ptr<CredentialSource>& credentials)
{
    std::vector<Place> places;
    if (const auto mirrors = options->mirrors.find(registry); mirrors != options->mirrors.end()) {
        for (const std::string& mirror : mirrors->second) {
            const auto slash = mirror.find('/');
            TRY_DECLARE(
                auto opened,
                Registry::create(mirror.substr(0, slash), options, credentials).within("a mirror of " + registry));
            std::string prefix = slash == std::string::npos ? std::string() : mirror.substr(slash + 1);
            if (!prefix.empty() && !prefix.ends_with('/'))
                prefix += '/';
            places.push_back({std::move(opened), std::move(prefix)});
        }
    }
    TRY_DECLARE(auto own, Registry::create(registry, options, credentials));
    places.push_back({std::move(own), {}});
    return std::shared_ptr<PullSource>(new PullSource(std::move(places)));
}

template <class T>
Result<T> PullSource::fromFirst(const std::function<Result<T>(const Place&)>& ask) const
{
    for (std::size_t i = 0; i + 1 < m_places.size(); ++i) {
        Result<T> answer = ask(m_places[i]);
        if (answer || endsAsking(answer.error()))
            return answer;
    }
    return ask(m_places.back());
}

Result<Fetched> PullSource::manifest(const std::string& repository, const std::string& reference,
                                     const std::stop_token& stop, const RetryTold& told)
{
    return fromFirst<Fetched>(
        [&](const Place& place) { return place.registry->manifest(place.prefix + repository, reference, stop, told); });
}

Result<oci::Descriptor> PullSource::headManifest(const std::string& repository, const std::string& reference,
                                                 const std::stop_token& stop)
{
    return fromFirst<oci::Descriptor>(
        [&](const Place& place) { return place.registry->headManifest(place.prefix + repository, reference, stop); });
}

Result<Names> PullSource::tags(const std::string& repository, const std::stop_token& stop)
{
    return fromFirst<Names>([&](const Place& place) { return place.registry->tags(place.prefix + repository, stop); });
}

Result<std::string> PullSource::document(const std::string& repository, const oci::Descriptor& descriptor,
                                         const std::stop_token& stop, const RetryTold& told)
{
    return fromFirst<std::string>([&](const Place& place) {
        return place.registry->document(place.prefix + repository, descriptor, stop, told);
    });
}

Result<ByteSource> PullSource::blob(const std::string& repository, const oci::Descriptor& descriptor,
                                    const std::stop_token& stop, const RetryTold& told)
{
    const auto stream = std::make_shared<Stream>(Stream{shared_from_this(), repository, descriptor, told});
    TRY(stream->open(stop));
    return ByteSource([stream](std::span<char> into, const std::stop_token& end) { return stream->read(into, end); });
}

} // namespace darse::registry
