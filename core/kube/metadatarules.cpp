// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every object has.
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::size_t kMostAnnotations = std::size_t{256} * 1024;
const char* const kNameRule =
    "a name is lower case letters, digits, '-' or '.', and begins and ends with a letter or digit";

void checkName(const json& metadata, NameForm form, Refusals& out)
{
    const std::string name = textOf(metadata, "name");
    if (!isName(name, form))
        out.invalid("metadata.name", name, kNameRule);
    std::string begin = textOf(metadata, "generateName");
    while (begin.ends_with('-'))
        begin.pop_back(); // what is made up comes behind it
    if (!begin.empty() && !isName(begin, form))
        out.invalid("metadata.generateName", textOf(metadata, "generateName"), kNameRule);
}

void checkLabels(const json& metadata, Refusals& out)
{
    const json labels = metadata.value("labels", json::object());
    for (const auto& [key, value] : labels.items()) {
        const std::string text = value.is_string() ? value.get<std::string>() : "";
        if (!isLabelKey(key) || !value.is_string() || !isLabelValue(text))
            out.invalid("metadata.labels", std::string(key).append("=").append(text),
                        "keys and values are at most 63 letters, digits, '-', '_' or '.', and begin and end with a "
                        "letter or digit");
    }
}

void checkAnnotations(const json& metadata, Refusals& out)
{
    const std::string at = "metadata.annotations";
    std::size_t size = 0;
    const json annotations = metadata.value("annotations", json::object());
    for (const auto& [key, value] : annotations.items()) {
        std::string lower = key; // these may have a domain in capitals
        std::ranges::transform(lower, lower.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!isLabelKey(lower))
            out.invalid(at, key,
                        "a key is at most 63 letters, digits, '-', '_' or '.', behind the name of a domain and '/'");
        if (!value.is_string())
            out.invalid(at, key, "must be a text");
        size += key.size() + (value.is_string() ? value.get_ref<const std::string&>().size() : 0);
    }
    if (size > kMostAnnotations)
        out.add({.path = at, .reason = "FieldValueTooLong", .said = "Too long: must have at most 262144 bytes"});
}

void checkOwners(const json& metadata, Refusals& out)
{
    const std::string at = "metadata.ownerReferences";
    const json owners = listOf(metadata, "ownerReferences");
    for (const json& owner : owners) {
        for (const char* member : {"apiVersion", "kind", "name", "uid"}) {
            if (textOf(owner, member).empty())
                out.invalid(at + "." + member, "", "must not be empty");
        }
    }
    if (std::ranges::count_if(owners, [](const json& one) { return one.value("controller", false); }) > 1)
        out.invalid(at, owners, "Only one reference can have Controller set to true");
}

void checkFinalizers(const json& metadata, Refusals& out)
{
    constexpr std::array<std::string_view, 3> kUsual = {"foregroundDeletion", "kubernetes", "orphan"};
    const std::string at = "metadata.finalizers";
    const json finalizers = listOf(metadata, "finalizers");
    for (std::size_t i = 0; i < finalizers.size(); ++i) {
        const std::string name = finalizers[i].is_string() ? finalizers[i].get<std::string>() : "";
        if (!isLabelKey(name))
            out.invalid(at, finalizers[i], "must be the name of a finalizer, as \"example.org/wait\"");
        if (name.find('/') == std::string::npos && std::ranges::find(kUsual, name) == kUsual.end())
            out.invalid(placeIn(at, i), name, "name is neither a standard finalizer name nor is it fully qualified");
    }
}

} // namespace

Result<void> checkMetadata(const json& object, const Kind& kind)
{
    Refusals out;
    const json& metadata = object.at("metadata");
    checkName(metadata, kind.name == "Namespace" ? NameForm::Label : NameForm::Subdomain, out);
    checkLabels(metadata, out);
    checkAnnotations(metadata, out);
    checkOwners(metadata, out);
    checkFinalizers(metadata, out);
    return refuse(kind, object, std::move(out));
}

} // namespace darse::kube
