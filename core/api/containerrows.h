// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/containerjson.h"

#include <map>
#include <mutex>
#include <string>

namespace darse::api {

/// The rows of lists as text, kept for as long as nothing in them changes: lists are asked for all the time, and little
/// in them is ever new. For any thread.
class ContainerRows {
public:
    /// Appends the row of one that is told without its sizes.
    void append(std::string& out, const engine::ContainerPtr& container, const ContainerTelling& telling);
    /// Gives the rows of those back that have changed or gone since they were told.
    void forgetPast();

private:
    struct Row {
        std::weak_ptr<const engine::Container> container; ///< a snapshot never changes, so being the same is enough
        std::string imageName;
        std::string text; ///< up to the status, which tells the time that has passed
    };
    [[nodiscard]] static bool isSame(const Row& row, const engine::ContainerPtr& container,
                                     const ContainerTelling& telling);

    std::mutex m_mutex;
    std::map<ContainerId, Row> m_rows;
};

} // namespace darse::api
