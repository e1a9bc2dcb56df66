// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/strictjson.h"
#include "core/runtime/seccompprofile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <set>
#include <sys/utsname.h>

namespace darse::runtime {

namespace {

using oci::Json;

constexpr std::size_t kMostText = std::size_t{1} * 1024 * 1024;
constexpr std::uint32_t kMostErrno = 4095;

Error wrong(std::string_view what)
{
    return {ErrorKind::InvalidInput, "the seccomp profile is not one: " + std::string(what)};
}

/// The member `name` of an object; null when it is absent.
const Json& member(const Json& object, const char* name)
{
    static const Json kNothing;
    const auto found = object.find(name);
    return found == object.end() ? kNothing : *found;
}

Result<std::vector<std::string>> texts(const Json& list, std::string_view what)
{
    std::vector<std::string> found;
    if (list.is_null())
        return found;
    if (!list.is_array())
        return wrong(std::string(what) + " is not a list");
    for (const Json& entry : list) {
        if (!entry.is_string())
            return wrong(std::string(what) + " is not a list of texts");
        found.push_back(entry.get<std::string>());
    }
    return found;
}

Result<std::uint64_t> number(const Json& value, std::uint64_t most, std::string_view what)
{
    if (value.is_null())
        return std::uint64_t{0};
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most)
        return wrong(std::string(what) + " is not a number in its range");
    return value.get<std::uint64_t>();
}

Result<SeccompAction> parseAction(const Json& verdict, const Json& errnoValue, std::string_view what)
{
    const auto known = verdict.is_string() ? parseVerdict(verdict.get<std::string>()) : std::nullopt;
    if (!known)
        return wrong(std::string(what) + " has no action that we know");
    SeccompAction action{.verdict = *known};
    if (action.verdict != SeccompVerdict::Errno)
        return action;
    TRY_DECLARE(const std::uint64_t value, number(errnoValue, kMostErrno, "the error number"));
    action.errnoValue = errnoValue.is_null() ? EPERM : static_cast<std::uint32_t>(value);
    return action;
}

Result<SeccompArgument> parseArgument(const Json& entry)
{
    if (!entry.is_object())
        return wrong("an argument is not an object");
    SeccompArgument argument;
    TRY_DECLARE(const std::uint64_t index, number(member(entry, "index"), 5, "the index of an argument"));
    TRY_DECLARE(argument.value, number(member(entry, "value"), UINT64_MAX, "the value of an argument"));
    TRY_DECLARE(argument.valueTwo, number(member(entry, "valueTwo"), UINT64_MAX, "the value of an argument"));
    const Json& name = member(entry, "op");
    const auto comparison = name.is_string() ? parseComparison(name.get<std::string>()) : std::nullopt;
    if (!comparison)
        return wrong("an argument has no comparison that we know");
    argument.index = static_cast<std::uint32_t>(index);
    argument.comparison = *comparison;
    return argument;
}

/// As Docker calls this machine.
std::string_view architecture()
{
#if defined(__x86_64__)
    return "amd64";
#elif defined(__aarch64__)
    return "arm64";
#elif defined(__s390x__)
    return "s390x";
#elif defined(__powerpc64__)
    return "ppc64le";
#elif defined(__riscv)
    return "riscv64";
#else
    return "";
#endif
}

/// "4.8" as one number that grows with the version; 0 for what is none.
int kernelNumber(const char* text)
{
    constexpr int kMinors = 10000;
    int first = 0;
    int second = 0;
    return std::sscanf(text, "%d.%d", &first, &second) == 2 ? first * kMinors + second : 0;
}

int runningKernel()
{
    utsname names{};
    return ::uname(&names) == 0 ? kernelNumber(names.release) : 0;
}

/// One of "includes" and "excludes".
struct Conditions {
    std::vector<std::string> capabilities;
    std::vector<std::string> architectures;
    std::string kernel;
};

Result<Conditions> parseConditions(const Json& object)
{
    Conditions conditions;
    if (object.is_null())
        return conditions;
    if (!object.is_object())
        return wrong("a condition is not an object");
    TRY_DECLARE(conditions.capabilities, texts(member(object, "caps"), "a list of capabilities"));
    TRY_DECLARE(conditions.architectures, texts(member(object, "arches"), "a list of architectures"));
    if (const Json& kernel = member(object, "minKernel"); kernel.is_string())
        conditions.kernel = kernel.get<std::string>();
    return conditions;
}

bool isHere(const std::vector<std::string>& architectures)
{
    return std::ranges::find(architectures, architecture()) != architectures.end();
}

Result<bool> applies(const Json& rule, CapabilitySet set)
{
    TRY_DECLARE(const Conditions with, parseConditions(member(rule, "includes")));
    TRY_DECLARE(const Conditions without, parseConditions(member(rule, "excludes")));
    const auto has = [set](const std::string& name) { return hasCapability(set, name); };
    const auto isReached = [](const std::string& kernel) { return runningKernel() >= kernelNumber(kernel.c_str()); };
    return std::ranges::all_of(with.capabilities, has) && std::ranges::none_of(without.capabilities, has) &&
           (with.architectures.empty() || isHere(with.architectures)) && !isHere(without.architectures) &&
           (with.kernel.empty() || isReached(with.kernel)) && (without.kernel.empty() || !isReached(without.kernel));
}

/// Two conditions on one argument cannot stand in one rule; as with runc, each then is a rule of its own.
void addRule(std::vector<SeccompRule>& rules, SeccompRule rule)
{
    std::set<std::uint32_t> seen;
    for (const SeccompArgument& argument : rule.arguments)
        seen.insert(argument.index);
    if (seen.size() == rule.arguments.size()) {
        rules.push_back(std::move(rule));
        return;
    }
    for (const SeccompArgument& argument : rule.arguments)
        rules.push_back({.names = rule.names, .action = rule.action, .arguments = {argument}});
}

Result<void> parseRule(const Json& entry, CapabilitySet capabilities, std::vector<SeccompRule>& rules)
{
    if (!entry.is_object())
        return wrong("a rule is not an object");
    SeccompRule rule;
    TRY_DECLARE(rule.names, texts(member(entry, "names"), "the names of a rule"));
    if (const Json& name = member(entry, "name"); name.is_string() && !name.get<std::string>().empty())
        rule.names.push_back(name.get<std::string>());
    if (rule.names.empty())
        return wrong("a rule has no names");
    const std::string what = "the rule of " + rule.names.front();
    TRY_DECLARE(rule.action, parseAction(member(entry, "action"), member(entry, "errnoRet"), what));
    const Json& arguments = member(entry, "args");
    if (!arguments.is_null() && !arguments.is_array())
        return wrong(what + " has arguments that are not a list");
    for (const Json& argument : arguments) {
        TRY_DECLARE(SeccompArgument parsed, parseArgument(argument));
        rule.arguments.push_back(parsed);
    }
    TRY_DECLARE(const bool isForUs, applies(entry, capabilities));
    if (isForUs)
        addRule(rules, std::move(rule));
    return ok();
}

} // namespace

Result<SeccompProfile> parseProfile(std::string_view text, CapabilitySet capabilities)
{
    const auto document = oci::readJson(text, kMostText);
    if (!document)
        return wrong(document.error().message());
    if (!document->is_object())
        return wrong("it is not an object");
    SeccompProfile profile;
    TRY_DECLARE(profile.otherwise,
                parseAction(member(*document, "defaultAction"), member(*document, "defaultErrnoRet"), "the document"));
    TRY_DECLARE(profile.flags, texts(member(*document, "flags"), "the list of flags"));
    const Json& rules = member(*document, "syscalls");
    if (!rules.is_null() && !rules.is_array())
        return wrong("its system calls are not a list");
    for (const Json& rule : rules)
        TRY(parseRule(rule, capabilities, profile.rules));
    return profile;
}

} // namespace darse::runtime
