// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/strictjson.h"

#include "core/oci/wording.h"

#include <set>
#include <string>
#include <vector>

namespace darse::oci {
namespace {

/// Looks at a document as it is read, without building anything; its functions are nlohmann's SAX interface.
class Inspector {
public:
    [[nodiscard]] const std::string& reason() const { return m_reason; }

    bool null() { return countValue(); }
    bool boolean(bool) { return countValue(); }
    bool number_integer(Json::number_integer_t) { return countValue(); }
    bool number_unsigned(Json::number_unsigned_t) { return countValue(); }
    bool number_float(Json::number_float_t, const std::string&) { return countValue(); }
    bool string(const std::string& text) { return isText(text) && countValue(); }
    bool binary(const Json::binary_t&) { return countValue(); }
    bool start_object(std::size_t)
    {
        m_keys.emplace_back();
        return enter();
    }
    bool end_object()
    {
        m_keys.pop_back();
        return leave();
    }
    bool start_array(std::size_t) { return enter(); }
    bool end_array() { return leave(); }
    bool key(const std::string& name)
    {
        if (!m_keys.back().insert(name).second)
            return refuse("it has the key " + inQuotes(name) + " twice");
        return isText(name) && countValue();
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception&)
    {
        return refuse("it is not JSON, or breaks off, at byte " + std::to_string(position));
    }

private:
    bool enter()
    {
        if (++m_depth > kMaxDepth)
            return refuse("it is nested more than " + std::to_string(kMaxDepth) + " deep");
        return countValue();
    }
    bool leave()
    {
        --m_depth;
        return true;
    }
    bool countValue()
    {
        if (++m_values > kMaxValues)
            return refuse("it has more than " + std::to_string(kMaxValues) + " values");
        return true;
    }
    bool isText(const std::string& text)
    {
        return text.find('\0') == std::string::npos || refuse("it has a text with a NUL in it");
    }
    bool refuse(std::string reason)
    {
        m_reason = std::move(reason);
        return false;
    }

    std::size_t m_depth = 0;
    std::size_t m_values = 0;
    std::vector<std::set<std::string>> m_keys;
    std::string m_reason;
};

Result<void> checkEncoding(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        return refusal("it begins with a byte order mark");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text.substr(at));
        if (length == 0)
            return refusal("it is not UTF-8 at byte " + std::to_string(at + 1));
        at += length;
    }
    return ok();
}

} // namespace

Result<Json> readJson(std::string_view text, std::size_t maxBytes)
{
    if (text.empty())
        return refusal("it is empty");
    if (text.size() > maxBytes)
        return refusal("it is larger than " + std::to_string(maxBytes) + " bytes");
    TRY(checkEncoding(text));
    Inspector inspector;
    if (!Json::sax_parse(text, &inspector))
        return refusal(inspector.reason());
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return refusal("it is not JSON");
    return json;
}

std::string writeJson(const OrderedJson& json)
{
    return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

} // namespace darse::oci
