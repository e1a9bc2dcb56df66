// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/beneath.h"
#include "core/sys/files.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <thread>
#include <unistd.h>

using namespace darse;
using namespace darse::sys;
using std::filesystem::create_directory_symlink;
using std::filesystem::create_symlink;

namespace {

constexpr int kRaces = 4000;

/// What opening `path` gives: the content of a file, "directory", or the kind of the error.
QByteArray answer(int root, const char* path, const OpenHow& how)
{
    const auto fd = openBelow(root, path, how);
    if (!fd)
        return QByteArray::fromStdString(std::string(toString(fd.error().kind())));
    const auto content = readAll(fd->get(), mebibytes(1), path);
    if (!content)
        return content.error().errnoValue() == EISDIR ? "directory" : "unreadable";
    return QByteArray::fromStdString(*content);
}

struct Row {
    const char* path;
    const char* beneath; ///< expected answer with Resolve::Beneath
    const char* inRoot;  ///< with Resolve::InRoot
};

constexpr Row kRows[] = {
    {"file", "inside", "inside"},
    {"dir/nested", "nested", "nested"},
    {"./dir//./nested", "nested", "nested"},
    {"dir/../file", "inside", "inside"},
    {"dir", "directory", "directory"},
    {"dir/", "directory", "directory"},
    {".", "directory", "directory"},
    {"dir/..", "directory", "directory"},
    {"missing", "NotFound", "NotFound"},
    {"", "NotFound", "NotFound"},
    {"file/", "InvalidInput", "InvalidInput"},
    {"file/x", "InvalidInput", "InvalidInput"},
    {"file/..", "InvalidInput", "InvalidInput"},
    {"..", "PermissionDenied", "directory"},
    {"../secret", "PermissionDenied", "NotFound"},
    {"../../../../../../../../etc/passwd", "PermissionDenied", "NotFound"},
    {"dir/../../secret", "PermissionDenied", "NotFound"},
    {"/file", "PermissionDenied", "inside"},
    {"/", "PermissionDenied", "directory"},
    {"/etc/passwd", "PermissionDenied", "NotFound"},
    {"to-file", "inside", "inside"},
    {"to-dir/nested", "nested", "nested"},
    {"to-dir/../file", "inside", "inside"},
    {"dir/to-upper-file", "inside", "inside"},
    {"to-outside", "PermissionDenied", "NotFound"},
    {"to-outside-dir/secret", "PermissionDenied", "NotFound"},
    {"to-passwd", "PermissionDenied", "NotFound"},
    {"to-root-file", "PermissionDenied", "inside"},
    {"to-root", "PermissionDenied", "directory"},
    {"loop", "InvalidInput", "InvalidInput"},
    {"dangling", "NotFound", "NotFound"},
    {"chain0", "inside", "inside"},
    {"long0", "InvalidInput", "InvalidInput"},
};

} // namespace

class TestBeneath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void pathsLeadWhereTheyMay_data();
    void pathsLeadWhereTheyMay();
    void refusedLinksAreRefusedEverywhere_data() { resolvers(); }
    void refusedLinksAreRefusedEverywhere();
    void magicLinksAreRefused_data() { resolvers(); }
    void magicLinksAreRefused();
    void filesAreCreatedBelow_data() { resolvers(); }
    void filesAreCreatedBelow();
    void noFollowIsHeeded_data() { resolvers(); }
    void noFollowIsHeeded();
    void hostileStringsAreErrors_data() { resolvers(); }
    void hostileStringsAreErrors();
    void aSwappedLinkLeadsNowhere_data() { resolvers(); }
    void aSwappedLinkLeadsNowhere();
    void aDirectoryMovedOutLeadsNowhere_data() { resolvers(); }
    void aDirectoryMovedOutLeadsNowhere();

private:
    static void resolvers();
    [[nodiscard]] std::string at(const char* name) const { return m_place / (std::string("root/") + name); }

    test::TempDir m_place;
    UniqueFd m_root;
    std::size_t m_openFiles = 0;
};

void TestBeneath::initTestCase()
{
    m_place.write("secret", "secret");
    m_place.write("root/file", "inside");
    m_place.write("root/dir/nested", "nested");
    create_symlink("file", at("to-file"));
    create_symlink("dir", at("to-dir"));
    create_symlink("../file", at("dir/to-upper-file"));
    create_symlink("../secret", at("to-outside"));
    create_directory_symlink("..", at("to-outside-dir"));
    create_symlink("/etc/passwd", at("to-passwd"));
    create_symlink("/file", at("to-root-file"));
    create_directory_symlink("/", at("to-root"));
    create_symlink("loop", at("loop"));
    create_symlink("nowhere", at("dangling"));
    for (int i = 0; i < 45; ++i) {
        const auto name = [&](const char* prefix, int number) { return prefix + std::to_string(number); };
        create_symlink(i == 44 ? "file" : name("long", i + 1), at(name("long", i).c_str()));
        if (i < 30)
            create_symlink(i == 29 ? "file" : name("chain", i + 1), at(name("chain", i).c_str()));
    }
    m_root = UniqueFd(::open((m_place / "root").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    QVERIFY(m_root.isOpen());
}

void TestBeneath::resolvers()
{
    QTest::addColumn<Resolver>("resolver");
    QTest::newRow("kernel") << Resolver::Kernel;
    QTest::newRow("walk") << Resolver::Walk;
}

void TestBeneath::pathsLeadWhereTheyMay_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Resolve>("resolve");
    QTest::addColumn<QByteArray>("expected");
    for (const Row& row : kRows) {
        QTest::addRow("beneath '%s'", row.path) << QByteArray(row.path) << Resolve::Beneath << QByteArray(row.beneath);
        QTest::addRow("in root '%s'", row.path) << QByteArray(row.path) << Resolve::InRoot << QByteArray(row.inRoot);
    }
}

void TestBeneath::pathsLeadWhereTheyMay()
{
    QFETCH(const QByteArray, path);
    QFETCH(const Resolve, resolve);
    QFETCH(const QByteArray, expected);
    QCOMPARE(answer(m_root.get(), path.constData(), {.resolve = resolve, .resolver = Resolver::Kernel}), expected);
    QCOMPARE(answer(m_root.get(), path.constData(), {.resolve = resolve, .resolver = Resolver::Walk}), expected);
}

void TestBeneath::refusedLinksAreRefusedEverywhere()
{
    QFETCH(const Resolver, resolver);
    const OpenHow how{.symlinks = Symlinks::Refuse, .resolver = resolver};
    QCOMPARE(answer(m_root.get(), "dir/nested", how), QByteArray("nested"));
    QCOMPARE(answer(m_root.get(), "to-file", how), QByteArray("InvalidInput"));
    QCOMPARE(answer(m_root.get(), "to-dir/nested", how), QByteArray("InvalidInput"));
}

void TestBeneath::magicLinksAreRefused()
{
    QFETCH(const Resolver, resolver);
    const UniqueFd proc(::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
    const std::string pid = std::to_string(::getpid());
    for (const Resolve resolve : {Resolve::Beneath, Resolve::InRoot}) {
        const OpenHow how{.resolve = resolve, .resolver = resolver};
        for (const char* name : {"/root", "/root/etc/passwd", "/cwd", "/exe", "/fd/0", "/ns/mnt"})
            QCOMPARE(answer(proc.get(), (pid + name).c_str(), how), QByteArray("InvalidInput"));
    }
    QVERIFY(answer(proc.get(), (pid + "/comm").c_str(), {.resolver = resolver}).startsWith("tst_beneath"));
}

void TestBeneath::filesAreCreatedBelow()
{
    QFETCH(const Resolver, resolver);
    const OpenHow create{.flags = O_CREAT | O_EXCL | O_WRONLY, .mode = 0600, .resolver = resolver};
    VERIFY_OK(openBelow(m_root.get(), "dir/new", create));
    VERIFY_FAILS(openBelow(m_root.get(), "dir/new", create), ErrorKind::AlreadyExists);
    VERIFY_FAILS(openBelow(m_root.get(), "dangling", create), ErrorKind::AlreadyExists);
    VERIFY_FAILS(openBelow(m_root.get(), "to-outside-dir/new", create), ErrorKind::PermissionDenied);
    const auto fd = openBelow(m_root.get(), "dir/new", {.flags = O_RDONLY, .mode = 0600, .resolver = resolver});
    VERIFY_OK(fd);
    QVERIFY((::fcntl(fd->get(), F_GETFD) & FD_CLOEXEC) != 0);
    QVERIFY(std::filesystem::remove(at("dir/new")));
    // Through a dangling link, the file appears where the link points.
    VERIFY_OK(openBelow(m_root.get(), "dangling", {.flags = O_CREAT | O_WRONLY, .mode = 0600, .resolver = resolver}));
    QVERIFY(std::filesystem::remove(at("nowhere")));
}

void TestBeneath::noFollowIsHeeded()
{
    QFETCH(const Resolver, resolver);
    VERIFY_FAILS(openBelow(m_root.get(), "to-file", {.flags = O_NOFOLLOW, .resolver = resolver}),
                 ErrorKind::InvalidInput);
    const auto link = openBelow(m_root.get(), "to-file", {.flags = O_PATH | O_NOFOLLOW, .resolver = resolver});
    VERIFY_OK(link);
    char target[16] = {};
    QCOMPARE(::readlinkat(link->get(), "", target, sizeof target), ssize_t{4});
}

void TestBeneath::hostileStringsAreErrors()
{
    QFETCH(const Resolver, resolver);
    const OpenHow how{.resolver = resolver};
    VERIFY_FAILS(openBelow(m_root.get(), std::string("file\0x", 6), how), ErrorKind::InvalidInput);
    VERIFY_FAILS(openBelow(m_root.get(), std::string(100'000, 'a'), how), ErrorKind::InvalidInput);
    VERIFY_FAILS(openBelow(m_root.get(), std::string(300, 'a'), how), ErrorKind::InvalidInput);
    VERIFY_FAILS(openBelow(-1, "file", how), ErrorKind::Io);
}

void TestBeneath::aSwappedLinkLeadsNowhere()
{
    QFETCH(const Resolver, resolver);
    m_place.write("root/swap/secret", "harmless");
    create_directory_symlink("..", at("swap-link"));
    std::jthread swapper([this](const std::stop_token& stop) {
        while (!stop.stop_requested())
            ::renameat2(AT_FDCWD, at("swap").c_str(), AT_FDCWD, at("swap-link").c_str(), RENAME_EXCHANGE);
    });
    int opened = 0;
    // On a loaded machine the other thread may win for long: it has to be open at least once.
    for (int i = 0; i < kRaces || (opened == 0 && i < 1000 * kRaces); ++i) {
        const QByteArray content = answer(m_root.get(), "swap/secret", {.resolver = resolver});
        QVERIFY2(content == "harmless" || content == "PermissionDenied" || content == "NotFound" ||
                     content == "InvalidInput" || content == "Conflict",
                 content.constData());
        opened += content == "harmless" ? 1 : 0;
    }
    swapper.request_stop();
    swapper.join();
    std::filesystem::remove_all(at("swap"));
    std::filesystem::remove_all(at("swap-link"));
    QVERIFY(opened > 0);
}

void TestBeneath::aDirectoryMovedOutLeadsNowhere()
{
    QFETCH(const Resolver, resolver);
    m_place.write("root/a/b/c/file", "deep");
    std::jthread mover([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            ::rename(at("a/b").c_str(), (m_place / "b").c_str());
            ::rename((m_place / "b").c_str(), at("a/b").c_str());
        }
    });
    for (int i = 0; i < kRaces; ++i) {
        const QByteArray content = answer(m_root.get(), "a/b/c/../../secret", {.resolver = resolver});
        QVERIFY2(content != "secret", "a parent outside was reached");
    }
    mover.request_stop();
    mover.join();
    std::filesystem::remove_all(at("a"));
}

QTEST_APPLESS_MAIN(TestBeneath)
#include "tst_beneath.moc"
