// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire.h"

#include "core/base/base64.h"
#include "core/kube/schema.h"
#include "core/kube/textcheck.h"
#include "core/kube/wirepieces.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr int kDeepestMessage = 24;
constexpr int kMostPieces = 200'000;
constexpr std::array<std::string_view, 8> kTaken = {
    "ConfigMap", "Secret",        "Namespace", "PersistentVolumeClaim",
    "Pod",       "DeleteOptions", "Eviction",  "SelfSubjectAccessReview"};

Error notTaken(const std::string& what)
{
    return {ErrorKind::Protocol, what + " is taken as JSON or YAML, and not as protobuf"};
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class WireReader {
public:
    /// Reads a message into `out`; `owner` is the type of the schema that it is, or is a part of.
    Result<void> read(std::string_view bytes, std::string_view message, std::string_view owner, json& out)
    {
        if (++m_depth > kDeepestMessage)
            return brokenWire();
        while (!bytes.empty()) {
            TRY_DECLARE(const WirePiece piece, takeWirePiece(bytes));
            if (++m_pieces > kMostPieces)
                return brokenWire();
            const auto entry = wireEntry(message, piece.field);
            if (!entry)
                return notTaken("field " + std::to_string(piece.field) + " of " + std::string(message));
            if (entry->sign == '-')
                continue;
            if (entry->sign == '<') {
                if (!piece.isCounted)
                    return brokenWire();
                TRY(read(piece.bytes, entry->name, owner, out));
                continue;
            }
            TRY(put(piece, *entry, owner, out));
        }
        --m_depth;
        return ok();
    }

private:
    Result<void> put(const WirePiece& piece, const WireEntry& entry, std::string_view owner, json& out)
    {
        const Field* field = Schema::served().field(owner, entry.name);
        FieldType type = field != nullptr ? field->type : FieldType{.name = "string"};
        if (!entry.message.empty())
            type.name = entry.message;
        type.isList = type.isList || entry.isList;
        type.isMap = type.isMap || entry.isMap;
        if (type.isMap) {
            if (!piece.isCounted)
                return brokenWire();
            return putPair(piece.bytes, type, out[entry.name]);
        }
        TRY_DECLARE(json value, single(piece, type, entry.name));
        if (type.isList) {
            out[entry.name].push_back(std::move(value));
        } else if (entry.sign == '*' || !isNothing(value)) {
            out[entry.name] = std::move(value);
        }
        return ok();
    }

    static bool isNothing(const json& value)
    {
        return value.is_null() || value == json("") || value == json(0) || value == json(false);
    }

    Result<json> single(const WirePiece& piece, const FieldType& type, const std::string& name)
    {
        if (type.name == "int" && !piece.isCounted)
            return json(static_cast<std::int64_t>(piece.number));
        if (type.name == "bool" && !piece.isCounted)
            return json(piece.number != 0);
        if (!piece.isCounted || type.name == "int" || type.name == "bool")
            return brokenWire();
        if (type.name == "bytes")
            return json(toBase64(piece.bytes));
        if (type.name == "intorstring")
            return intOrString(piece.bytes);
        if (type.name == "quantity")
            return quantity(piece.bytes);
        if (!wireFieldsOf(type.name).empty()) {
            json out = json::object();
            const bool isOfSchema = Schema::served().types().contains(type.name);
            TRY(read(piece.bytes, type.name, isOfSchema ? type.name : ownerOf(type.name), out));
            return out;
        }
        if (type.name == "any" || Schema::served().types().contains(type.name))
            return piece.bytes.empty() ? Result<json>(json()) : notTaken("the field " + name);
        return text(piece.bytes);
    }

    /// Some messages of the wire are one and the same type of the schema.
    static std::string ownerOf(const std::string& message)
    {
        return message == "EphemeralContainer" ? "Container"
               : message == "ProjectedObject"  ? "ConfigMapVolume"
                                               : message;
    }

    static Result<json> text(std::string_view bytes)
    {
        if (!checkText(bytes))
            return brokenWire();
        return json(std::string(bytes));
    }

    static Result<json> quantity(std::string_view bytes)
    {
        json out;
        while (!bytes.empty()) {
            TRY_DECLARE(const WirePiece piece, takeWirePiece(bytes));
            if (piece.field != 1 || !piece.isCounted)
                return brokenWire();
            TRY_DECLARE(out, text(piece.bytes));
        }
        return out == json("0") || out == json("") ? json() : out;
    }

    static Result<json> intOrString(std::string_view bytes)
    {
        constexpr std::uint64_t kType = 1;
        constexpr std::uint64_t kNumber = 2;
        constexpr std::uint64_t kText = 3;
        bool isText = false;
        json number = 0;
        json word = "";
        while (!bytes.empty()) {
            TRY_DECLARE(const WirePiece piece, takeWirePiece(bytes));
            if (piece.isCounted != (piece.field == kText) || piece.field < kType || piece.field > kText)
                return brokenWire();
            if (piece.field == kType) {
                isText = piece.number != 0;
            } else if (piece.field == kNumber) {
                number = static_cast<std::int32_t>(static_cast<std::uint32_t>(piece.number));
            } else {
                TRY_DECLARE(word, text(piece.bytes));
            }
        }
        return isText ? word : number;
    }

    Result<void> putPair(std::string_view bytes, const FieldType& type, json& map)
    {
        json key = "";
        json value = type.name == "quantity" ? json("0") : json("");
        while (!bytes.empty()) {
            TRY_DECLARE(const WirePiece piece, takeWirePiece(bytes));
            if (!piece.isCounted || (piece.field != 1 && piece.field != 2))
                return brokenWire();
            if (piece.field == 1) {
                TRY_DECLARE(key, text(piece.bytes));
            } else {
                TRY_DECLARE(json found, single(piece, type.element(), "value"));
                if (!found.is_null())
                    value = std::move(found);
            }
        }
        map[key.get<std::string>()] = std::move(value);
        return ok();
    }

    int m_depth = 0;
    int m_pieces = 0;
};

} // namespace

Result<json> fromWire(std::string_view bytes)
{
    constexpr std::string_view kBeginning("k8s\0", 4);
    constexpr std::uint64_t kType = 1;
    constexpr std::uint64_t kRaw = 2;
    if (!bytes.starts_with(kBeginning))
        return brokenWire();
    bytes.remove_prefix(kBeginning.size());
    std::string_view raw;
    std::array<std::string, 2> type; // version, kind
    while (!bytes.empty()) {
        TRY_DECLARE(const WirePiece piece, takeWirePiece(bytes));
        if (piece.field == kRaw)
            raw = piece.bytes;
        std::string_view inside = piece.field == kType ? piece.bytes : std::string_view();
        while (!inside.empty()) {
            TRY_DECLARE(const WirePiece word, takeWirePiece(inside));
            if (word.field < 1 || word.field > type.size() || !checkText(word.bytes))
                return brokenWire();
            type.at(word.field - 1) = word.bytes;
        }
    }
    if (std::ranges::find(kTaken, type[1]) == kTaken.end())
        return notTaken(std::ranges::all_of(type[1], isLetter) ? "a " + type[1] : "what has no good name");
    json out = json::object();
    TRY(WireReader().read(raw, type[1], type[1], out));
    out["apiVersion"] = type[0];
    out["kind"] = type[1];
    return out;
}

} // namespace darse::kube
