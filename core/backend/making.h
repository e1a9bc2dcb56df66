// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/backend/containerplan.h"
#include "core/backend/storage.h"

#include <memory>

namespace darse::backend {

class RegistryLogins;

/// Making containers, and making others of them.
class ContainerMaking {
public:
    virtual ~ContainerMaking() = default;

    /// Pulls the image when it is not there, creates, and starts if the plan says so. Begins at once; the caller owns
    /// the transfer.
    virtual std::unique_ptr<Transfer> create(const ContainerPlan& plan) = 0;
    /// Where programs of the server's machine listen; none when it is not this one.
    virtual Pending<std::vector<PublishedPort>> portsInUse()
    {
        return ready<std::vector<PublishedPort>>(std::vector<PublishedPort>());
    }
    virtual Pending<void> rename(const QString& key, const QString& name) = 0;
    /// Deletes the container, running or not, with those of its volumes that have no name.
    virtual Pending<void> removeWithVolumes(const QString& key) = 0;
};

/// What an existing container was made of, and making it anew.
class ContainerRemaking {
public:
    virtual ~ContainerRemaking() = default;

    /// Whether limits and restart policy of a container that is there can be changed; its name always can.
    [[nodiscard]] virtual bool changesLive() const { return true; }
    /// The plan that would make this container; what it has from its image is left out.
    virtual Pending<ContainerPlan> planOf(const QString& key) = 0;
    /// Changes limits and restart policy of a container that may run, and its name. Nothing is stopped. Unsupported:
    /// changesLive() is false, if it was not before.
    virtual Pending<void> change(const QString& key, const ContainerPlan& plan) = 0;
    /// Puts a container made of the plan in the place of the other one: the same name, the same volumes, those without
    /// a name too. If the new one does not start, it goes and the old one is back, running if it ran.
    virtual std::unique_ptr<Transfer> replace(const QString& key, const ContainerPlan& plan) = 0;
    /// An image of what the container's files are now.
    virtual Pending<void> commit(const QString& key, const QString& reference) = 0;
    /// All files of the container as one tar on this machine; the file appears only when it is whole.
    virtual std::unique_ptr<Transfer> exportTo(const QString& key, const QString& file) = 0;
};

/// Names and archives of images.
class ImageMaking {
public:
    virtual ~ImageMaking() = default;

    /// Gives the image another name; it keeps those that it has.
    virtual Pending<void> tag(const QString& key, const QString& reference) = 0;
    /// Takes the name away; an image that loses its last one may go.
    virtual Pending<void> untag(const QString& reference) = 0;
    virtual std::unique_ptr<Transfer> push(const QString& reference) = 0;
    /// One archive with these images, by their references or keys; the file appears only when it is whole.
    virtual std::unique_ptr<Transfer> save(const QStringList& references, const QString& file) = 0;
    /// Takes the images of an archive in.
    virtual std::unique_ptr<Transfer> load(const QString& file) = 0;
    /// Makes an image of one layer, with this name, of a tar of files.
    virtual std::unique_ptr<Transfer> import(const QString& file, const QString& reference) = 0;
    /// Null: nobody can log in here.
    virtual RegistryLogins* logins() { return nullptr; }
    /// Whether it can be asked what a registry has.
    [[nodiscard]] virtual bool knowsTags() const = 0;
    /// The tags that a registry has of a repository ("registry.example.org/team/app").
    virtual Pending<QStringList> tags(const QString& repository) = 0;
    /// Whether a small image can be made of the machine's own programs, without a network.
    [[nodiscard]] virtual bool canMakeStarter() const = 0;
    virtual Pending<void> makeStarter() = 0;
};

} // namespace darse::backend
