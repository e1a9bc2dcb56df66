// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/tarwalk.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace darse::connect::docker {
namespace {

constexpr std::size_t kLongestExtra = std::size_t{1} * 1024 * 1024;

struct Field {
    std::size_t at;
    std::size_t length;
};

constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUser{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kModified{136, 12};
constexpr Field kSum{148, 8};
constexpr std::size_t kType = 156;
constexpr Field kLink{157, 100};
constexpr Field kMagic{257, 5};
constexpr Field kPrefix{345, 155};

using Block = std::array<char, TarWalk::kBlock>;

std::string_view textIn(const Block& block, Field field)
{
    const std::string_view whole(block.data() + field.at, field.length);
    return whole.substr(0, whole.find('\0'));
}

/// Octal digits, or a binary number when the first bit is set. Wrong digits end the number.
std::int64_t numberIn(const Block& block, Field field)
{
    const std::string_view whole(block.data() + field.at, field.length);
    constexpr unsigned kBinary = 0x80;
    std::uint64_t value = 0;
    if ((static_cast<unsigned char>(whole.front()) & kBinary) != 0) {
        for (const char byte : whole.substr(whole.size() - 8))
            value = (value << 8U) | static_cast<unsigned char>(byte);
        return static_cast<std::int64_t>(value);
    }
    for (const char digit : whole) {
        if (digit == ' ' && value == 0)
            continue;
        if (digit < '0' || digit > '7')
            break;
        value = value * 8 + static_cast<std::uint64_t>(digit - '0');
    }
    return static_cast<std::int64_t>(value);
}

bool isSumRight(const Block& block)
{
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < block.size(); ++at) {
        const bool isSum = at >= kSum.at && at < kSum.at + kSum.length;
        sum += isSum ? ' ' : static_cast<unsigned char>(block[at]);
    }
    return sum == numberIn(block, kSum);
}

TarHead headIn(const Block& block)
{
    TarHead head;
    head.name = textIn(block, kName);
    const std::string_view prefix = textIn(block, kPrefix);
    if (textIn(block, kMagic) == "ustar" && block[kMagic.at + kMagic.length] == '\0' && !prefix.empty())
        head.name = std::string(prefix) + '/' + head.name;
    head.link = textIn(block, kLink);
    head.type = block[kType];
    constexpr unsigned kPermissions = 07777;
    head.mode = static_cast<unsigned>(numberIn(block, kMode)) & kPermissions;
    head.user = numberIn(block, kUser);
    head.group = numberIn(block, kGroup);
    head.size = static_cast<std::uint64_t>(std::max<std::int64_t>(0, numberIn(block, kSize)));
    head.modified = numberIn(block, kModified);
    return head;
}

} // namespace

Result<void> TarWalk::take(std::string_view bytes)
{
    while (!bytes.empty() && !m_hasEnded) {
        if (m_left > 0) {
            const std::string_view piece = bytes.substr(0, m_left);
            bytes.remove_prefix(piece.size());
            TRY(takeContent(piece));
        } else if (m_padding > 0) {
            const std::size_t skipped = std::min<std::uint64_t>(m_padding, bytes.size());
            bytes.remove_prefix(skipped);
            m_padding -= skipped;
        } else {
            const std::size_t taken = std::min(kBlock - m_held, bytes.size());
            std::copy_n(bytes.begin(), taken, m_block.begin() + static_cast<std::ptrdiff_t>(m_held));
            bytes.remove_prefix(taken);
            m_held += taken;
            if (m_held == kBlock)
                TRY(takeHeader());
        }
    }
    return ok();
}

Result<void> TarWalk::takeContent(std::string_view piece)
{
    m_left -= piece.size();
    if (m_extra == '\0') {
        if (m_listener.content)
            TRY(m_listener.content(piece));
    } else if (m_extra != '-') {
        if (m_extraText.size() + piece.size() > kLongestExtra)
            return Error(ErrorKind::Protocol, "a name in the archive is too long");
        m_extraText += piece;
    }
    if (m_left == 0)
        endOfContent();
    return ok();
}

Result<void> TarWalk::takeHeader()
{
    m_held = 0;
    if (std::ranges::all_of(m_block, [](char byte) { return byte == '\0'; })) {
        m_hasEnded = true;
        return ok();
    }
    if (!isSumRight(m_block))
        return Error(ErrorKind::Protocol, "the archive is damaged");
    TarHead head = headIn(m_block);
    const bool isExtra = head.type == 'x' || head.type == 'L' || head.type == 'K' || head.type == 'g';
    if (!isExtra && m_longSize >= 0)
        head.size = static_cast<std::uint64_t>(m_longSize);
    // Links and folders have no content, whatever their size says.
    const bool hasContent = isExtra || head.isFile() || head.type == 'S';
    m_left = hasContent ? head.size : 0;
    m_padding = (kBlock - m_left % kBlock) % kBlock;
    m_extraText.clear();
    m_extra = isExtra ? head.type : '\0';
    if (head.type == 'g')
        m_extra = '-';
    return isExtra ? ok() : tell(std::move(head));
}

Result<void> TarWalk::tell(TarHead head)
{
    if (!m_longName.empty())
        head.name = std::exchange(m_longName, {});
    if (!m_longLink.empty())
        head.link = std::exchange(m_longLink, {});
    m_longSize = -1;
    return m_listener.head ? m_listener.head(head) : ok();
}

void TarWalk::endOfContent()
{
    const auto untilNull = [](const std::string& text) { return text.substr(0, text.find('\0')); };
    if (m_extra == 'L')
        m_longName = untilNull(m_extraText);
    else if (m_extra == 'K')
        m_longLink = untilNull(m_extraText);
    else if (m_extra == 'x')
        readPax();
}

/// "27 path=some/long/name\n", again and again.
void TarWalk::readPax()
{
    std::string_view rest = m_extraText;
    while (!rest.empty()) {
        std::size_t length = 0;
        const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
        const auto digits = static_cast<std::size_t>(end - rest.data());
        if (problem != std::errc() || length > rest.size() || length < digits + 2)
            return;
        const std::string_view record = rest.substr(digits + 1, length - digits - 2);
        rest.remove_prefix(length);
        const std::size_t equals = record.find('=');
        if (equals == std::string_view::npos)
            continue;
        const std::string_view key = record.substr(0, equals);
        const std::string_view value = record.substr(equals + 1);
        if (key == "path")
            m_longName = value;
        else if (key == "linkpath")
            m_longLink = value;
        else if (key == "size")
            std::from_chars(value.data(), value.data() + value.size(), m_longSize);
    }
}

} // namespace darse::connect::docker
