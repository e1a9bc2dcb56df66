// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/seccomp.h"

#include "core/runtime/seccompprofile.h"

#include <map>
#include <mutex>
#include <utility>

namespace darse::runtime {

/// By profile and capabilities, because these decide what is in it.
class SeccompFilters {
public:
    using Key = std::pair<std::string, CapabilitySet>;

    std::string find(const Key& key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_filters.find(key);
        return found == m_filters.end() ? std::string() : found->second;
    }

    void keep(const Key& key, const std::string& filter)
    {
        const std::lock_guard lock(m_mutex);
        if (m_filters.size() >= kMost)
            m_filters.clear();
        m_filters[key] = filter;
    }

    /// Many may begin at once that are to have the same filter: one makes it, and the others wait.
    [[nodiscard]] std::unique_lock<std::mutex> turn() { return std::unique_lock(m_making); }

private:
    static constexpr std::size_t kMost = 64;

    std::mutex m_making; ///< before the other one
    std::mutex m_mutex;
    std::map<Key, std::string> m_filters;
};

std::shared_ptr<SeccompFilters> newSeccompFilters()
{
    return std::make_shared<SeccompFilters>();
}

namespace {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i)
            three = three << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? kLetters[three >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

Result<SeccompProfile> profileOf(const SeccompWish& wish)
{
    if (wish.profile.empty())
        return usualProfile(wish.capabilities);
    return parseProfile(wish.profile, wish.capabilities);
}

} // namespace

Result<Seccomp> settleSeccomp(const SeccompWish& wish, const SpecMachine& machine)
{
    if (wish.profile == "unconfined")
        return Seccomp{};
    const SeccompFilters::Key key{wish.profile, wish.capabilities};
    std::unique_lock<std::mutex> turn;
    if (machine.usesBpfAnnotation && machine.filters) {
        if (std::string known = machine.filters->find(key); !known.empty())
            return Seccomp{.compiled = std::move(known)};
        turn = machine.filters->turn();
        if (std::string known = machine.filters->find(key); !known.empty())
            return Seccomp{.compiled = std::move(known)};
    }
    TRY_DECLARE(const SeccompProfile profile, profileOf(wish));
    // Flags go to the kernel beside the program, and the annotation has no place for them.
    if (!machine.usesBpfAnnotation || !profile.flags.empty())
        return Seccomp{.list = profileJson(profile)};
    TRY_DECLARE(const std::string program, compileProfile(profile));
    Seccomp made{.compiled = base64(program)};
    if (machine.filters)
        machine.filters->keep(key, made.compiled);
    return made;
}

} // namespace darse::runtime
