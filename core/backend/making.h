// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/backend/container.h"
#include "core/backend/containerplan.h"
#include "core/backend/storage.h"

#include <memory>

namespace darse::backend {

/// Containers that can be made, renamed and deleted by hand: what a Containers is as well, where the backend has it.
class ContainerMaking {
public:
    virtual ~ContainerMaking() = default;

    /// Pulls the image when it is not there, creates, and starts if the plan says so. Begins at once; the caller owns
    /// the transfer.
    virtual std::unique_ptr<Transfer> create(const ContainerPlan& plan) = 0;
    virtual Pending<void> rename(const QString& key, const QString& name) = 0;
    /// Deletes the container, running or not, with those of its volumes that have no name.
    virtual Pending<void> removeWithVolumes(const QString& key) = 0;
};

/// What an Images is as well, where the backend has it.
class ImageMaking {
public:
    virtual ~ImageMaking() = default;

    /// Gives the image another name; it keeps those that it has.
    virtual Pending<void> tag(const QString& key, const QString& reference) = 0;
    /// Whether a small image can be made of the machine's own programs, without a network.
    [[nodiscard]] virtual bool canMakeStarter() const = 0;
    virtual Pending<void> makeStarter() = 0;
};

/// Null when the backend has no such thing, as everywhere.
[[nodiscard]] inline ContainerMaking* containerMaking(Backend& backend)
{
    return dynamic_cast<ContainerMaking*>(backend.containers());
}

[[nodiscard]] inline ImageMaking* imageMaking(Backend& backend)
{
    return dynamic_cast<ImageMaking*>(backend.images());
}

} // namespace darse::backend
