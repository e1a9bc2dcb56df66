// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that look at a container, and do not change it.
#include "core/engine/containers.h"
#include "core/engine/launch.h"

namespace darse::engine {
namespace {

/// Gives the seat back when nobody connects.
class Seat final : public AttachSeat {
public:
    Seat(Crew& crew, BerthPtr berth) : m_crew(crew), m_berth(std::move(berth))
    {
        m_berth->turn([](Berth::Tide& tide) { ++tide.seats; });
    }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    ~Seat() override { giveBack(); }

    [[nodiscard]] Result<std::unique_ptr<runtime::Streams>> connect(const std::stop_token& stop) override
    {
        const std::uint64_t endings = m_berth->tide().endings;
        TRY(m_berth->waitFor(
            [endings](const Berth::Tide& tide, const Container&) {
                return tide.isThere || tide.isRemoved || tide.endings > endings;
            },
            {Deadline::never(), stop}));
        const ContainerPtr container = m_berth->now();
        auto streams = m_berth->tide().isThere ? runtime::attach(m_crew.ground.runtime, launchOf(*container))
                                               : Result<std::unique_ptr<runtime::Streams>>(notRunning(*container));
        giveBack();
        if (streams)
            m_crew.tell(*container, "attach");
        return streams;
    }

private:
    void giveBack()
    {
        if (!std::exchange(m_isTaken, false))
            return;
        m_berth->turn([](Berth::Tide& tide) { --tide.seats; });
    }

    Crew& m_crew;
    BerthPtr m_berth;
    bool m_isTaken = true;
};

bool isOver(const Berth::Tide& tide, const Container& container, WaitFor condition, std::uint64_t endings)
{
    using container::Status;
    switch (condition) {
    case WaitFor::Removed:
        return tide.isRemoved;
    case WaitFor::NextExit:
        return tide.isRemoved || tide.endings > endings;
    case WaitFor::NotRunning:
        break;
    }
    return tide.isRemoved || !(container.state.isAlive() || container.state.status == Status::Restarting);
}

} // namespace

std::vector<ContainerPtr> Containers::list() const
{
    return m_crew.table.list();
}

Result<ContainerPtr> Containers::find(std::string_view text) const
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    Container container = *berth->now();
    container.execs = m_crew.execs.of(container.id);
    return ContainerPtr(std::make_shared<const Container>(std::move(container)));
}

Result<int> Containers::wait(std::string_view text, WaitFor condition, const std::stop_token& stop,
                             const std::function<void()>& seated)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::uint64_t endings = berth->tide().endings;
    if (seated)
        seated();
    TRY(berth->waitFor([=](const Berth::Tide& tide,
                           const Container& container) { return isOver(tide, container, condition, endings); },
                       {Deadline::never(), stop}));
    return berth->now()->state.exitCode;
}

Result<std::unique_ptr<AttachSeat>> Containers::takeSeat(std::string_view text)
{
    TRY_DECLARE(BerthPtr berth, m_crew.table.find(text));
    if (berth->now()->state.status == container::Status::Paused)
        return Error(ErrorKind::Conflict,
                     "container " + std::string(text) + " is paused, unpause the container before attach");
    return std::unique_ptr<AttachSeat>(std::make_unique<Seat>(m_crew, std::move(berth)));
}

Result<void> Containers::resize(std::string_view text, container::Size size)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const ContainerPtr container = berth->now();
    if (!container->state.isAlive())
        return notRunning(*container);
    TRY(runtime::resizeContainer(launchOf(*container), size));
    m_crew.tell(*container, "resize", {{"height", std::to_string(size.rows)}, {"width", std::to_string(size.columns)}});
    return ok();
}

Result<void> Containers::logs(std::string_view text, const runtime::LogQuery& query, const runtime::LogSink& sink,
                              const std::stop_token& stop)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const ContainerPtr container = berth->now();
    if (container->log.empty())
        return Error(ErrorKind::Unsupported, "configured logging driver does not support reading");
    return runtime::readLog(
        container->log, query, sink, [&berth] { return berth->tide().isRemoved || !berth->now()->state.isAlive(); },
        stop);
}

Result<void> Containers::withFiles(std::string_view text, const FileWork& work)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const ContainerId id = berth->now()->id;
    {
        const std::lock_guard lock(berth->verb);
        if (berth->tide().isRemoved)
            return Error(ErrorKind::NotFound, "No such container: " + std::string(text));
        TRY(m_crew.roots.mount(id));
        berth->turn([](Berth::Tide& tide) { ++tide.readers; });
    }
    // Not under the verb: whoever reads may be slow, and the container must be stoppable.
    auto result = work(m_crew.roots, id);
    const std::lock_guard lock(berth->verb);
    berth->turn([](Berth::Tide& tide) { --tide.readers; });
    if (!berth->now()->state.isAlive() && berth->tide().readers == 0)
        static_cast<void>(m_crew.roots.unmount(id));
    return result;
}

Result<oci::Digest> Containers::commit(std::string_view text, rootfs::CommitOptions options, WhileCommitting meanwhile,
                                       const std::stop_token& stop)
{
    TRY_DECLARE(const ContainerPtr container, find(text));
    bool pauses = meanwhile == WhileCommitting::Pauses && container->state.status == container::Status::Running;
    if (pauses) {
        const auto paused = pause(container->id.value());
        // Who has no cgroups of his own, as an ordinary user on some machines, can halt nobody, but make an image.
        if (!paused && paused.error().kind() != ErrorKind::Unsupported)
            return paused.error();
        pauses = paused.isOk();
    }
    std::optional<oci::Digest> made;
    auto result = withFiles(container->id.value(), [&](rootfs::Roots& roots, const ContainerId& id) -> Result<void> {
        TRY_DECLARE(made, roots.commit(id, options, stop));
        return ok();
    });
    // Somebody may have ended or removed it meanwhile.
    if (const auto resumed = pauses ? resume(container->id.value()) : ok();
        !resumed && resumed.error().kind() != ErrorKind::Conflict && resumed.error().kind() != ErrorKind::NotFound)
        return resumed.error();
    if (!result)
        return result.error();
    std::string name = options.name.empty() ? std::string() : oci::parseReference(options.name).valueOr({}).familiar();
    if (!name.empty())
        m_crew.events.add({.type = "image", .action = "tag", .object = made->text(), .attributes = {{"name", name}}});
    m_crew.tell(*container, "commit",
                {{"comment", options.comment}, {"imageID", made->text()}, {"imageRef", std::move(name)}});
    return *made;
}

} // namespace darse::engine
