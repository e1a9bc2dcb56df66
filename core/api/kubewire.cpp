// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubewire.h"

#include "core/net/url.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>

namespace darse::api {

using nlohmann::json;

namespace {

enum class Form { Text, Bytes, Bool, Map, ByteMap, Message };

/// A field of a message, by its number.
struct WireField {
    std::string_view message;
    std::uint64_t number;
    std::string_view name;
    Form form = Form::Text;
    std::string_view type = {};
};

constexpr std::array kFields = {
    WireField{"Meta", 1, "name"},
    WireField{"Meta", 2, "generateName"},
    WireField{"Meta", 3, "namespace"},
    WireField{"Meta", 11, "labels", Form::Map},
    WireField{"Meta", 12, "annotations", Form::Map},
    WireField{"ConfigMap", 1, "metadata", Form::Message, "Meta"},
    WireField{"ConfigMap", 2, "data", Form::Map},
    WireField{"ConfigMap", 3, "binaryData", Form::ByteMap},
    WireField{"ConfigMap", 4, "immutable", Form::Bool},
    WireField{"Secret", 1, "metadata", Form::Message, "Meta"},
    WireField{"Secret", 2, "data", Form::ByteMap},
    WireField{"Secret", 3, "type"},
    WireField{"Secret", 4, "stringData", Form::Map},
    WireField{"Secret", 5, "immutable", Form::Bool},
    WireField{"Namespace", 1, "metadata", Form::Message, "Meta"},
    WireField{"SelfSubjectAccessReview", 1, "metadata", Form::Message, "Meta"},
    WireField{"SelfSubjectAccessReview", 2, "spec", Form::Message, "Review"},
    WireField{"Review", 1, "resourceAttributes", Form::Message, "Resource"},
    WireField{"Resource", 1, "namespace"},
    WireField{"Resource", 2, "verb"},
    WireField{"Resource", 3, "group"},
    WireField{"Resource", 4, "version"},
    WireField{"Resource", 5, "resource"},
    WireField{"Unknown", 1, "type", Form::Message, "Type"},
    WireField{"Unknown", 2, "raw"},
    WireField{"Type", 1, "apiVersion"},
    WireField{"Type", 2, "kind"},
    WireField{"Entry", 1, "key"},
    WireField{"Entry", 2, "value"},
};

Error broken()
{
    return {ErrorKind::Protocol, "the protobuf of the object cannot be read"};
}

const WireField* fieldOf(std::string_view message, std::uint64_t number)
{
    for (const WireField& one : kFields) {
        if (one.message == message && one.number == number)
            return &one;
    }
    return nullptr;
}

bool isKnown(std::string_view message)
{
    return fieldOf(message, 1) != nullptr;
}

Result<std::uint64_t> takeNumber(std::string_view& bytes)
{
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        out |= std::uint64_t{byte & 0x7fU} << shift;
        if (byte < 0x80)
            return out;
    }
    return broken();
}

Result<json> message(std::string_view bytes, std::string_view type);

Result<void> put(json& into, const WireField& field, std::string_view content)
{
    const std::string name(field.name);
    if (field.form == Form::Message) {
        TRY_DECLARE(into[name], message(content, field.type));
    } else if (field.form == Form::Map || field.form == Form::ByteMap) {
        TRY_DECLARE(const json entry, message(content, "Entry"));
        const std::string value = entry.value("value", "");
        into[name][entry.value("key", "")] = field.form == Form::ByteMap ? net::base64(value) : value;
    } else if (!content.empty()) {
        into[name] = std::string(content);
    }
    return ok();
}

Result<json> message(std::string_view bytes, std::string_view type)
{
    constexpr std::uint64_t kNumber = 0;
    constexpr std::uint64_t kCounted = 2;
    json out = json::object();
    while (!bytes.empty()) {
        TRY_DECLARE(const std::uint64_t tag, takeNumber(bytes));
        TRY_DECLARE(const std::uint64_t value, takeNumber(bytes));
        const WireField* field = fieldOf(type, tag >> 3U);
        if ((tag & 7U) == kNumber) {
            if (field != nullptr && field->form == Form::Bool)
                out[std::string(field->name)] = value != 0;
            continue;
        }
        if ((tag & 7U) != kCounted || value > bytes.size())
            return broken();
        if (field != nullptr && field->form != Form::Bool)
            TRY(put(out, *field, bytes.substr(0, value)));
        bytes.remove_prefix(value);
    }
    return out;
}

} // namespace

Result<json> fromKubeWire(std::string_view bytes)
{
    constexpr std::string_view kBeginning("k8s\0", 4);
    if (!bytes.starts_with(kBeginning))
        return broken();
    TRY_DECLARE(const json around, message(bytes.substr(kBeginning.size()), "Unknown"));
    const json type = around.value("type", json::object());
    const std::string kind = type.value("kind", "");
    if (!isKnown(kind) || kind == "Unknown" || kind == "Meta")
        return Error(ErrorKind::Protocol, "a " + kind + " is taken as JSON or YAML, and not as protobuf");
    TRY_DECLARE(json out, message(around.value("raw", ""), kind));
    out["apiVersion"] = type.value("apiVersion", "");
    out["kind"] = kind;
    return out;
}

} // namespace darse::api
