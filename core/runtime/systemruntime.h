// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/folder.h"
#include "core/runtime/runtime.h"
#include "core/runtime/sealedprogram.h"

namespace darse::runtime {

/// The one Runtime that there is: programs of the system.
class SystemRuntime final : public Runtime {
public:
    /// Without programs nothing can be made, for that reason. What is there already is looked at and ended all the
    /// same.
    SystemRuntime(RuntimePlaces places, Result<RuntimePrograms> programs, sys::ProcessRunner& runner);

    [[nodiscard]] const RuntimePrograms& programs() const override { return m_programs; }
    [[nodiscard]] const RuntimePlaces& places() const override { return m_places; }
    [[nodiscard]] RuntimeTool toolFor(const ContainerId& id) const override;

    [[nodiscard]] Result<Launched> create(const Launch& launch, const std::stop_token& stop) override;
    [[nodiscard]] Result<void> start(const ContainerId& id) override;
    [[nodiscard]] Result<void> kill(const ContainerId& id, int signal) override;
    [[nodiscard]] Result<void> killAll(const ContainerId& id, int signal) override;
    [[nodiscard]] Result<void> pause(const ContainerId& id) override;
    [[nodiscard]] Result<void> resume(const ContainerId& id) override;
    [[nodiscard]] Result<void> update(const ContainerId& id, std::string_view resourcesJson) override;
    [[nodiscard]] Result<RuntimeState> state(const ContainerId& id) override;
    [[nodiscard]] Result<sys::PidFd> firstProcess(const ContainerId& id) override;
    [[nodiscard]] Result<void> remove(const ContainerId& id) override;
    [[nodiscard]] std::optional<Ending> ending(const ContainerId& id) const override;
    [[nodiscard]] Result<std::vector<ContainerId>> list() override;

private:
    /// A command of the runtime and what it is about.
    struct Order {
        std::string_view verb; ///< "pause the container"
        std::vector<std::string> arguments;
        std::string input{};
    };

    [[nodiscard]] RuntimeTool findTool(const std::string& name) const;
    [[nodiscard]] bool isKnown(const RuntimeTool& tool, const ContainerId& id) const;
    [[nodiscard]] Result<std::string> call(const ContainerId& id, Order order);

    RuntimePlaces m_places;
    RuntimePrograms m_programs;
    std::optional<Error> m_missing; ///< why nothing can be made
    Folder m_folder;
    sys::ProcessRunner& m_runner;
    RuntimeTool m_chosen;
    RuntimeTool m_other; ///< the runtime that was not chosen; its program may be missing
    std::unique_ptr<SealedProgram> m_crun;
};

} // namespace darse::runtime
