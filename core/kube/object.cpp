// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/object.h"

#include "core/kube/jsonwriter.h"

namespace darse::kube {

using nlohmann::json;

namespace {

TextPtr writtenNow(const json& object)
{
    constexpr std::size_t kUsual = 4096;
    std::string out;
    out.reserve(kUsual);
    appendJson(out, object);
    return std::make_shared<const std::string>(out.data(),
                                               out.size()); // of many that are kept each takes what it needs
}

} // namespace

ObjectPtr withText(json object)
{
    TextPtr text = writtenNow(object);
    return {std::make_shared<const json>(std::move(object)), std::move(text)};
}

TextPtr jsonTextOf(const ObjectPtr& object)
{
    return object.text() ? object.text() : writtenNow(*object);
}

} // namespace darse::kube
