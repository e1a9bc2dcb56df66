// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/reference.h"

#include "core/oci/registryname.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::oci {
namespace {

constexpr std::string_view kHub = "docker.io";
constexpr std::string_view kHubLibrary = "library/";
constexpr std::string_view kDefaultTag = "latest";
constexpr std::size_t kMaxText = 1024;
constexpr std::size_t kMaxRepository = 255;
constexpr std::size_t kMaxTag = 128;

Error wrong(std::string reason)
{
    return {ErrorKind::InvalidInput, std::move(reason)};
}

bool isLowerAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// "." or "_" or "__" or any number of "-".
bool isSeparator(std::string_view text)
{
    return text == "." || text == "_" || text == "__" || std::ranges::all_of(text, [](char c) { return c == '-'; });
}

bool isPathComponent(std::string_view text)
{
    if (text.empty() || !isLowerAlphanumeric(text.front()) || !isLowerAlphanumeric(text.back()))
        return false;
    while (!text.empty()) {
        const auto* const word = std::ranges::find_if_not(text, isLowerAlphanumeric);
        text.remove_prefix(static_cast<std::size_t>(word - text.begin()));
        const auto* const next = std::ranges::find_if(text, isLowerAlphanumeric);
        const auto length = static_cast<std::size_t>(next - text.begin());
        if (!isSeparator(text.substr(0, length)))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

Result<void> checkRepository(std::string_view repository)
{
    if (std::ranges::any_of(repository, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return wrong(inQuotes(repository) + " cannot be a repository, because it has upper-case letters");
    std::string_view rest = repository;
    for (auto slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
        if (!isPathComponent(rest.substr(0, slash)))
            return wrong(inQuotes(repository) + " cannot be a repository, because of " +
                         inQuotes(rest.substr(0, slash)));
        rest.remove_prefix(slash + 1);
    }
    if (!isPathComponent(rest))
        return wrong(inQuotes(repository) + " cannot be a repository, because of " + inQuotes(rest));
    return ok();
}

/// A name taken apart; nothing of it is checked but tag and digest.
struct Parts {
    std::string_view name;
    std::optional<std::string> tag{};
    std::optional<Digest> digest{};
};

Result<Parts> split(std::string_view text)
{
    if (text.size() > kMaxText)
        return wrong("the name of an image has at most " + std::to_string(kMaxText) + " characters");
    if (text.find("://") != std::string_view::npos)
        return wrong(inQuotes(text) + " is an address; the name of an image begins with the host");
    Parts parts{.name = text};
    if (const auto at = text.find('@'); at != std::string_view::npos) {
        TRY_DECLARE(parts.digest, Digest::parse(text.substr(at + 1)));
        parts.name = text.substr(0, at);
    }
    const auto colon = parts.name.rfind(':');
    if (colon != std::string_view::npos && parts.name.find('/', colon) == std::string_view::npos &&
        parts.name.find(']', colon) == std::string_view::npos) {
        const std::string_view tag = parts.name.substr(colon + 1);
        if (!isTag(tag))
            return wrong(inQuotes(tag) + " cannot be a tag");
        parts.tag = std::string(tag);
        parts.name = parts.name.substr(0, colon);
    }
    if (parts.name.empty())
        return wrong(inQuotes(text) + " has no name of a repository");
    return parts;
}

/// The reference to `repository` on the registry, with the tag and the digest of `parts`.
Result<Reference> on(std::string_view registry, std::string_view repository, const Parts& parts)
{
    TRY_DECLARE(auto host, readRegistry(registry));
    TRY(checkRepository(repository));
    Reference result{
        .registry = std::move(host), .repository = std::string(repository), .tag = parts.tag, .digest = parts.digest};
    if (result.registry == kHub && repository.find('/') == std::string_view::npos)
        result.repository.insert(0, kHubLibrary);
    if (result.repository.size() > kMaxRepository)
        return wrong("the name of a repository has at most " + std::to_string(kMaxRepository) + " characters");
    return result;
}

bool isFull(std::string_view name)
{
    const auto slash = name.find('/');
    return slash != std::string_view::npos && looksLikeRegistry(name.substr(0, slash));
}

Result<Reference> full(const Parts& parts)
{
    const auto slash = parts.name.find('/');
    return on(parts.name.substr(0, slash), parts.name.substr(slash + 1), parts);
}

Reference withTag(Reference reference)
{
    if (!reference.tag && !reference.digest)
        reference.tag = kDefaultTag;
    return reference;
}

/// What is a short name by its letters, but is taken for a digest or an id by everyone.
bool looksLikeId(std::string_view text)
{
    return Digest::parse(text).isOk() || Digest::parse("sha256:" + std::string(text)).isOk();
}

} // namespace

bool isTag(std::string_view text)
{
    const auto isWord = [](char c) { return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !text.empty() && text.size() <= kMaxTag && isWord(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return isWord(c) || c == '.' || c == '-'; });
}

std::string Reference::name() const
{
    return registry + "/" + repository;
}

std::string Reference::text() const
{
    return name() + (tag ? ":" + *tag : "") + (digest ? "@" + digest->text() : "");
}

std::string Reference::familiar() const
{
    std::string whole = text();
    const std::string prefix = std::string(kHub) + "/" + std::string(kHubLibrary);
    if (!whole.starts_with(prefix))
        return whole;
    std::string brief = whole.substr(prefix.size());
    return brief.find('/') == std::string::npos && !looksLikeId(brief) ? brief : whole;
}

Result<Reference> parseReference(std::string_view text)
{
    TRY_DECLARE(auto reference, parseRepository(text));
    return withTag(std::move(reference));
}

Result<Reference> parseRepository(std::string_view text)
{
    TRY_DECLARE(const Parts parts, split(text));
    if (!isFull(parts.name))
        return wrong(inQuotes(text) +
                     " has no registry: a full name begins with a host, as in docker.io/library/alpine");
    return full(parts);
}

Result<std::vector<Reference>> candidates(std::string_view text, const SearchOrder& order)
{
    TRY_DECLARE(const Parts parts, split(text));
    std::vector<Reference> result;
    if (isFull(parts.name)) {
        TRY_DECLARE(auto reference, full(parts));
        result.push_back(withTag(std::move(reference)));
        return result;
    }
    if (looksLikeId(text))
        return wrong(inQuotes(text) + " is an id and not a name");
    TRY(checkRepository(parts.name));
    for (const std::string& registry : order.registries) {
        if (!looksLikeRegistry(registry))
            return wrong(inQuotes(registry) + " in the search order is not a registry");
        TRY_DECLARE(auto reference, on(registry, parts.name, parts));
        reference = withTag(std::move(reference));
        if (std::ranges::find(result, reference) == result.end())
            result.push_back(std::move(reference));
    }
    if (result.empty())
        return wrong(inQuotes(text) + " has no registry, and none is set to be searched");
    return result;
}

bool hasTagOrDigest(std::string_view name)
{
    // A colon before the last slash is that of a port.
    const auto slash = name.rfind('/');
    return name.substr(slash == std::string_view::npos ? 0 : slash).find_first_of(":@") != std::string_view::npos;
}

} // namespace darse::oci
