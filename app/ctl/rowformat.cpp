// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/rowformat.h"

#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// A piece of a template: text as it is, or a field.
struct Piece {
    std::string text;
    bool isField = false;
};

constexpr std::string_view kAll = "json";

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == 't' || next == 'n') {
            out += next == 't' ? '\t' : '\n';
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

Result<Piece> fieldIn(std::string_view inside)
{
    const std::string_view text = trimmed(inside);
    if (text == "json ." || text == "json.")
        return Piece{.text = std::string(kAll), .isField = true};
    const bool isName =
        text.size() > 1 && text.front() == '.' && text.find_first_of(" .|(\"", 1) == std::string_view::npos;
    if (!isName)
        return Error(ErrorKind::InvalidInput,
                     "--format knows {{.Field}} and {{json .}}, not \"{{" + std::string(inside) + "}}\"");
    return Piece{.text = std::string(text.substr(1)), .isField = true};
}

Result<std::vector<Piece>> piecesOf(std::string_view form)
{
    std::vector<Piece> out;
    while (!form.empty()) {
        const auto open = form.find("{{");
        if (open != 0)
            out.push_back({.text = unescaped(form.substr(0, open))});
        if (open == std::string_view::npos)
            break;
        const auto close = form.find("}}", open);
        if (close == std::string_view::npos)
            return Error(ErrorKind::InvalidInput, "--format has a {{ without its }}");
        TRY_DECLARE(Piece piece, fieldIn(form.substr(open + 2, close - open - 2)));
        out.push_back(std::move(piece));
        form.remove_prefix(close + 2);
    }
    return out;
}

Result<std::string> valueOf(const Piece& piece, const Facts& row)
{
    if (!piece.isField)
        return piece.text;
    if (piece.text == kAll)
        return json(row).dump(-1, ' ', false, json::error_handler_t::replace);
    const auto found = row.find(piece.text);
    if (found != row.end())
        return harmless(found->second);
    std::string names;
    for (const auto& [name, value] : row)
        names += (names.empty() ? "" : ", ") + name;
    return Error(ErrorKind::InvalidInput, "there is no field " + piece.text + " here; there are " + names);
}

/// What stands above a column.
std::string titleOf(const Piece& piece)
{
    std::string out;
    for (const char c : piece.text)
        out += piece.isField && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> out(1);
    for (const char c : line) {
        if (c == '\t')
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

} // namespace

Result<std::string> formatted(std::string_view form, const std::vector<Facts>& rows)
{
    constexpr std::string_view kTable = "table ";
    if (form == "json")
        form = "{{json .}}";
    const bool isTable = form.starts_with(kTable);
    TRY_DECLARE(const auto pieces, piecesOf(isTable ? form.substr(kTable.size()) : form));
    std::vector<std::vector<std::string>> cells(1);
    std::string titles;
    for (const Piece& piece : pieces)
        titles += titleOf(piece);
    cells.front() = cellsOf(titles);
    std::string out;
    for (const Facts& row : rows) {
        std::string line;
        for (const Piece& piece : pieces) {
            TRY_DECLARE(const std::string value, valueOf(piece, row));
            line += value;
        }
        cells.push_back(cellsOf(line));
        out += line + "\n";
    }
    return isTable ? table(cells) : out;
}

} // namespace darse::ctl
