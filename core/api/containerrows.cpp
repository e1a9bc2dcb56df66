// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerrows.h"

#include "core/api/answer.h"
#include "core/api/statuswords.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using engine::ContainerPtr;

bool ContainerRows::isSame(const Row& row, const ContainerPtr& container, const ContainerTelling& telling,
                           const std::string& status)
{
    const bool isSameSnapshot = !row.container.owner_before(container) && !container.owner_before(row.container);
    return isSameSnapshot && row.imageName == telling.imageName && row.status == status;
}

void ContainerRows::append(std::string& out, const ContainerPtr& container, const ContainerTelling& telling)
{
    std::string status = statusText(container->state, telling.now);
    const std::lock_guard lock(m_mutex);
    Row& row = m_rows[container->id];
    if (!isSame(row, container, telling, status)) {
        std::string text = dumped(summary(*container, telling));
        text.pop_back(); // the end of its line
        text.shrink_to_fit();
        row = {container, telling.imageName, std::move(status), std::move(text)};
    }
    out += row.text;
}

void ContainerRows::forgetPast()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_rows, [](const auto& row) { return row.second.container.expired(); });
}

} // namespace darse::api
