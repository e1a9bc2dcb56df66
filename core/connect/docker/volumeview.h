// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/wire.h"

#include <QString>

#include <memory>

namespace darse::connect::docker {

/// A container that is made to look into a volume, for servers that show files of containers only. It is made from any
/// image that is there, never runs, has no network, and goes with this object.
class VolumeView {
public:
    /// Where the volume is in it.
    static constexpr const char* kTop = "/darse-volume";

    /// Unsupported when the server has no image. Blocking.
    [[nodiscard]] static Result<std::shared_ptr<const VolumeView>> make(Wire& wire, const QString& volume,
                                                                        const std::stop_token& stop);
    VolumeView(const VolumeView&) = delete;
    VolumeView& operator=(const VolumeView&) = delete;
    ~VolumeView();

    [[nodiscard]] const QString& container() const { return m_container; }

private:
    VolumeView(Wire& wire, QString container) : m_wire(wire), m_container(std::move(container)) {}

    Wire& m_wire;
    QString m_container;
};

/// Whether a container has been made to look into a volume. Nobody needs to see those.
[[nodiscard]] bool isViewName(const QString& name);

/// Deletes a path of a volume, by `rm` in a container of its own: of the first image that has it. Blocking.
[[nodiscard]] Result<void> removeFromVolume(Wire& wire, const QString& volume, const QString& path,
                                            const std::stop_token& stop);

/// Removes what a console that was killed has left. Blocking.
void sweepViews(Wire& wire, const std::stop_token& stop);

} // namespace darse::connect::docker
