// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/challenge.h"

#include "core/net/headcheck.h"
#include "core/net/url.h"

#include <algorithm>

namespace darse::registry {
namespace {

constexpr std::size_t kMaxChallenges = 16;
constexpr std::size_t kMaxParameters = 32;

/// RFC 9110, 11.6.1: a list of challenges whose parameters are a list too, both parted by commas.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    void skipBlanks() { skip(" \t"); }
    void skipCommas() { skip(" \t,"); }
    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

    std::string_view token()
    {
        const auto end = std::find_if(m_rest.begin(), m_rest.end(), [](char c) { return !net::isToken({&c, 1}); });
        return take(static_cast<std::size_t>(end - m_rest.begin()));
    }
    bool eat(char c)
    {
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    /// A token or a quoted string; nothing when there is neither.
    std::optional<std::string> value()
    {
        if (!eat('"')) {
            const std::string_view plain = token();
            return plain.empty() ? std::nullopt : std::optional<std::string>(plain);
        }
        std::string out;
        while (!m_rest.empty()) {
            char c = take(1).front();
            if (c == '"')
                return out;
            if (c == '\\' && !m_rest.empty())
                c = take(1).front();
            out += c;
        }
        return std::nullopt;
    }
    /// The name of a parameter, when that comes next and not another challenge.
    std::string_view parameterName()
    {
        const std::string_view before = m_rest;
        const std::string_view name = token();
        skipBlanks();
        // "Negotiate abc==" has credentials instead of parameters.
        if (!name.empty() && m_rest.starts_with('=') && !m_rest.starts_with("==") && m_rest.size() > 1) {
            eat('=');
            skipBlanks();
            return name;
        }
        m_rest = before;
        return {};
    }

private:
    void skip(std::string_view which)
    {
        const auto end = m_rest.find_first_not_of(which);
        m_rest.remove_prefix(std::min(end, m_rest.size()));
    }
    std::string_view take(std::size_t count)
    {
        const std::string_view out = m_rest.substr(0, count);
        m_rest.remove_prefix(out.size());
        return out;
    }

    std::string_view m_rest;
};

/// False when the text cannot be read any further.
bool scanParameters(Scanner& scanner, Challenge& challenge)
{
    while (challenge.parameters.size() < kMaxParameters) {
        const std::string_view name = scanner.parameterName();
        if (name.empty())
            return true;
        auto value = scanner.value();
        if (!value)
            return false;
        challenge.parameters.emplace(net::lowerCase(name), *std::move(value));
        scanner.skipCommas();
    }
    return false;
}

void scan(std::string_view text, std::vector<Challenge>& out)
{
    Scanner scanner(text);
    for (scanner.skipCommas(); !scanner.isAtEnd() && out.size() < kMaxChallenges; scanner.skipCommas()) {
        Challenge challenge{net::lowerCase(scanner.token()), {}};
        scanner.skipBlanks();
        if (challenge.scheme.empty() || !scanParameters(scanner, challenge))
            return;
        out.push_back(std::move(challenge));
    }
}

} // namespace

std::string Challenge::parameter(const std::string& name) const
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

std::vector<Challenge> parseChallenges(const net::Headers& headers)
{
    std::vector<Challenge> out;
    for (const net::Header& header : headers) {
        if (net::equalsIgnoringCase(header.name, "WWW-Authenticate"))
            scan(header.value, out);
    }
    return out;
}

std::optional<Challenge> chooseChallenge(const std::vector<Challenge>& offered)
{
    for (const Challenge& challenge : offered) {
        if (challenge.scheme == "bearer" && !challenge.parameter("realm").empty())
            return challenge;
    }
    for (const Challenge& challenge : offered) {
        if (challenge.scheme == "basic")
            return challenge;
    }
    return std::nullopt;
}

} // namespace darse::registry
