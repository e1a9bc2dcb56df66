// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layername.h"

#include <algorithm>

namespace darse::store {
namespace {

constexpr std::string_view kWhiteout = ".wh.";
constexpr std::string_view kMark = ".wh..wh.";
constexpr std::string_view kOpaque = ".wh..wh..opq";
constexpr std::size_t kMaxShown = 200;

/// How many bytes the UTF-8 character at the beginning has; 0 when there is none.
std::size_t characterSize(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
    if (size > text.size())
        return 0;
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; };
    const std::string_view rest = text.substr(1, size == 0 ? 0 : size - 1);
    if (!std::ranges::all_of(rest, isContinuation))
        return 0;
    // Surrogates, and what has a shorter form or is beyond the last character.
    const auto second = static_cast<unsigned char>(size > 1 ? text[1] : 0);
    const bool isWrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0) ||
                         (first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90);
    return isWrong ? 0 : size;
}

Error refused(std::string_view name, std::string_view why)
{
    return {ErrorKind::InvalidInput, "the layer has an entry \"" + shown(name) + "\", " + std::string(why)};
}

std::string_view nextComponent(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view component = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return component;
}

} // namespace

std::string LayerName::path() const
{
    return joined(parent, base);
}

Result<LayerName> parseLayerName(std::string_view name)
{
    if (name.size() > kMaxLayerPath)
        return refused(name, "whose name is too long");
    LayerName parsed;
    for (std::string_view rest = name; !rest.empty();) {
        const std::string_view component = nextComponent(rest);
        if (component.empty() || component == ".")
            continue;
        if (component == "..")
            return refused(name, "which leads out of it");
        if (component.size() > kMaxComponent)
            return refused(name, "whose name is too long");
        if (!parsed.base.empty())
            parsed.parent = joined(parsed.parent, parsed.base);
        parsed.base = component;
    }
    return parsed;
}

std::string joined(std::string_view parent, std::string_view base)
{
    std::string path(parent);
    if (!path.empty() && !base.empty())
        path += '/';
    return path += base;
}

std::string shown(std::string_view name)
{
    std::string text;
    while (!name.empty() && text.size() < kMaxShown) {
        const std::size_t size = characterSize(name);
        const auto first = static_cast<unsigned char>(name.front());
        if (size == 0 || first < 0x20 || first == 0x7f)
            text += '?';
        else
            text += name.substr(0, size);
        name.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return name.empty() ? text : text + "…";
}

bool isPlain(std::string_view name)
{
    return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Result<WhiteoutKind> whiteoutKind(std::string_view component)
{
    if (!component.starts_with(kWhiteout))
        return WhiteoutKind::None;
    if (component == kOpaque)
        return WhiteoutKind::Opaque;
    if (component.starts_with(kMark))
        return WhiteoutKind::Ignored;
    const std::string_view hidden = hiddenName(component);
    if (hidden.empty() || hidden == "." || hidden == "..")
        return refused(component, "a whiteout of no name");
    return WhiteoutKind::Entry;
}

std::string_view hiddenName(std::string_view component)
{
    return component.substr(kWhiteout.size());
}

Result<WhiteoutKind> whiteoutAbove(std::string_view parent)
{
    if (parent.find(kWhiteout) == std::string_view::npos)
        return WhiteoutKind::None;
    for (std::string_view rest = parent; !rest.empty();) {
        TRY_DECLARE(const WhiteoutKind kind, whiteoutKind(nextComponent(rest)));
        if (kind == WhiteoutKind::Ignored)
            return kind;
        if (kind != WhiteoutKind::None)
            return refused(parent, "a directory with the name of a whiteout");
    }
    return WhiteoutKind::None;
}

} // namespace darse::store
