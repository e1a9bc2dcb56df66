// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/rootsscene.h"

#include "core/sys/mountpoint.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>

namespace darse::test {

bool haveOwnMounts()
{
    return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

TestLayer layerOf(TarWriter tar)
{
    TestLayer layer{.tar = tar.end().bytes(), .blob = {}, .mediaType = std::string(oci::mediatype::kLayerGzip)};
    layer.blob = compress(layer.tar, store::Compression::Gzip);
    return layer;
}

std::vector<TestLayer> intricateLayers()
{
    TarWriter base;
    base.add({.name = "./", .type = '5', .mode = 0755})
        .directory("etc")
        .file("etc/kept", "base")
        .file("etc/changed", "base")
        .file("etc/removed")
        .directory("opaque")
        .file("opaque/hidden")
        .directory("opaque/sub")
        .directory("gone")
        .file("gone/file")
        .file("file-to-directory")
        .directory("directory-to-file")
        .file("directory-to-file/inside")
        .symlink("link", "etc/kept")
        .symlink("link-to-directory", "/etc")
        .file("linked", "twice")
        .hardLink("linked-again", "linked")
        .fifo("pipe")
        .add({.name = "setuid", .content = "program", .mode = 04755});
    TarWriter middle;
    middle.directory("etc", 0700)
        .file("etc/changed", "middle")
        .file("etc/.wh.removed", "")
        .directory("opaque")
        .file("opaque/.wh..wh..opq", "")
        .file("opaque/new", "new")
        .file(".wh.gone", "")
        .directory("file-to-directory")
        .file("file-to-directory/inside", "now")
        .file("directory-to-file", "now")
        .add({.name = "owned", .content = "by others", .uid = 1234, .gid = 4321});
    TarWriter top;
    top.add({.name = "./", .type = '5', .mode = 0711, .uid = 77, .gid = 78})
        .directory("etc", 0750)
        .file("etc/added", "top")
        .directory("gone")
        .file("gone/again", "top")
        .symlink("etc/kept", "changed");
    return {layerOf(base), layerOf(middle), layerOf(top)};
}

RootsScene::RootsScene(rootfs::Mounting mounting) :
    RootsScene(mounting, mounting == rootfs::Mounting::OverlayUserxattr ? store::OverlayMarks::User
                                                                        : store::OverlayMarks::Trusted)
{
}

RootsScene::RootsScene(rootfs::Mounting mounting, store::OverlayMarks marks) : m_mounting(mounting), m_marks(marks)
{
    reopen();
}

RootsScene::~RootsScene()
{
    (void)sys::unmountBelow(std::filesystem::canonical(m_dir.path()));
}

void RootsScene::reopen()
{
    m_roots.reset();
    m_store.reset();
    m_store = store::ImageStore::open(m_dir.path(), {.marks = m_marks}).value();
    m_roots =
        rootfs::Roots::open({.containers = m_dir / "containers", .volumes = m_dir / "volumes"}, *m_store, m_mounting)
            .value();
}

store::Image RootsScene::add(const std::vector<TestLayer>& layers)
{
    return m_store->image(addImage(*m_store, makeImage(layers)).value()).value();
}

} // namespace darse::test
