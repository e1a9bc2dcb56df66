// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace darse::engine {

/// Something that is told about a pod.
struct PodNotice {
    std::string_view type = "Normal";
    std::string reason{};
    std::string message{};
    std::string container{}; ///< which one it is about; empty: the pod as a whole
    bool isScheduling = false;
};

} // namespace darse::engine
