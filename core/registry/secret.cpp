// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/secret.h"

#include "core/net/url.h"

#include <string.h> // NOLINT(modernize-deprecated-headers): explicit_bzero is not in the C++ one
#include <utility>

namespace darse::registry {

Secret Secret::taking(std::string& text)
{
    Secret out(text);
    wipe(text);
    return out;
}

Secret::Secret(Secret&& other) noexcept : m_text(std::move(other.m_text))
{
    wipe(other.m_text); // a short text was copied, not moved
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe(m_text);
        m_text = std::move(other.m_text);
        wipe(other.m_text);
    }
    return *this;
}

Secret::~Secret()
{
    wipe(m_text);
}

void wipe(std::string& text) noexcept
{
    explicit_bzero(text.data(), text.capacity()); // what a longer text left behind goes too
    text.clear();
}

namespace {

void hide(std::string& text, std::string_view secret)
{
    static constexpr std::string_view kHidden = "[hidden]";
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kHidden.size()))
        text.replace(at, secret.size(), kHidden);
}

} // namespace

std::string withoutSecret(std::string text, std::string_view secret)
{
    if (secret.empty())
        return text;
    hide(text, secret);
    std::string encoded = net::percentEncode(secret);
    hide(text, encoded);
    wipe(encoded);
    return text;
}

} // namespace darse::registry
