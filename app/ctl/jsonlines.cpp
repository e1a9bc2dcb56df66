// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/jsonlines.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// A line that never ends is told in pieces of this.
constexpr std::size_t kMost = std::size_t{1} << 20U;

std::size_t placeOf(Channel channel)
{
    return channel == Channel::Output ? 0 : 1;
}

} // namespace

ChannelSink JsonLines::sink()
{
    return [this](Channel channel, std::string_view bytes) { return take(channel, bytes); };
}

Result<void> JsonLines::take(Channel channel, std::string_view bytes)
{
    std::string& waiting = m_waiting.at(placeOf(channel));
    waiting.append(bytes);
    std::string_view rest = waiting;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        TRY(tell(channel, rest.substr(0, end)));
        rest.remove_prefix(end + 1);
    }
    if (rest.size() > kMost) {
        TRY(tell(channel, rest));
        rest = {};
    }
    waiting = std::string(rest);
    return ok();
}

Result<void> JsonLines::end()
{
    for (const Channel channel : {Channel::Output, Channel::Errors}) {
        const std::string rest = std::exchange(m_waiting.at(placeOf(channel)), {});
        if (!rest.empty())
            TRY(tell(channel, rest));
    }
    return ok();
}

Result<void> JsonLines::tell(Channel channel, std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    const json told{{"stream", channel == Channel::Output ? "stdout" : "stderr"}, {"text", line}};
    return m_out(told.dump(-1, ' ', false, json::error_handler_t::replace) + "\n");
}

} // namespace darse::ctl
