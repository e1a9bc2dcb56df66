// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/merge.h"
#include "core/oci/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace darse::container {
namespace {

struct SignalWord {
    std::string_view name; ///< without "SIG"
    int number;
};

/// Linux's numbers; the first name of a number is the one that is told.
constexpr SignalWord kSignals[] = {
    {"HUP", 1},   {"INT", 2},     {"QUIT", 3},  {"ILL", 4},   {"TRAP", 5},    {"ABRT", 6},  {"BUS", 7},
    {"FPE", 8},   {"KILL", 9},    {"USR1", 10}, {"SEGV", 11}, {"USR2", 12},   {"PIPE", 13}, {"ALRM", 14},
    {"TERM", 15}, {"STKFLT", 16}, {"CHLD", 17}, {"CONT", 18}, {"STOP", 19},   {"TSTP", 20}, {"TTIN", 21},
    {"TTOU", 22}, {"URG", 23},    {"XCPU", 24}, {"XFSZ", 25}, {"VTALRM", 26}, {"PROF", 27}, {"WINCH", 28},
    {"IO", 29},   {"PWR", 30},    {"SYS", 31},  {"IOT", 6},   {"CLD", 17},    {"POLL", 29}, {"UNUSED", 31},
};
/// As programs see them: the C library keeps 32 and 33 to itself.
constexpr int kFirstRealTime = 34;
constexpr int kLastSignal = 64;
constexpr int kMiddleRealTime = 49;

std::optional<int> readNumber(std::string_view digits)
{
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || number < 0)
        return {};
    return number;
}

/// "RTMIN+3" and "RTMAX-2".
std::optional<int> realTimeSignal(std::string_view name)
{
    const bool isFromFirst = name.starts_with("RTMIN");
    if (!isFromFirst && !name.starts_with("RTMAX"))
        return {};
    name.remove_prefix(5);
    if (name.empty())
        return isFromFirst ? kFirstRealTime : kLastSignal;
    if (name.front() != (isFromFirst ? '+' : '-'))
        return {};
    const auto offset = readNumber(name.substr(1));
    if (!offset || *offset > kLastSignal - kFirstRealTime)
        return {};
    return isFromFirst ? kFirstRealTime + *offset : kLastSignal - *offset;
}

} // namespace

Result<int> signalNumber(std::string_view text)
{
    if (const auto number = readNumber(text); number && *number >= 1 && *number <= kLastSignal)
        return *number;
    std::string name(text.substr(0, 32));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (name.starts_with("SIG"))
        name.erase(0, 3);
    const auto* const found = std::ranges::find(kSignals, std::string_view(name), &SignalWord::name);
    if (found != std::end(kSignals))
        return found->number;
    if (const auto number = realTimeSignal(name))
        return *number;
    return Error(ErrorKind::InvalidInput, oci::inQuotes(text) + " is not a signal");
}

std::string signalName(int number)
{
    const auto* const found = std::ranges::find(kSignals, number, &SignalWord::number);
    if (found != std::end(kSignals))
        return "SIG" + std::string(found->name);
    if (number < kFirstRealTime || number > kLastSignal)
        return std::to_string(number);
    const int offset = number <= kMiddleRealTime ? number - kFirstRealTime : number - kLastSignal;
    std::string name = number <= kMiddleRealTime ? "SIGRTMIN" : "SIGRTMAX";
    if (offset != 0)
        name += (offset > 0 ? "+" : "") + std::to_string(offset);
    return name;
}

} // namespace darse::container
