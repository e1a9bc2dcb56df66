// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/options.h"

#include <algorithm>
#include <numeric>

namespace darse::app {
namespace {

/// How many letters must be added, removed, replaced or swapped with the next.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast;
    std::vector<std::size_t> last(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

class Parser {
public:
    Parser(std::span<const Option> table, std::span<const char* const> rest, Order order) :
        m_table(table),
        m_rest(rest),
        m_order(order)
    {
    }

    Result<Arguments> parse()
    {
        while (!m_rest.empty()) {
            const std::string_view word = next();
            if (word == "--") {
                takeWords();
            } else if (word.starts_with("--")) {
                TRY(parseLong(word.substr(2)));
            } else if (word.size() > 1 && word.front() == '-') {
                TRY(parseLetters(word.substr(1)));
            } else {
                m_out.words.emplace_back(word);
                if (m_order == Order::BeforeWords)
                    takeWords();
            }
        }
        return std::move(m_out);
    }

private:
    std::string_view next()
    {
        const std::string_view word = m_rest.front();
        m_rest = m_rest.subspan(1);
        return word;
    }

    void takeWords()
    {
        while (!m_rest.empty())
            m_out.words.emplace_back(next());
    }

    Result<void> parseLong(std::string_view text)
    {
        const auto equals = text.find('=');
        const std::string_view name = text.substr(0, equals);
        const auto row = std::find_if(m_table.begin(), m_table.end(), [name](auto& each) { return each.name == name; });
        if (row == m_table.end())
            return unknown(name);
        if (equals == std::string_view::npos)
            return take(*row, std::nullopt);
        if (row->valueName.empty())
            return Error(ErrorKind::InvalidInput, "the option --" + std::string(name) + " takes no value");
        return take(*row, text.substr(equals + 1));
    }

    Result<void> parseLetters(std::string_view letters)
    {
        while (!letters.empty()) {
            const char letter = letters.front();
            letters.remove_prefix(1);
            const auto row =
                std::find_if(m_table.begin(), m_table.end(), [letter](auto& each) { return each.letter == letter; });
            if (row == m_table.end())
                return Error(ErrorKind::InvalidInput, std::string("unknown option -") + letter);
            const bool hasRest = !row->valueName.empty() && !letters.empty();
            TRY(take(*row, hasRest ? std::optional(std::exchange(letters, {})) : std::nullopt));
        }
        return ok();
    }

    Result<void> take(const Option& option, std::optional<std::string_view> value)
    {
        const std::string name(option.name);
        if (!option.valueName.empty() && !value) {
            if (m_rest.empty())
                return Error(ErrorKind::InvalidInput,
                             "the option --" + name + " needs a value (" + std::string(option.valueName) + ")");
            value = next();
        }
        m_out.options[name].emplace_back(value.value_or(""));
        return ok();
    }

    Error unknown(std::string_view name) const
    {
        std::vector<std::string_view> names;
        for (const Option& option : m_table)
            names.push_back(option.name);
        std::string message = "unknown option --" + std::string(name);
        if (const auto guess = nearest(name, names))
            message += ", did you mean --" + std::string(*guess) + "?";
        return {ErrorKind::InvalidInput, std::move(message)};
    }

    std::span<const Option> m_table;
    std::span<const char* const> m_rest;
    Order m_order;
    Arguments m_out;
};

} // namespace

std::optional<std::string> Arguments::value(std::string_view name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> Arguments::values(std::string_view name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::vector<std::string>() : found->second;
}

Result<Arguments> parseArguments(std::span<const Option> table, std::span<const char* const> arguments, Order order)
{
    return Parser(table, arguments, order).parse();
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    constexpr std::size_t kLongWord = 64;
    std::optional<std::string_view> best;
    // One step in a word of two to four letters, two in a longer one: what is farther away is another word.
    std::size_t least = word.size() > kLongWord ? 0 : std::min<std::size_t>(3, (word.size() + 1) / 3 + 1);
    for (const std::string_view candidate : candidates) {
        if (const std::size_t steps = distance(word, candidate); steps < least) {
            least = steps;
            best = candidate;
        }
    }
    return best;
}

std::string helpText(std::string_view usage, std::span<const Option> table)
{
    const auto leftOf = [](const Option& option) {
        std::string left = option.letter ? std::string("  -") + option.letter + ", --" : "      --";
        left += option.name;
        return option.valueName.empty() ? left : left + " " + std::string(option.valueName);
    };
    std::size_t width = 0;
    for (const Option& option : table)
        width = std::max(width, leftOf(option).size());
    std::string out(usage);
    out += "\n\nOptions:\n";
    for (const Option& option : table) {
        std::string left = leftOf(option);
        left.resize(width + 2, ' ');
        out += left + std::string(option.help) + "\n";
    }
    return out;
}

} // namespace darse::app
