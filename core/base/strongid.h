// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace darse {

/// A name for one kind of thing. Ids of different kinds do not mix, do not compare and do not come from strings by
/// accident. What a valid value looks like is checked where it enters the house, not here.
template <class Tag>
class StrongId {
public:
    /// Names nothing.
    StrongId() = default;
    explicit StrongId(std::string value) : m_value(std::move(value)) {}

    [[nodiscard]] const std::string& value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.empty(); }

    friend auto operator<=>(const StrongId&, const StrongId&) = default;
    friend bool operator==(const StrongId&, const StrongId&) = default;

private:
    std::string m_value;
};

using ContainerId = StrongId<struct ContainerIdTag>;
using ImageId = StrongId<struct ImageIdTag>;
using NetworkId = StrongId<struct NetworkIdTag>;
using PodId = StrongId<struct PodIdTag>;
using VolumeId = StrongId<struct VolumeIdTag>;

} // namespace darse

template <class Tag>
struct std::hash<darse::StrongId<Tag>> {
    [[nodiscard]] std::size_t operator()(const darse::StrongId<Tag>& id) const noexcept
    {
        return std::hash<std::string>()(id.value());
    }
};
