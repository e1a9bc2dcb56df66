// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/missingruntime.h"

namespace darse::runtime {
namespace {

class MissingRuntime final : public Runtime {
public:
    explicit MissingRuntime(Error why) : m_why(std::move(why)) {}

    [[nodiscard]] const RuntimePrograms& programs() const override { return m_programs; }
    [[nodiscard]] const RuntimePlaces& places() const override { return m_places; }
    [[nodiscard]] RuntimeTool toolFor(const ContainerId& /*id*/) const override { return {}; }
    [[nodiscard]] Result<Launched> create(const Launch& /*launch*/, const std::stop_token& /*stop*/) override
    {
        return m_why;
    }
    [[nodiscard]] Result<void> start(const ContainerId& /*id*/) override { return m_why; }
    [[nodiscard]] Result<void> kill(const ContainerId& /*id*/, int /*signal*/) override { return m_why; }
    [[nodiscard]] Result<void> killAll(const ContainerId& /*id*/, int /*signal*/) override { return m_why; }
    [[nodiscard]] Result<void> pause(const ContainerId& /*id*/) override { return m_why; }
    [[nodiscard]] Result<void> resume(const ContainerId& /*id*/) override { return m_why; }
    [[nodiscard]] Result<void> update(const ContainerId& /*id*/, std::string_view /*resources*/) override
    {
        return m_why;
    }
    [[nodiscard]] Result<RuntimeState> state(const ContainerId& /*id*/) override { return m_why; }
    [[nodiscard]] Result<void> remove(const ContainerId& /*id*/) override { return ok(); }
    [[nodiscard]] std::optional<Ending> ending(const ContainerId& /*id*/) const override { return std::nullopt; }
    [[nodiscard]] Result<std::vector<ContainerId>> list() override { return std::vector<ContainerId>(); }

private:
    Error m_why;
    RuntimePrograms m_programs{};
    RuntimePlaces m_places{};
};

} // namespace

std::unique_ptr<Runtime> missingRuntime(Error why)
{
    return std::make_unique<MissingRuntime>(std::move(why));
}

} // namespace darse::runtime
