// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that came over a wire: looked at first, token by token, so that what is wrong has its place.
#include "core/kube/textcheck.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace darse::kube {

using nlohmann::json;

namespace {

/// A text that is read byte by byte, and how far.
struct Counted {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at = nullptr;
    const char** reached = nullptr;

    reference operator*() const { return *at; }
    Counted& operator++()
    {
        ++at;
        if (reached != nullptr)
            *reached = at;
        return *this;
    }
    friend bool operator==(const Counted& a, const Counted& b) { return a.at == b.at; }
};

Mark markIn(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    Mark out;
    out.line += static_cast<int>(std::ranges::count(before, '\n'));
    for (std::size_t i = before.rfind('\n') + 1; i < before.size(); ++out.column)
        i += std::max<std::size_t>(1, characterAt(before.substr(i)));
    return out;
}

/// Whether a text is JSON that is not too deep and says nothing twice.
class Check final : public nlohmann::json_sax<json> {
public:
    Check(std::string_view text, int depth) : m_text(text), m_most(depth) {}

    Result<void> run()
    {
        m_reached = m_text.data();
        const Counted first{m_text.data(), &m_reached};
        const Counted last{m_text.data() + m_text.size(), nullptr};
        if (json::sax_parse(first, last, this))
            return ok();
        return m_error.value_or(errorAt(mark(0), "this is no JSON"));
    }

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override
    {
        m_keys.emplace_back();
        return isShallow();
    }
    bool end_object() override
    {
        m_keys.pop_back();
        return true;
    }
    bool start_array(std::size_t /*size*/) override
    {
        m_keys.emplace_back();
        return isShallow();
    }
    bool end_array() override { return end_object(); }
    bool key(string_t& name) override
    {
        if (m_keys.back().insert(name).second)
            return true;
        m_error = errorAt(mark(1), "\"" + name.substr(0, kShown) + "\" is there twice");
        return false;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override
    {
        m_error = errorAt(mark(position > m_text.size() ? 0 : 1), "this is no JSON");
        return false;
    }

private:
    static constexpr std::size_t kShown = 100;

    [[nodiscard]] bool isShallow()
    {
        if (static_cast<int>(m_keys.size()) <= m_most)
            return true;
        m_error = errorAt(mark(1), "the document is deeper than " + std::to_string(m_most) + " levels");
        return false;
    }

    /// Of what ends `back` bytes before what is read next.
    [[nodiscard]] Mark mark(std::size_t back) const
    {
        const auto offset = static_cast<std::size_t>(m_reached - m_text.data());
        return markIn(m_text, offset - std::min(back, offset));
    }

    std::string_view m_text;
    const int m_most;
    const char* m_reached = nullptr;
    std::vector<std::set<std::string>> m_keys;
    std::optional<Error> m_error;
};

} // namespace

Result<json> parseJson(std::string_view text, int depth)
{
    TRY(checkText(text));
    TRY(Check(text, depth).run());
    auto value = json::parse(text, nullptr, false);
    if (value.is_discarded())
        return Error(ErrorKind::InvalidInput, "the document is no JSON");
    return value;
}

} // namespace darse::kube
