// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/directory.h"
#include "core/sys/files.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace darse;
using namespace darse::sys;
using std::filesystem::create_directory_symlink;
using std::filesystem::exists;

class TestDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void missingDirectoriesAreMade();
    void directoriesAreNotMadeOutside();
    void filesAreReadUpToALimit();
    void onlyRegularFilesAreRead();
    void aTreeIsRemovedAndNothingElse();
    void aVeryDeepTreeIsRemoved();
    void readOnlyDirectoriesAreRemoved();
    void whatIsMissingIsRemovedAlready();
    void onlyWhatIsBelowCanBeRemoved();
    void aRemovalCanBeCanceled();
    void aSwappedDirectoryLeadsTheRemovalNowhere();
    void plainFilesAndListings();

private:
    [[nodiscard]] Directory root(Resolver resolver = Resolver::Kernel) const
    {
        return Directory::open(*m_place / "root", resolver).value();
    }
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return *m_place / ("root/" + name); }

    std::unique_ptr<test::TempDir> m_place;
    std::size_t m_openFiles = 0;
};

void TestDirectory::init()
{
    m_openFiles = test::openFileCount();
    m_place = std::make_unique<test::TempDir>();
    m_place->write("outside/kept", "kept");
    m_place->write("root/file", "content");
    create_directory_symlink("../outside", at("out"));
}

void TestDirectory::cleanup()
{
    QCOMPARE(test::contentOf(*m_place / "outside/kept"), std::string("kept"));
    QCOMPARE(test::openFileCount(), m_openFiles);
    m_place.reset();
}

void TestDirectory::missingDirectoriesAreMade()
{
    for (const Resolver resolver : {Resolver::Kernel, Resolver::Walk}) {
        const std::string name = resolver == Resolver::Kernel ? "k" : "w";
        const auto made = root(resolver).makeDirectories(name + "/b//./c/", 0700);
        VERIFY_OK(made);
        QVERIFY(exists(at(name + "/b/c")));
        struct stat status {};
        QCOMPARE(::stat(at(name + "/b").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0700U);
        VERIFY_OK(made->makeDirectories("d", 0700));
        QVERIFY(exists(at(name + "/b/c/d")));
        VERIFY_OK(root(resolver).makeDirectories(name + "/b/c", 0700));
        VERIFY_OK(root(resolver).makeDirectories(".", 0700));
    }
}

void TestDirectory::directoriesAreNotMadeOutside()
{
    for (const Resolver resolver : {Resolver::Kernel, Resolver::Walk}) {
        VERIFY_FAILS(root(resolver).makeDirectories("out/new", 0700), ErrorKind::PermissionDenied);
        VERIFY_FAILS(root(resolver).makeDirectories("/new", 0700), ErrorKind::PermissionDenied);
        VERIFY_FAILS(root(resolver).makeDirectories("../new", 0700), ErrorKind::InvalidInput);
        VERIFY_FAILS(root(resolver).makeDirectories("a/../../new", 0700), ErrorKind::InvalidInput);
        VERIFY_FAILS(root(resolver).makeDirectories("file/new", 0700), ErrorKind::InvalidInput);
    }
    QVERIFY(!exists(*m_place / "new"));
    QVERIFY(!exists(*m_place / "outside/new"));
}

void TestDirectory::filesAreReadUpToALimit()
{
    QCOMPARE(root().readFile("file", Bytes(7)).valueOr(""), std::string("content"));
    const auto larger = root().readFile("file", Bytes(6));
    VERIFY_FAILS(larger, ErrorKind::InvalidInput);
    QCOMPARE(larger.error().message(), std::string("file is larger than 6 B"));
    VERIFY_FAILS(root().readFile("out/kept", mebibytes(1)), ErrorKind::PermissionDenied);
    VERIFY_FAILS(root().readFile("missing", mebibytes(1)), ErrorKind::NotFound);
    const auto proc = Directory::open("/proc");
    VERIFY_OK(proc);
    QVERIFY(proc->readFile("version", kibibytes(4)).valueOr("").starts_with("Linux"));
}

void TestDirectory::onlyRegularFilesAreRead()
{
    QCOMPARE(::mkfifo(at("fifo").c_str(), 0600), 0);
    VERIFY_FAILS(root().readFile("fifo", mebibytes(1)), ErrorKind::InvalidInput);
    VERIFY_FAILS(root().readFile(".", mebibytes(1)), ErrorKind::InvalidInput);
    VERIFY_FAILS(readFile(at("fifo"), mebibytes(1)), ErrorKind::InvalidInput);
    const auto dev = Directory::open("/dev");
    VERIFY_OK(dev);
    VERIFY_FAILS(dev->readFile("zero", mebibytes(1)), ErrorKind::InvalidInput);
    VERIFY_FAILS(dev->readFile("tty", mebibytes(1)), ErrorKind::InvalidInput);
}

void TestDirectory::aTreeIsRemovedAndNothingElse()
{
    for (const char* name :
         {"tree/a/b/c/1", "tree/a/b/2", "tree/a/.removed-0/x", "tree/d/3", "tree/.hidden", "tree2/x"})
        m_place->write("root/" + std::string(name), "x");
    create_directory_symlink("../../outside", at("tree/link"));
    create_directory_symlink("../../../outside", at("tree/a/link"));
    QCOMPARE(::mkfifo(at("tree/fifo").c_str(), 0), 0);
    VERIFY_OK(root().removeTree("tree", {}));
    QVERIFY((listDirectory(at("")).value() == std::vector<std::string>{"file", "out", "tree2"}));
    VERIFY_OK(root().removeTree("out", {}));
    VERIFY_OK(root().removeTree("file", {}));
    VERIFY_OK(root().removeTree("tree2/", {}));
    QVERIFY(listDirectory(at("")).value().empty());
}

void TestDirectory::aVeryDeepTreeIsRemoved()
{
    UniqueFd current(::open(at("").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    for (int depth = 0; depth < 1500; ++depth) {
        QCOMPARE(::mkdirat(current.get(), "d", 0700), 0);
        if (depth % 100 == 0)
            UniqueFd(::openat(current.get(), "f", O_CREAT | O_WRONLY | O_CLOEXEC, 0600)).reset();
        current = UniqueFd(::openat(current.get(), "d", O_PATH | O_DIRECTORY | O_CLOEXEC));
        QVERIFY(current.isOpen());
    }
    VERIFY_OK(root().removeTree("d", {}));
    QVERIFY(!exists(at("d")));
}

void TestDirectory::readOnlyDirectoriesAreRemoved()
{
    for (const mode_t mode : {0555U, 0333U, 0000U}) {
        m_place->write("root/tree/a/b/c/file", "x");
        for (const char* name : {"tree/a/b/c", "tree/a/b", "tree/a", "tree"})
            QCOMPARE(::chmod(at(name).c_str(), mode), 0);
        VERIFY_OK(root().removeTree("tree", {}));
        QVERIFY(!exists(at("tree")));
    }
}

void TestDirectory::whatIsMissingIsRemovedAlready()
{
    VERIFY_OK(root().removeTree("missing", {}));
    VERIFY_OK(root().removeTree("missing/too", {}));
}

void TestDirectory::onlyWhatIsBelowCanBeRemoved()
{
    for (const Resolver resolver : {Resolver::Kernel, Resolver::Walk}) {
        for (const char* path : {"", ".", "..", "/", "a/..", "./"})
            VERIFY_FAILS(root(resolver).removeTree(path, {}), ErrorKind::InvalidInput);
        for (const char* path : {"out/kept", "../outside", "/etc/passwd"})
            VERIFY_FAILS(root(resolver).removeTree(path, {}), ErrorKind::PermissionDenied);
    }
}

void TestDirectory::aRemovalCanBeCanceled()
{
    m_place->write("root/tree/a/b", "x");
    std::stop_source source;
    source.request_stop();
    VERIFY_FAILS(root().removeTree("tree", source.get_token()), ErrorKind::Canceled);
    VERIFY_OK(root().removeTree("tree", {}));
}

void TestDirectory::aSwappedDirectoryLeadsTheRemovalNowhere()
{
    std::jthread swapper([this](const std::stop_token& stop) {
        while (!stop.stop_requested())
            ::renameat2(AT_FDCWD, at("tree/a").c_str(), AT_FDCWD, at("out").c_str(), RENAME_EXCHANGE);
    });
    for (int i = 0; i < 150; ++i) {
        m_place->write("root/tree/x/y/z", "x");
        std::error_code ignored;
        std::filesystem::create_directories(at("tree/a/b"), ignored);
        VERIFY_OK(root().removeTree("tree", {}));
        QCOMPARE(test::contentOf(*m_place / "outside/kept"), std::string("kept"));
        if (!std::filesystem::is_symlink(at("out"))) {
            std::filesystem::remove_all(at("out"), ignored);
            create_directory_symlink("../outside", at("out"), ignored);
        }
    }
}

void TestDirectory::plainFilesAndListings()
{
    QCOMPARE(readFile(at("file"), Bytes(7)).valueOr(""), std::string("content"));
    VERIFY_FAILS(readFile(at("file"), Bytes(6)), ErrorKind::InvalidInput);
    VERIFY_FAILS(readFile(at("missing"), Bytes(6)), ErrorKind::NotFound);
    QVERIFY((listDirectory(at("")).value() == std::vector<std::string>{"file", "out"}));
    VERIFY_FAILS(listDirectory(at("missing")), ErrorKind::NotFound);
    VERIFY_FAILS(listDirectory(at("file")), ErrorKind::InvalidInput);
    QVERIFY(freeSpace(at("")).valueOr(Bytes()) > Bytes());
    VERIFY_FAILS(freeSpace(at("missing")), ErrorKind::NotFound);
}

QTEST_APPLESS_MAIN(TestDirectory)
#include "tst_directory.moc"
