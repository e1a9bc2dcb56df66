// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/seccompprofile.h"

#include <nlohmann/json.hpp>

#include <array>

namespace darse::runtime {

namespace {

using nlohmann::json;

template <class Value>
struct Word {
    Value value;
    std::string_view name;
};

constexpr std::array kVerdicts{
    Word<SeccompVerdict>{SeccompVerdict::Allow, "SCMP_ACT_ALLOW"},
    Word<SeccompVerdict>{SeccompVerdict::Errno, "SCMP_ACT_ERRNO"},
    Word<SeccompVerdict>{SeccompVerdict::Log, "SCMP_ACT_LOG"},
    Word<SeccompVerdict>{SeccompVerdict::Trap, "SCMP_ACT_TRAP"},
    Word<SeccompVerdict>{SeccompVerdict::KillThread, "SCMP_ACT_KILL"},
    Word<SeccompVerdict>{SeccompVerdict::KillThread, "SCMP_ACT_KILL_THREAD"},
    Word<SeccompVerdict>{SeccompVerdict::KillProcess, "SCMP_ACT_KILL_PROCESS"},
};

constexpr std::array kComparisons{
    Word<SeccompComparison>{SeccompComparison::NotEqual, "SCMP_CMP_NE"},
    Word<SeccompComparison>{SeccompComparison::Less, "SCMP_CMP_LT"},
    Word<SeccompComparison>{SeccompComparison::LessOrEqual, "SCMP_CMP_LE"},
    Word<SeccompComparison>{SeccompComparison::Equal, "SCMP_CMP_EQ"},
    Word<SeccompComparison>{SeccompComparison::GreaterOrEqual, "SCMP_CMP_GE"},
    Word<SeccompComparison>{SeccompComparison::Greater, "SCMP_CMP_GT"},
    Word<SeccompComparison>{SeccompComparison::MaskedEqual, "SCMP_CMP_MASKED_EQ"},
};

template <class Table, class Value>
std::string_view nameOf(const Table& table, Value value)
{
    for (const auto& word : table)
        if (word.value == value)
            return word.name;
    return {};
}

template <class Value, class Table>
std::optional<Value> valueOf(const Table& table, std::string_view name)
{
    for (const auto& word : table)
        if (word.name == name)
            return word.value;
    return std::nullopt;
}

json architectures()
{
#if defined(__x86_64__)
    return {"SCMP_ARCH_X86_64", "SCMP_ARCH_X86"};
#elif defined(__aarch64__)
    return {"SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM"};
#elif defined(__s390x__)
    return {"SCMP_ARCH_S390X", "SCMP_ARCH_S390"};
#else
    return json::array();
#endif
}

json ruleJson(const SeccompRule& rule)
{
    json entry{{"names", rule.names}, {"action", toString(rule.action.verdict)}};
    if (rule.action.verdict == SeccompVerdict::Errno)
        entry["errnoRet"] = rule.action.errnoValue;
    for (const SeccompArgument& argument : rule.arguments)
        entry["args"].push_back({{"index", argument.index},
                                 {"value", argument.value},
                                 {"valueTwo", argument.valueTwo},
                                 {"op", toString(argument.comparison)}});
    return entry;
}

} // namespace

std::string_view toString(SeccompVerdict verdict)
{
    return nameOf(kVerdicts, verdict);
}

std::optional<SeccompVerdict> parseVerdict(std::string_view name)
{
    return valueOf<SeccompVerdict>(kVerdicts, name);
}

std::string_view toString(SeccompComparison comparison)
{
    return nameOf(kComparisons, comparison);
}

std::optional<SeccompComparison> parseComparison(std::string_view name)
{
    return valueOf<SeccompComparison>(kComparisons, name);
}

json profileJson(const SeccompProfile& profile)
{
    json document{{"defaultAction", toString(profile.otherwise.verdict)}, {"syscalls", json::array()}};
    if (profile.otherwise.verdict == SeccompVerdict::Errno)
        document["defaultErrnoRet"] = profile.otherwise.errnoValue;
    if (json known = architectures(); !known.empty())
        document["architectures"] = std::move(known);
    if (!profile.flags.empty())
        document["flags"] = profile.flags;
    for (const SeccompRule& rule : profile.rules)
        if (!rule.names.empty())
            document["syscalls"].push_back(ruleJson(rule));
    return document;
}

} // namespace darse::runtime
