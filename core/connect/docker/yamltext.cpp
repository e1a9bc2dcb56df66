// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/yamltext.h"

#include <QRegularExpression>

namespace darse::connect::docker {
namespace {

constexpr int kDeepestBlock = 24;

std::string inJson(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Plain where nothing can be taken for something else.
std::string scalar(const json& value)
{
    if (!value.is_string())
        return inJson(value);
    static const QRegularExpression kPlain(QStringLiteral("\\A[A-Za-z_/][A-Za-z0-9_./+-]*\\z"));
    static const QRegularExpression kWord(QStringLiteral("\\A(y|n|yes|no|on|off|true|false|null)\\z"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QString text = textOf(value);
    const bool isPlain = kPlain.match(text).hasMatch() && !kWord.match(text).hasMatch();
    return isPlain ? text.toStdString() : inJson(value);
}

bool isBlock(const json& value)
{
    return (value.is_object() || value.is_array()) && !value.empty();
}

// NOLINTNEXTLINE(misc-no-recursion): the depth is bounded
void write(const json& value, int depth, std::string& out)
{
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    if (value.is_object()) {
        for (const auto& [key, each] : value.items()) {
            out += indent + scalar(key) + ":";
            if (isBlock(each) && depth < kDeepestBlock) {
                out += "\n";
                write(each, depth + 1, out);
            } else {
                out += " " + scalar(each) + "\n";
            }
        }
        return;
    }
    for (const json& each : value) {
        if (!isBlock(each) || depth >= kDeepestBlock) {
            out += indent + "- " + scalar(each) + "\n";
            continue;
        }
        std::string inner;
        write(each, depth + 1, inner);
        // The first line of the item stands beside its dash.
        out += indent + "- " + inner.substr(indent.size() + 2);
    }
}

} // namespace

QString yamlText(const json& value)
{
    std::string out;
    if (isBlock(value))
        write(value, 0, out);
    else
        out = scalar(value) + "\n";
    return QString::fromStdString(out);
}

} // namespace darse::connect::docker
