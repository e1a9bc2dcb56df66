// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/runtime/runtime.h"

#include <filesystem>

namespace darse::runtime {

/// What lies where below RuntimePlaces::folder. Sockets are reached through a directory descriptor, so their paths may
/// be longer than an address can hold; only names that others make (`temporary`) have to be short.
class Folder {
public:
    explicit Folder(const RuntimePlaces& places) : m_path(places.folder) {}

    /// Makes all of it, for nobody but us.
    [[nodiscard]] Result<void> make() const;

    [[nodiscard]] std::filesystem::path root(const std::string& runtime) const { return m_path / runtime; }
    /// The monitors write one file per container here, when it has ended.
    [[nodiscard]] std::filesystem::path exits() const { return m_path / "exits"; }
    [[nodiscard]] std::filesystem::path exitFile(const ContainerId& id) const { return exits() / id.value(); }
    /// Belongs to one run of one container: "pid", "monitor", "oom", "exit".
    [[nodiscard]] std::filesystem::path run(const ContainerId& id) const { return runs() / id.value(); }
    [[nodiscard]] std::filesystem::path runs() const { return m_path / "c"; }
    [[nodiscard]] std::filesystem::path temporary() const { return m_path / "t"; }

    /// Makes run() anew, and takes away what an earlier run has left.
    [[nodiscard]] Result<void> beginRun(const ContainerId& id) const;
    void endRun(const ContainerId& id) const;

private:
    std::filesystem::path m_path;
};

} // namespace darse::runtime
