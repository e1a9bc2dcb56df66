// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/textchange.h"

#include "core/kube/scalar.h"
#include "core/kube/textpieces.h"
#include "core/kube/textplaces.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;
using Changed = std::optional<TextChange>;

namespace {

std::string lastOf(const std::string& pointer)
{
    return json::json_pointer(pointer).back();
}

class Changing {
public:
    Changing(std::string_view text, const Document& document) : m_document(document), m_places(text, document) {}

    [[nodiscard]] Changed set(const std::string& pointer, const json& value) const
    {
        if (pointer.empty())
            return std::nullopt;
        if (m_document.value.contains(json::json_pointer(pointer)))
            return replace(pointer, value);
        const std::string parent = around(pointer);
        const std::string name = lastOf(pointer);
        const bool isElement =
            name == "-" ||
            (!name.empty() && std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; }));
        const bool hasParent = m_document.value.contains(json::json_pointer(parent));
        const json known = hasParent ? m_document.value.at(json::json_pointer(parent)) : json();
        if (known.is_array() ? known.empty() : !known.is_object() || known.empty())
            return set(parent, isElement ? json::array({value}) : json{{name, value}});
        return m_places.isFlow(parent) ? addInFlow(parent, name, value) : addLines(parent, name, value);
    }

    [[nodiscard]] Changed remove(const std::string& pointer) const
    {
        const std::string parent = around(pointer);
        if (m_document.value.at(json::json_pointer(parent)).size() == 1)
            return parent.empty() ? std::nullopt : remove(parent);
        const auto whole = m_places.whole(pointer);
        if (!whole)
            return std::nullopt;
        return m_places.isFlow(parent) ? removeInFlow(*whole) : removeLines(parent, *whole);
    }

private:
    [[nodiscard]] Changed replace(const std::string& pointer, const json& value) const
    {
        const auto span = m_places.value(pointer);
        if (!span)
            return std::nullopt;
        const std::string_view text = m_places.text();
        const bool isInFlow = m_places.isFlow(around(pointer)) || (m_places.isFlow(pointer) && value.is_structured());
        const char first = span->begin < span->end ? text[span->begin] : ' ';
        std::string fresh = isInFlow ? inFlow(value) : behindKey(value, m_places.indentation(pointer));
        // Quotes stay, but those around a number, which may be the beginning of something else.
        const json now = m_document.value.at(json::json_pointer(pointer));
        const bool isNumber = now.is_string() && plainScalar(now.get<std::string>()).is_number();
        if (value.is_string() && first == '"' && !isNumber)
            fresh = value.dump();
        else if (value.is_string() && first == '\'' &&
                 value.get_ref<const std::string&>().find_first_of("'\n") == std::string::npos)
            fresh = "'" + value.get<std::string>() + "'";
        std::size_t begin = span->begin;
        const bool hasBlank = begin > 0 && text[begin - 1] == ' ';
        if (fresh.starts_with(' ') && hasBlank)
            fresh.erase(0, 1);
        if (fresh.starts_with('\n') && hasBlank)
            begin = text.find_last_not_of(' ', begin - 1) + 1;
        if (!fresh.starts_with(' ') && !fresh.starts_with('\n') && begin > 0 && text[begin - 1] == ':')
            fresh.insert(0, " ");
        return TextChange{begin, span->end - begin, fresh};
    }

    /// The child that stands last in the text.
    [[nodiscard]] std::string lastChild(const std::string& parent) const
    {
        const json& known = m_document.value.at(json::json_pointer(parent));
        std::string out;
        for (const auto& [key, ignored] : known.items()) {
            const std::string child = (json::json_pointer(parent) / key).to_string();
            if (out.empty() || m_places.offsetOf(child) > m_places.offsetOf(out))
                out = child;
        }
        return out;
    }

    [[nodiscard]] Changed addLines(const std::string& parent, const std::string& name, const json& value) const
    {
        const std::string last = lastChild(parent);
        const auto whole = m_places.whole(last);
        if (!whole)
            return std::nullopt;
        const std::size_t by = m_places.indentation(last);
        const std::size_t at = std::min(m_places.text().find('\n', whole->end), m_places.text().size());
        const bool isElement = m_document.value.at(json::json_pointer(parent)).is_array();
        return TextChange{at, 0,
                          "\n" + (isElement ? asElement(value, by)
                                            : std::string(by, ' ') + oneLine(name) + ":" + behindKey(value, by))};
    }

    [[nodiscard]] Changed addInFlow(const std::string& parent, const std::string& name, const json& value) const
    {
        const auto whole = m_places.value(lastChild(parent));
        if (!whole)
            return std::nullopt;
        const bool isElement = m_document.value.at(json::json_pointer(parent)).is_array();
        return TextChange{whole->end, 0, ", " + (isElement ? "" : oneLine(name) + ": ") + inFlow(value)};
    }

    [[nodiscard]] Changed removeInFlow(Span whole) const
    {
        const std::string_view text = m_places.text();
        const std::size_t next = text.find_first_not_of(" \n", whole.end);
        const std::size_t before = text.find_last_not_of(" \n", whole.begin - 1);
        if (next != std::string_view::npos && text[next] == ',') {
            const std::size_t end = text.find_first_not_of(" \n", next + 1);
            return TextChange{whole.begin, end - whole.begin, {}};
        }
        if (before != std::string_view::npos && text[before] == ',')
            return TextChange{before, whole.end - before, {}};
        return std::nullopt;
    }

    [[nodiscard]] Changed removeLines(const std::string& parent, Span whole) const
    {
        const std::string_view text = m_places.text();
        const std::size_t lineBegin = text.rfind('\n', whole.begin) == std::string_view::npos || whole.begin == 0
                                          ? 0
                                          : text.rfind('\n', whole.begin - 1) + 1;
        const std::size_t end = std::min(text.find('\n', whole.end), text.size() - 1) + 1;
        if (text.substr(lineBegin, whole.begin - lineBegin).find_first_not_of(' ') == std::string_view::npos)
            return TextChange{lineBegin, end - lineBegin, {}};
        // It stands beside the "-" of an element: the next one moves there.
        std::size_t next = text.size();
        for (const auto& [key, ignored] : m_document.value.at(json::json_pointer(parent)).items()) {
            const std::size_t offset = m_places.offsetOf((json::json_pointer(parent) / key).to_string());
            if (offset > whole.begin)
                next = std::min(next, offset);
        }
        return next == text.size() ? std::nullopt : Changed(TextChange{whole.begin, next - whole.begin, {}});
    }

    const Document& m_document;
    TextPlaces m_places;
};

/// The value with the change made.
Result<json> expected(json value, const ChangeAsked& asked)
{
    const json::json_pointer pointer(asked.pointer);
    if (asked.value) {
        value[pointer] = *asked.value;
        return value;
    }
    json::json_pointer gone = pointer;
    while (!gone.parent_pointer().empty() && value.at(gone.parent_pointer()).size() == 1)
        gone.pop_back();
    json& parent = value.at(gone.parent_pointer());
    if (parent.is_array())
        parent.erase(static_cast<std::size_t>(std::stoul(gone.back())));
    else
        parent.erase(gone.back());
    return value;
}

Error unusual()
{
    return {ErrorKind::Unsupported, "this part of the text is written in a way that only the text itself can change"};
}

Result<TextChange> changed(std::string_view text, const ChangeAsked& asked)
{
    TRY_DECLARE(const std::vector<Document> documents, parseDocuments(text));
    if (asked.document >= documents.size())
        return Error(ErrorKind::NotFound, "the text has no such document");
    const Document& document = documents[asked.document];
    if (!asked.value && !document.value.contains(json::json_pointer(asked.pointer)))
        return TextChange{};
    const Changing changing(text, document);
    const Changed change = asked.value ? changing.set(asked.pointer, *asked.value) : changing.remove(asked.pointer);
    if (!change)
        return unusual();
    std::string after(text);
    after.replace(change->begin, change->size, change->text);
    const auto read = parseDocuments(after);
    TRY_DECLARE(const json wanted, expected(document.value, asked));
    if (!read || read->size() != documents.size() || (*read)[asked.document].value != wanted)
        return unusual();
    return *change;
}

} // namespace

Result<TextChange> changeText(std::string_view text, const ChangeAsked& asked)
{
    try {
        return changed(text, asked);
    } catch (const json::exception&) { // a member of what has no members
        return unusual();
    }
}

} // namespace darse::kube
