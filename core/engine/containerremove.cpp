// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a container itself.
#include "core/engine/containers.h"
#include "core/engine/joining.h"
#include "core/engine/launch.h"
#include "core/engine/volumes.h"

#include <csignal>

namespace darse::engine {

using container::Status;

Result<void> removeDead(Crew& crew, const BerthPtr& berth, AnonymousVolumes anonymous)
{
    Container container = *berth->now();
    if (berth->tide().isRemoved)
        return ok();
    container.state.status = Status::Removing;
    // A full disk keeps nobody from making room.
    crew.table.note(*berth, container);
    crew.reached("remove.marked");
    crew.agenda.forget(restartKey(container.id));
    auto removed = [&]() -> Result<void> {
        TRY(cleanAfter(crew, container));
        TRY(crew.runtime.remove(container.id)); // also when a record is owed: nobody will ask how it ended
        crew.reached("remove.cleaned");
        return crew.roots.remove(container.id);
    }();
    if (!removed) {
        container.state.status = Status::Dead;
        container.state.error = removed.error().message();
        crew.table.note(*berth, container);
        return removed;
    }
    crew.execs.forget(container.id);
    crew.reached("remove.root");
    crew.tell(container, "destroy");
    crew.table.remove(berth);
    if (anonymous == AnonymousVolumes::Keep)
        return ok();
    Volumes volumes(crew);
    for (const MountPoint& mount : container.mounts) {
        if (mount.isAnonymous)
            static_cast<void>(volumes.remove(mount.name)); // somebody else may use it
    }
    return ok();
}

Result<void> Containers::remove(std::string_view text, const RemoveAsked& asked)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    while (true) {
        const ContainerPtr seen = berth->now();
        if (seen->state.isAlive() && asked.isForced) {
            auto killed = kill(seen->id.value(), SIGKILL);
            if (!killed && killed.error().kind() != ErrorKind::Conflict && killed.error().kind() != ErrorKind::NotFound)
                return killed;
        }
        const std::lock_guard lock(berth->verb);
        const ContainerPtr container = berth->now();
        const Status status = container->state.status;
        if (container->state.isAlive()) {
            if (asked.isForced)
                continue; // its end is not noted yet, or somebody has started it again
            return Error(ErrorKind::Conflict, "You cannot remove a " + std::string(toString(status)) + " container " +
                                                  container->id.value() +
                                                  ". Stop the container before attempting removal or force remove");
        }
        if (status == Status::Restarting && !asked.isForced)
            return Error(ErrorKind::Conflict, "You cannot remove a restarting container " + container->id.value() +
                                                  ". Stop the container before attempting removal or force remove");
        return removeDead(m_crew, berth, asked.removesVolumes ? AnonymousVolumes::Remove : AnonymousVolumes::Keep);
    }
}

} // namespace darse::engine
