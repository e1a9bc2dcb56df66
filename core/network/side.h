// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/network.h"

#include <functional>
#include <memory>

namespace darse::network {

/// Where bridges are: the machine itself, or the namespace that stands for it when we have no rights over its networks.
class Side {
public:
    using Task = std::function<Result<void>()>;

    Side() = default;
    Side(const Side&) = delete;
    Side& operator=(const Side&) = delete;
    virtual ~Side() = default;

    /// Does `task` there. What is missing is made first.
    [[nodiscard]] virtual Result<void> run(const Task& task) = 0;
    /// The same, but when there is nothing there is nothing to be done.
    [[nodiscard]] virtual Result<void> runIfThere(const Task& task) = 0;
    /// Leads ports of the machine to this side; all or none.
    [[nodiscard]] virtual Result<void> open(const std::vector<PublishedPort>& ports) = 0;
    /// What is not open is none of its concern.
    [[nodiscard]] virtual Result<void> close(const std::vector<PublishedPort>& ports) = 0;
    /// Nobody is on a network any more.
    [[nodiscard]] virtual Result<void> end() = 0;
    /// All that is published, for what has to be started anew.
    virtual void remember(const std::vector<PublishedPort>& ports) = 0;
    /// How what is sent to a port of the machine arrives on this side.
    [[nodiscard]] virtual PublishedPort arriving(const PublishedPort& port) const { return port; }
    /// The server that knows the names of the world; empty: those of the machine.
    [[nodiscard]] virtual std::string nameServer() const { return {}; }
};

/// The machine's own network.
class HostSide final : public Side {
public:
    Result<void> run(const Task& task) override { return task(); }
    Result<void> runIfThere(const Task& task) override { return task(); }
    Result<void> open(const std::vector<PublishedPort>&) override { return {}; }
    Result<void> close(const std::vector<PublishedPort>&) override { return {}; }
    Result<void> end() override { return {}; }
    void remember(const std::vector<PublishedPort>&) override {}
};

} // namespace darse::network
