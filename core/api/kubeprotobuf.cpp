// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The schema as protobuf, which kubectl asks for.
#include "core/api/kubeopenapi.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using nlohmann::json;

namespace {

/// The few words of protobuf that are needed: texts and messages are both a length and bytes.
void putNumber(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        out += static_cast<char>((value & 0x7fU) | 0x80U);
    out += static_cast<char>(value);
}

void put(std::string& out, unsigned field, const std::string& bytes)
{
    putNumber(out, (std::uint64_t{field} << 3U) | 2U);
    putNumber(out, bytes.size());
    out += bytes;
}

std::string named(const std::string& name, const std::string& value)
{
    std::string out;
    put(out, 1, name);
    put(out, 2, value);
    return out;
}

std::string schemaMessage(const json& schema)
{
    std::string out;
    const auto putText = [&](unsigned field, const char* key) {
        if (schema.contains(key))
            put(out, field, schema[key].get<std::string>());
    };
    putText(1, "$ref");
    putText(2, "format");
    putText(4, "description");
    for (const json& one : schema.value("required", json::array()))
        put(out, 19, one.get<std::string>());
    if (schema.contains("additionalProperties")) {
        std::string item;
        put(item, 1, schemaMessage(schema["additionalProperties"]));
        put(out, 21, item);
    }
    if (schema.contains("type")) {
        std::string type;
        put(type, 1, schema["type"].get<std::string>());
        put(out, 22, type);
    }
    if (schema.contains("items")) {
        std::string items;
        put(items, 1, schemaMessage(schema["items"]));
        put(out, 23, items);
    }
    if (schema.contains("properties")) {
        std::string properties;
        for (const auto& [name, property] : schema["properties"].items())
            put(properties, 1, named(name, schemaMessage(property)));
        put(out, 25, properties);
    }
    for (const auto& [name, value] : schema.items()) {
        if (!name.starts_with("x-"))
            continue;
        std::string any;
        put(any, 2, value.dump() + "\n"); // JSON is YAML
        put(out, 31, named(name, any));
    }
    return out;
}

} // namespace

std::string openApiProtobuf()
{
    const json document = openApi();
    std::string info;
    put(info, 1, "Darse");
    put(info, 2, "v1.32.0");
    std::string definitions;
    for (const auto& [name, schema] : document["definitions"].items())
        put(definitions, 1, named(name, schemaMessage(schema)));
    std::string out;
    put(out, 1, "2.0");
    put(out, 2, info);
    put(out, 8, "");
    put(out, 9, definitions);
    return out;
}

} // namespace darse::api
