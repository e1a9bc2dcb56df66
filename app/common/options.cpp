// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/options.h"

#include "core/base/version.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <numeric>

namespace darse::app {
namespace {

constexpr std::array<Option, 2> kAlways = {{
    {.name = "help", .value = "", .help = "show this help", .letter = 'h'},
    {.name = "version", .value = "", .help = "show the version"},
}};

std::vector<Option> allOptions(const Program& program)
{
    std::vector<Option> options(program.options.begin(), program.options.end());
    options.insert(options.end(), kAlways.begin(), kAlways.end());
    return options;
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

Error unknownOption(const Program& program, std::string_view name, std::string_view shown)
{
    std::vector<std::string_view> names;
    for (const Option& option : allOptions(program))
        names.push_back(option.name);
    const std::string_view guess = nearest(name, names);
    std::string message = "unknown option " + std::string(shown);
    if (!guess.empty())
        message += ", did you mean --" + std::string(guess) + "?";
    return {ErrorKind::InvalidInput, std::move(message)};
}

/// One argument, taken apart.
struct Token {
    std::string_view name;
    std::optional<std::string_view> value;
    std::string_view shown; ///< as written, without the value
};

Token takeApart(std::string_view argument)
{
    if (!argument.starts_with("--")) {
        Token token{argument.substr(1, 1), std::nullopt, argument.substr(0, 2)};
        if (argument.size() > 2)
            token.value = argument.substr(2);
        return token;
    }
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos)
        return {argument.substr(2), std::nullopt, argument};
    return {argument.substr(2, equals - 2), argument.substr(equals + 1), argument.substr(0, equals)};
}

const Option* findOption(const std::vector<Option>& options, const Token& token)
{
    const bool isLong = token.shown.starts_with("--");
    const auto found = std::ranges::find_if(options, [&](const Option& option) {
        return isLong ? option.name == token.name
                      : option.letter != 0 && token.name == std::string_view(&option.letter, 1);
    });
    return found == options.end() ? nullptr : &*found;
}

} // namespace

std::string Given::value(std::string_view option, std::string_view fallback) const
{
    const auto found = m_values.find(std::string(option));
    return found == m_values.end() ? std::string(fallback) : found->second;
}

std::string_view nearest(std::string_view given, std::span<const std::string_view> candidates)
{
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(2, given.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t steps = distance(given, candidate);
        if (steps < bestDistance && steps < candidate.size()) {
            bestDistance = steps;
            best = candidate;
        }
    }
    return best;
}

Result<Given> parseOptions(const Program& program, std::span<const std::string> arguments)
{
    const std::vector<Option> options = allOptions(program);
    Given given;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--") {
            given.m_words.insert(given.m_words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                 arguments.end());
            break;
        }
        if (argument.size() < 2 || argument.front() != '-') {
            given.m_words.emplace_back(argument);
            continue;
        }
        Token token = takeApart(argument);
        const Option* option = findOption(options, token);
        if (option == nullptr)
            return unknownOption(program, token.name, token.shown);
        const std::string shown(token.shown);
        if (option->value.empty() && token.value)
            return Error(ErrorKind::InvalidInput, "option " + shown + " takes no value");
        if (!option->value.empty() && !token.value) {
            if (i + 1 == arguments.size())
                return Error(ErrorKind::InvalidInput,
                             "option " + shown + " needs a value: " + std::string(option->value));
            token.value = arguments[++i];
        }
        if (!given.m_values.emplace(option->name, token.value.value_or("")).second)
            return Error(ErrorKind::InvalidInput, "option " + shown + " is given twice");
    }
    return given;
}

std::string helpText(const Program& program)
{
    std::string text = "Usage: " + std::string(program.name) + " [OPTION…]";
    if (!program.words.empty())
        text += " " + std::string(program.words);
    text += "\n" + std::string(program.purpose) + "\n\n";
    constexpr std::size_t kColumn = 26;
    for (const Option& option : allOptions(program)) {
        std::string left = option.letter != 0 ? std::string("  -") + option.letter + ", " : std::string("      ");
        left += "--" + std::string(option.name);
        if (!option.value.empty())
            left += " " + std::string(option.value);
        left.resize(std::max(left.size() + 2, kColumn), ' ');
        text += left + std::string(option.help) + "\n";
    }
    return text;
}

std::string versionText(const Program& program)
{
    return std::string(program.name) + " " + std::string(kVersion);
}

Start startProgram(const Program& program, int argc, const char* const* argv)
{
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    Result<Given> given = parseOptions(program, arguments);
    if (!given) {
        complain(program, given.error().message() + " (see " + std::string(program.name) + " --help)");
        return {{}, exitcode::kUsage};
    }
    if (given->has("help"))
        std::cout << helpText(program) << std::flush;
    else if (given->has("version"))
        std::cout << versionText(program) << std::endl;
    else
        return {*std::move(given), std::nullopt};
    return {{}, std::cout ? exitcode::kSuccess : exitcode::kFailure};
}

void complain(const Program& program, std::string_view message)
{
    std::cerr << program.name << ": " << message << '\n';
}

} // namespace darse::app
