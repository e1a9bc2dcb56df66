// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/digest.h"

#include "core/oci/wording.h"

#include <algorithm>

namespace darse::oci {
namespace {

struct Form {
    Algorithm algorithm;
    std::string_view name;
    std::size_t digits;
};
constexpr Form kForms[] = {{Algorithm::Sha256, "sha256", 64}, {Algorithm::Sha512, "sha512", 128}};

bool isLowerHex(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

std::string_view toString(Algorithm algorithm)
{
    return kForms[static_cast<std::size_t>(algorithm)].name;
}

Result<Digest> Digest::parse(std::string_view text)
{
    for (const Form& form : kForms) {
        if (!text.starts_with(form.name) || text.substr(form.name.size(), 1) != ":")
            continue;
        const std::string_view hex = text.substr(form.name.size() + 1);
        if (hex.size() == form.digits && isLowerHex(hex))
            return Digest(form.algorithm, std::string(text));
    }
    return Error(ErrorKind::InvalidInput,
                 inQuotes(text) + " is not a digest: that is sha256: with 64 or sha512: with 128 digits");
}

std::string_view Digest::hex() const
{
    return std::string_view(m_text).substr(toString(m_algorithm).size() + 1);
}

} // namespace darse::oci
