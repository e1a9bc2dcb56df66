// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"

#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace darse::ctl {
namespace {

/// Between single quotes of a shell.
std::string inQuotes(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + "'";
}

std::string optionWords(const Command& command)
{
    std::string out;
    for (const auto rows : {command.options, commonOptions()}) {
        for (const app::Option& option : rows)
            out += (out.empty() ? "--" : " --") + std::string(option.name);
    }
    return out;
}

/// What may come after nothing, and after the first word of a command of two.
std::map<std::string, std::set<std::string>> wordsOf(std::span<const Command> table)
{
    std::map<std::string, std::set<std::string>> out;
    for (const Command& command : table) {
        const auto blank = command.name.find(' ');
        out[""].emplace(command.name.substr(0, blank));
        if (blank != std::string_view::npos)
            out[std::string(command.name.substr(0, blank))].emplace(command.name.substr(blank + 1));
    }
    return out;
}

std::string joined(const std::set<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

/// The `case` that bash and zsh share: it sets "words" by "path", the words of the command so far.
std::string casesOf(std::span<const Command> table)
{
    std::string out = "    case \"$path\" in\n";
    for (const auto& [family, words] : wordsOf(table))
        out += "    " + inQuotes(family) + ") words=" + inQuotes(joined(words)) + " ;;\n";
    for (const Command& command : table)
        out += "    " + inQuotes(command.name) + ") words=" + inQuotes(optionWords(command)) + " ;;\n";
    return out + "    esac\n";
}

/// Finds out how far the command was written, in the array "given" up to the word that is being completed.
constexpr std::string_view kPath = R"(    local path='' words='' word families=FAMILIES
    for word in "${given[@]}"; do
        case "$word" in
        -*) continue ;;
        esac
        if [ -z "$path" ]; then
            path="$word"
        else
            case " $families " in
            *" $path "*) path="$path $word" ;;
            esac
        fi
    done
)";

std::string pathOf(std::span<const Command> table)
{
    std::set<std::string> families;
    for (const auto& [family, words] : wordsOf(table)) {
        if (!family.empty())
            families.insert(family);
    }
    std::string out(kPath);
    const std::string_view mark = "FAMILIES";
    return out.replace(out.find(mark), mark.size(), inQuotes(joined(families)));
}

std::string bash(std::span<const Command> table)
{
    return "_darsectl()\n{\n    local given=(\"${COMP_WORDS[@]:1:COMP_CWORD-1}\") "
           "current=\"${COMP_WORDS[COMP_CWORD]}\"\n" +
           pathOf(table) + casesOf(table) +
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n"
           "complete -o default -F _darsectl darsectl\n";
}

std::string zsh(std::span<const Command> table)
{
    // What zsh knows as "path" and "words" means something else.
    return "#compdef darsectl\n_darsectl()\n{\n    emulate -L zsh\n    local -a given\n"
           "    given=(\"${(@)words[2,CURRENT-1]}\")\n    local -a found\n    found=(${(f)\"$(_darsectl_words "
           "\"${given[@]}\")\"})\n"
           "    compadd -a found\n    [ ${#found} -gt 0 ] || _files\n}\n"
           "_darsectl_words()\n{\n    emulate -L zsh\n    local -a given\n    given=(\"$@\")\n    local -h path "
           "words\n" +
           pathOf(table) + casesOf(table) +
           // From a folder of functions it is read when it is wanted for the first time, and is to answer then.
           "    print -l -- ${=words}\n}\nif [ \"${funcstack[1]}\" = _darsectl ]; then\n    _darsectl \"$@\"\nelse\n"
           "    compdef _darsectl darsectl\nfi\n";
}

std::string fishOption(const app::Option& option, const std::string& when)
{
    return "complete -c darsectl" + (when.empty() ? "" : " -n " + inQuotes(when)) + " -l " + std::string(option.name) +
           (option.letter == '\0' ? "" : std::string(" -s ") + option.letter) +
           (option.valueName.empty() ? "" : " -r") + " -d " + inQuotes(option.help) + "\n";
}

std::string fish(std::span<const Command> table)
{
    std::string out = "complete -c darsectl -f\n";
    const auto words = wordsOf(table);
    for (const app::Option& option : commonOptions())
        out += fishOption(option, {});
    for (const std::string& word : words.at("")) {
        out += "complete -c darsectl -n __fish_use_subcommand -a " + word;
        const Command* command = findCommand(word);
        out += command == nullptr ? "\n" : " -d " + inQuotes(command->help) + "\n";
    }
    for (const Command& command : table) {
        const auto blank = command.name.find(' ');
        const std::string first(command.name.substr(0, blank));
        std::string when = "__fish_seen_subcommand_from " + first;
        if (blank != std::string_view::npos) {
            const std::string second(command.name.substr(blank + 1));
            out += "complete -c darsectl -n " +
                   inQuotes(when + "; and not __fish_seen_subcommand_from " + joined(words.at(first))) + " -a " +
                   second + " -d " + inQuotes(command.help) + "\n";
            when += "; and __fish_seen_subcommand_from " + second;
        }
        for (const app::Option& option : command.options)
            out += fishOption(option, when);
    }
    return out;
}

} // namespace

std::string completionFor(Shell shell, std::span<const Command> table)
{
    switch (shell) {
    case Shell::Bash:
        return bash(table);
    case Shell::Zsh:
        return zsh(table);
    case Shell::Fish:
        break;
    }
    return fish(table);
}

Result<std::string> completion(const Context& context)
{
    const std::map<std::string, Shell> shells{{"bash", Shell::Bash}, {"zsh", Shell::Zsh}, {"fish", Shell::Fish}};
    const auto found = shells.find(context.word(0));
    if (found == shells.end())
        return Error(ErrorKind::InvalidInput, "there is completion for bash, zsh and fish");
    const std::string script = completionFor(found->second, commands());
    return context.output == Output::Json ? printed({{"script", script}}) : script;
}

} // namespace darse::ctl
