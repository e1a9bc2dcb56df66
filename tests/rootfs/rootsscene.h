// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/roots.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tarwriter.h"
#include "tests/support/tempdir.h"

namespace darse::test {

/// Gives the calling thread, and those it starts, mounts of their own, which end with the process. Needs root.
[[nodiscard]] bool haveOwnMounts();

[[nodiscard]] TestLayer layerOf(TarWriter tar);
/// Layers with all that overlay does to one another: replaced, removed, opaque, of another kind, linked.
[[nodiscard]] std::vector<TestLayer> intricateLayers();

/// A store, an image in it and the file systems of its containers, in a folder of its own.
class RootsScene {
public:
    /// With the marks that go with it.
    explicit RootsScene(rootfs::Mounting mounting);
    RootsScene(rootfs::Mounting mounting, store::OverlayMarks marks);
    /// Takes away what is mounted.
    ~RootsScene();
    RootsScene(const RootsScene&) = delete;
    RootsScene& operator=(const RootsScene&) = delete;

    /// The image of these layers, the lowest first.
    [[nodiscard]] store::Image add(const std::vector<TestLayer>& layers);
    /// As after a start of the program.
    void reopen();

    [[nodiscard]] rootfs::Roots& roots() { return *m_roots; }
    [[nodiscard]] store::ImageStore& store() { return *m_store; }
    [[nodiscard]] const TempDir& dir() const { return m_dir; }

private:
    TempDir m_dir;
    rootfs::Mounting m_mounting;
    store::OverlayMarks m_marks;
    std::unique_ptr<store::ImageStore> m_store;
    std::unique_ptr<rootfs::Roots> m_roots;
};

} // namespace darse::test
