// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/roots.h"
#include "core/sys/directory.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using namespace darse::test;

namespace fs = std::filesystem;

class TestWorkingDirectory : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;

    Result<void> make(const std::string& path)
    {
        const auto root = sys::Directory::open(*m_dir / "root");
        return rootfs::makeWorkingDirectory(root->fd(), path, ::getuid(), ::getgid());
    }
    [[nodiscard]] bool isDirectory(const char* path) const
    {
        return fs::symlink_status(*m_dir / path).type() == fs::file_type::directory;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        fs::create_directories(*m_dir / "root/there");
        fs::create_directories(*m_dir / "outside");
    }

    void cleanup() { QVERIFY(fs::is_empty(*m_dir / "outside")); }

    void whatIsMissingIsMade()
    {
        const mode_t before = ::umask(077);
        VERIFY_OK(make("/there/a/./b//c/"));
        ::umask(before);
        struct stat status {};
        QCOMPARE(::stat((*m_dir / "root/there/a/b/c").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0755U);
        VERIFY_OK(make("/there/a/b/c"));
        VERIFY_OK(make("/"));
        VERIFY_OK(make("relative"));
        QVERIFY(isDirectory("root/relative"));
    }

    void linksAreFollowedInside()
    {
        fs::create_directory_symlink("/there", *m_dir / "root/absolute");
        fs::create_directory_symlink("missing/deeper", *m_dir / "root/dangling");
        VERIFY_OK(make("/absolute/x"));
        QVERIFY(isDirectory("root/there/x"));
        VERIFY_OK(make("/dangling/y"));
        QVERIFY(isDirectory("root/missing/deeper/y"));
    }

    void nothingIsMadeOutside()
    {
        fs::create_directory_symlink(*m_dir / "outside", *m_dir / "root/absolute");
        fs::create_directory_symlink("../../../../../../outside", *m_dir / "root/up");
        VERIFY_OK(make("/absolute/x"));
        QVERIFY(fs::exists(fs::path(*m_dir / "root").concat((*m_dir / "outside/x").native())));
        VERIFY_OK(make("/up/y"));
        QVERIFY(isDirectory("root/outside/y"));
        VERIFY_OK(make("/../../../outside/z"));
        QVERIFY(isDirectory("root/outside/z"));
    }

    void whatIsNoDirectoryIsRefused()
    {
        m_dir->write("root/file", "x");
        VERIFY_FAILS(make("/file"), ErrorKind::InvalidInput);
        VERIFY_FAILS(make("/file/x"), ErrorKind::InvalidInput);
        fs::create_symlink("loop", *m_dir / "root/loop");
        VERIFY_FAILS(make("/loop/x"), ErrorKind::InvalidInput);
        VERIFY_FAILS(make(std::string("/a\0b", 4)), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestWorkingDirectory)
#include "tst_workingdirectory.moc"
