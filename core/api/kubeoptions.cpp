// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind the question mark of a request that changes something.
#include "core/api/kubeobjects.h"
#include "core/kube/refusal.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace darse::api {

namespace {

constexpr std::size_t kLongestManager = 128;
constexpr std::string_view kApplyType = "application/apply-patch+yaml";

struct OptionsRow {
    std::string_view method;
    std::string_view options;
};
constexpr std::array kOptionsRows = {OptionsRow{"POST", "CreateOptions"}, OptionsRow{"PUT", "UpdateOptions"},
                                     OptionsRow{"PATCH", "PatchOptions"}, OptionsRow{"DELETE", kKubeDeleteOptions}};

void checkManager(const std::string& manager, kube::Refusals& out)
{
    if (manager.size() > kLongestManager)
        out.add(
            {.path = "fieldManager", .reason = "FieldValueTooLong", .said = "Too long: must have at most 128 bytes"});
    if (std::ranges::any_of(manager, [](unsigned char c) { return std::iscntrl(c) != 0; }))
        out.invalid("fieldManager", manager, "should only contain printable characters");
}

void checkPatch(const Parameters& parameters, std::string_view type, kube::Refusals& out)
{
    const bool isApplied = type.starts_with(kApplyType);
    if (isApplied && parameters.text("fieldManager").empty())
        out.required("fieldManager", "is required for apply patch");
    if (!isApplied && !parameters.text("force").empty())
        out.forbidden("force", "may not be specified for non-apply patch");
}

} // namespace

Result<std::uint64_t> kubeNumber(const Parameters& parameters, std::string_view name, std::uint64_t most)
{
    auto number = parameters.number(name, 0, most);
    return number ? std::move(number) : Error(ErrorKind::Protocol, number.error().message());
}

Error kubeBadOptions(std::string_view options, kube::Refusals refusals)
{
    const kube::Kind kind{
        .group = "meta.k8s.io", .version = "v1", .name = options, .plural = "", .singular = "", .shortNames = ""};
    return kube::invalid(kind, "", refusals.take());
}

void kubeCheckTrial(std::span<const std::string> asked, kube::Refusals& out)
{
    static constexpr std::array<std::string_view, 1> kTrials = {"All"};
    for (const std::string& one : asked) {
        if (one != kTrials.front())
            out.unsupported("dryRun", one, kTrials);
    }
}

Result<void> kubeCheckOptions(const net::Incoming& request)
{
    static constexpr std::array<std::string_view, 4> kValidations = {"", "Ignore", "Strict", "Warn"};
    const std::string& method = request.head().method;
    const auto* const row = std::ranges::find(kOptionsRows, method, &OptionsRow::method);
    if (row == kOptionsRows.end())
        return ok();
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    kube::Refusals out;
    kubeCheckTrial(parameters.all("dryRun"), out);
    if (method != "DELETE") {
        checkManager(parameters.text("fieldManager"), out);
        const std::string validation = parameters.text("fieldValidation");
        if (std::ranges::find(kValidations, validation) == kValidations.end())
            out.unsupported("fieldValidation", validation, kValidations);
    }
    if (method == "PATCH")
        checkPatch(parameters, request.head().headers.find("Content-Type").value_or(""), out);
    return out.isEmpty() ? ok() : Result<void>(kubeBadOptions(row->options, std::move(out)));
}

} // namespace darse::api
