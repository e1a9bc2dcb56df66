// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/configchange.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace darse::store {
namespace {

using Words = std::vector<std::string>;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

Error wrong(std::string_view instruction, std::string_view why)
{
    return {ErrorKind::InvalidInput, "\"" + std::string(instruction) + "\" " + std::string(why)};
}

/// Words as a shell sees them: quotes hold together, a backslash takes the next character as it is.
Result<Words> words(std::string_view text)
{
    Words result;
    std::string word;
    bool isInWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && quote != '\'' && i + 1 < text.size()) {
            word += text[++i];
            isInWord = true;
        } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
            quote = quote != 0 ? '\0' : c;
            isInWord = true;
        } else if (quote == 0 && (c == ' ' || c == '\t')) {
            if (isInWord)
                result.push_back(std::exchange(word, {}));
            isInWord = false;
        } else {
            word += c;
            isInWord = true;
        }
    }
    if (quote != 0)
        return wrong(text, "has a quote that does not end");
    if (isInWord)
        result.push_back(std::move(word));
    return result;
}

/// A JSON list of texts; nothing for what is no such list.
std::optional<Words> jsonWords(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array() || !std::ranges::all_of(json, [](const auto& element) { return element.is_string(); }))
        return std::nullopt;
    return json.get<Words>();
}

/// A command: a JSON list, else a line for the shell.
Words command(std::string_view text)
{
    if (auto list = jsonWords(text))
        return *std::move(list);
    return {"/bin/sh", "-c", std::string(text)};
}

/// "key=value key2=value2", or "key value" as old Dockerfiles have it.
Result<std::vector<std::pair<std::string, std::string>>> pairs(std::string_view text)
{
    TRY_DECLARE(const Words all, words(text));
    std::vector<std::pair<std::string, std::string>> result;
    if (!all.empty() && all.front().find('=') == std::string::npos) {
        const auto space = text.find_first_of(" \t");
        if (space == std::string_view::npos)
            return wrong(text, "has no value");
        result.emplace_back(all.front(), trimmed(text.substr(space)));
        return result;
    }
    for (const std::string& word : all) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrong(word, "is no key=value");
        result.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
    return result;
}

void addSorted(Words& list, std::string value)
{
    const auto place = std::ranges::lower_bound(list, value);
    if (place == list.end() || *place != value)
        list.insert(place, std::move(value));
}

Result<void> setEnvironment(oci::RunConfig& config, std::string_view rest)
{
    TRY_DECLARE(const auto all, pairs(rest));
    for (const auto& [key, value] : all) {
        std::string variable = key;
        variable += '=';
        const std::string start = variable;
        variable += value;
        const auto same = std::ranges::find_if(config.environment,
                                               [&](const std::string& other) { return other.starts_with(start); });
        if (same != config.environment.end())
            *same = variable;
        else
            config.environment.push_back(variable);
    }
    return ok();
}

Result<void> addPorts(oci::RunConfig& config, std::string_view rest)
{
    TRY_DECLARE(const Words all, words(rest));
    for (const std::string& word : all) {
        const auto slash = word.find('/');
        const std::string port = word.substr(0, slash);
        const std::string protocol = slash == std::string::npos ? "tcp" : word.substr(slash + 1);
        const bool isNumber = !port.empty() && port.size() <= 5 &&
                              std::ranges::all_of(port, [](unsigned char c) { return std::isdigit(c) != 0; });
        if (!isNumber || std::stoi(port) < 1 || std::stoi(port) > 65535 ||
            (protocol != "tcp" && protocol != "udp" && protocol != "sctp"))
            return wrong(word, "is no port");
        addSorted(config.exposedPorts, std::string(port).append("/").append(protocol));
    }
    return ok();
}

Result<void> addLabels(oci::RunConfig& config, std::string_view rest)
{
    TRY_DECLARE(const auto all, pairs(rest));
    for (const auto& [key, value] : all)
        config.labels[key] = value;
    return ok();
}

Result<void> addVolumes(oci::RunConfig& config, std::string_view rest)
{
    TRY_DECLARE(const Words plain, words(rest));
    for (const std::string& path : jsonWords(rest).value_or(plain))
        addSorted(config.volumes, path);
    return ok();
}

using Apply = Result<void> (*)(oci::RunConfig& config, std::string_view rest);
struct Instruction {
    std::string_view word;
    Apply apply;
};

constexpr std::array kInstructions{
    Instruction{"CMD",
                [](oci::RunConfig& config, std::string_view rest) {
                    config.command = command(rest);
                    return ok();
                }},
    Instruction{"ENTRYPOINT",
                [](oci::RunConfig& config, std::string_view rest) {
                    config.entrypoint = command(rest);
                    return ok();
                }},
    Instruction{"ENV", setEnvironment},
    Instruction{"EXPOSE", addPorts},
    Instruction{"LABEL", addLabels},
    Instruction{"VOLUME", addVolumes},
    Instruction{"WORKDIR",
                [](oci::RunConfig& config, std::string_view rest) {
                    config.workingDirectory = rest;
                    return rest.starts_with('/') ? ok() : Result<void>(wrong(rest, "is no absolute path"));
                }},
    Instruction{"USER",
                [](oci::RunConfig& config, std::string_view rest) {
                    config.user = rest;
                    return ok();
                }},
    Instruction{"STOPSIGNAL",
                [](oci::RunConfig& config, std::string_view rest) {
                    config.stopSignal = rest;
                    return ok();
                }},
};

} // namespace

Result<void> applyChange(oci::RunConfig& config, std::string_view instruction)
{
    const std::string_view line = trimmed(instruction);
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    std::string word(line.substr(0, end));
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const auto found = std::ranges::find(kInstructions, std::string_view(word), &Instruction::word);
    if (found == kInstructions.end())
        return wrong(instruction, "is no change that an image takes");
    const std::string_view rest = trimmed(line.substr(end));
    if (rest.empty())
        return wrong(instruction, "says nothing");
    return found->apply(config, rest);
}

} // namespace darse::store
