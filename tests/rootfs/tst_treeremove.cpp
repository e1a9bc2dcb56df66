// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <filesystem>

using namespace darse;
using test::TreeFixture;

namespace fs = std::filesystem;

/// Removing what is in a container.
class TestTreeRemove : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderGoesWithAllBelowIt()
    {
        const TreeFixture tree;
        tree.write("var/log/a/b", "x");
        tree.write("var/other", "y");
        VERIFY_OK(rootfs::removeInside(tree.root(), "/var/log/", {}));
        QVERIFY(!fs::exists(tree.path("var/log")));
        QVERIFY(fs::exists(tree.path("var/other")));
    }

    void aLinkGoesAndNotWhatItLeadsTo()
    {
        const TreeFixture tree;
        tree.write("a/file", "x");
        tree.link("link", "a");
        VERIFY_OK(rootfs::removeInside(tree.root(), "/link/", {}));
        QVERIFY(!fs::is_symlink(tree.path("link")));
        QVERIFY(fs::exists(tree.path("a/file")));
    }

    void linksOnTheWayStayInside()
    {
        const TreeFixture tree;
        tree.write("etc/motd", "x");
        tree.link("way", "/etc");
        VERIFY_OK(rootfs::removeInside(tree.root(), "/way/motd", {}));
        QVERIFY(!fs::exists(tree.path("etc/motd")));
    }

    void theTopStaysAndWhatIsMissingIsSaid()
    {
        const TreeFixture tree;
        for (const char* top : {"/", "/.", "/..", "/a/.."}) {
            const auto removed = rootfs::removeInside(tree.root(), top, {});
            QVERIFY2(!removed && removed.error().kind() == ErrorKind::InvalidInput, top);
        }
        const auto removed = rootfs::removeInside(tree.root(), "/nothing", {});
        QVERIFY(!removed && removed.error().kind() == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTreeRemove)
#include "tst_treeremove.moc"
