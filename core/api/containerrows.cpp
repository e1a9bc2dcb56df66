// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerrows.h"

#include "core/api/answer.h"
#include "core/api/statuswords.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using engine::ContainerPtr;

namespace {

/// The time that has passed: all else of a row stays as it is for as long as its container does.
constexpr const char* kStatus = "Status";

/// Without its last brace, so that the status can follow.
std::string openRow(const engine::Container& container, const ContainerTelling& telling)
{
    nlohmann::json row = summary(container, telling);
    row.erase(kStatus);
    std::string text = dumped(row);
    text.erase(text.rfind('}'));
    text.shrink_to_fit();
    return text;
}

} // namespace

bool ContainerRows::isSame(const Row& row, const ContainerPtr& container, const ContainerTelling& telling)
{
    const bool isSameSnapshot = !row.container.owner_before(container) && !container.owner_before(row.container);
    return isSameSnapshot && row.imageName == telling.imageName;
}

void ContainerRows::append(std::string& out, const ContainerPtr& container, const ContainerTelling& telling)
{
    const std::string status = nlohmann::json(statusText(container->state, telling.now)).dump();
    const std::lock_guard lock(m_mutex);
    Row& row = m_rows[container->id];
    if (!isSame(row, container, telling))
        row = {container, telling.imageName, openRow(*container, telling)};
    out.append(row.text).append(",\"").append(kStatus).append("\":").append(status).append("}");
}

void ContainerRows::forgetPast()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_rows, [](const auto& row) { return row.second.container.expired(); });
}

} // namespace darse::api
