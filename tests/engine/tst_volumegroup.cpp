// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/volumegroup.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using namespace darse::engine;

namespace {

mode_t modeOf(const std::filesystem::path& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class TestVolumeGroup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingInItIsTheGroups()
    {
        const test::TempDir dir;
        dir.write("volume/a/b/deep", "x");
        dir.write("volume/run", "x");
        ::chmod((dir / "volume/run").c_str(), 0700);
        VERIFY_OK(giveToGroup(dir / "volume", ::getegid()));
        QCOMPARE(modeOf(dir / "volume") & 02070, 02070U);
        QCOMPARE(modeOf(dir / "volume/a/b") & 02070, 02070U);
        QCOMPARE(modeOf(dir / "volume/a/b/deep") & 0660, 0660U);
        QCOMPARE(modeOf(dir / "volume/run"), 0760U);
        // What is the group's already is not walked through again.
        ::chmod((dir / "volume/run").c_str(), 0600);
        VERIFY_OK(giveToGroup(dir / "volume", ::getegid()));
        QCOMPARE(modeOf(dir / "volume/run"), 0600U);
    }

    void linksLeadNowhere()
    {
        const test::TempDir dir;
        dir.write("outside/secret", "x");
        dir.write("volume/file", "x");
        ::chmod((dir / "outside/secret").c_str(), 0600);
        ::chmod((dir / "outside").c_str(), 0700);
        std::filesystem::create_symlink(dir / "outside/secret", dir / "volume/link");
        std::filesystem::create_directory_symlink(dir / "outside", dir / "volume/folder");
        std::filesystem::create_symlink("nowhere", dir / "volume/dangling");
        VERIFY_OK(giveToGroup(dir / "volume", ::getegid()));
        QCOMPARE(modeOf(dir / "outside/secret"), 0600U);
        QCOMPARE(modeOf(dir / "outside"), 0700U);
        // The volume itself is no link either.
        QVERIFY(!giveToGroup(dir / "volume/folder", ::getegid()));
    }

    void whatIsTooDeepIsRefused()
    {
        const test::TempDir dir;
        std::filesystem::path deep = "volume";
        for (int i = 0; i < 210; ++i)
            deep /= "d";
        std::filesystem::create_directories(dir.path() / deep);
        const auto done = giveToGroup(dir / "volume", ::getegid());
        QVERIFY(!done && done.error().kind() == ErrorKind::InvalidInput);
        QVERIFY(!giveToGroup(dir / "nothing", ::getegid()));
    }
};

QTEST_GUILESS_MAIN(TestVolumeGroup)
#include "tst_volumegroup.moc"
