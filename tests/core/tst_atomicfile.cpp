// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"
#include "core/sys/processrunner.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace darse;
using namespace darse::sys;

namespace {

constexpr std::size_t kLength = 300'000;
constexpr auto kWriterOption = "--write-for-ever";

/// The other program of this test: replaces a file over and over, until it is killed.
int writeForEver(const char* path, Staging staging)
{
    for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
        const AtomicOptions options{.durability = Durability::Process, .staging = staging};
        if (!writeFileAtomically(path, std::string(kLength, letter), options))
            return 1;
    }
}

bool isWhole(const std::string& content)
{
    return content.size() == kLength && content.find_first_not_of(content.front()) == std::string::npos;
}

std::vector<std::string> namesIn(const test::TempDir& place)
{
    return listDirectory(place.path()).value();
}

mode_t modeOf(const std::filesystem::path& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void aNewFileHasItsContentAndMode_data() { stagings(); }
    void aNewFileHasItsContentAndMode();
    void anOldFileIsReplaced_data() { stagings(); }
    void anOldFileIsReplaced();
    void withoutCommitNothingHappens_data() { stagings(); }
    void withoutCommitNothingHappens();
    void aFailingWriteLeavesTheOldFile_data() { stagings(); }
    void aFailingWriteLeavesTheOldFile();
    void aWriterKilledInTheMiddleLeavesAWholeFile_data() { stagings(); }
    void aWriterKilledInTheMiddleLeavesAWholeFile();
    void aLinkIsReplacedNotFollowed();
    void impossibleTargetsAreErrors();
    void aLongNameIsNoProblem();

private:
    static void stagings();

    std::size_t m_openFiles = 0;
};

void TestAtomicFile::init()
{
    m_openFiles = test::openFileCount();
}

void TestAtomicFile::stagings()
{
    QTest::addColumn<Staging>("staging");
    QTest::newRow("unnamed") << Staging::Unnamed;
    QTest::newRow("named") << Staging::Named;
}

void TestAtomicFile::aNewFileHasItsContentAndMode()
{
    QFETCH(const Staging, staging);
    const test::TempDir place;
    const mode_t umask = ::umask(0077);
    const auto result = writeFileAtomically(place / "a", "content", {.mode = 0664, .staging = staging});
    ::umask(umask);
    VERIFY_OK(result);
    QCOMPARE(test::contentOf(place / "a"), std::string("content"));
    QCOMPARE(modeOf(place / "a"), mode_t{0664});
    VERIFY_OK(writeFileAtomically(place / "b", "", {.staging = staging}));
    QCOMPARE(modeOf(place / "b"), mode_t{0600});
    QVERIFY((namesIn(place) == std::vector<std::string>{"a", "b"}));
}

void TestAtomicFile::anOldFileIsReplaced()
{
    QFETCH(const Staging, staging);
    const test::TempDir place;
    place.write("a", "old and longer");
    std::filesystem::create_hard_link(place / "a", place / "old");
    VERIFY_OK(writeFileAtomically(place / "a", "new", {.staging = staging}));
    QCOMPARE(test::contentOf(place / "a"), std::string("new"));
    QCOMPARE(test::contentOf(place / "old"), std::string("old and longer"));
    QVERIFY((namesIn(place) == std::vector<std::string>{"a", "old"}));
}

void TestAtomicFile::withoutCommitNothingHappens()
{
    QFETCH(const Staging, staging);
    const test::TempDir place;
    place.write("a", "old");
    {
        auto file = AtomicFile::create(place / "a", {.staging = staging});
        VERIFY_OK(file);
        VERIFY_OK(file->write("new"));
        QCOMPARE(test::contentOf(place / "a"), std::string("old"));
        QCOMPARE(namesIn(place).size(), staging == Staging::Named ? std::size_t{2} : std::size_t{1});
    }
    QCOMPARE(test::contentOf(place / "a"), std::string("old"));
    QVERIFY((namesIn(place) == std::vector<std::string>{"a"}));
}

void TestAtomicFile::aFailingWriteLeavesTheOldFile()
{
    QFETCH(const Staging, staging);
    const test::TempDir place;
    place.write("a", "old");
    const auto saved = ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{.rlim_cur = 4096, .rlim_max = before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
    const auto result = writeFileAtomically(place / "a", std::string(100'000, 'x'), {.staging = staging});
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, saved);
    VERIFY_FAILS(result, ErrorKind::Io);
    QCOMPARE(result.error().errnoValue(), EFBIG);
    QCOMPARE(test::contentOf(place / "a"), std::string("old"));
    QVERIFY((namesIn(place) == std::vector<std::string>{"a"}));
}

void TestAtomicFile::aWriterKilledInTheMiddleLeavesAWholeFile()
{
    QFETCH(const Staging, staging);
    SystemProcessRunner runner;
    for (int round = 0; round < 10; ++round) {
        const test::TempDir place;
        std::stop_source source;
        std::jthread writer([&] {
            const std::string how = staging == Staging::Named ? "named" : "unnamed";
            (void)runner
                .run({.argv = {"/proc/self/exe", kWriterOption, place / "a", how},
                      .deadline = Deadline::after(std::chrono::seconds(60)),
                      .killGrace = std::chrono::milliseconds(0)},
                     source.get_token())
                .isOk();
        });
        QTRY_VERIFY(std::filesystem::exists(place / "a"));
        for (int read = 0; read < 20 + round; ++read)
            QVERIFY(isWhole(readFile(place / "a", mebibytes(1)).valueOr("")));
        source.request_stop();
        writer.join();
        QVERIFY(isWhole(test::contentOf(place / "a")));
        QVERIFY(namesIn(place).size() <= 2); // killed between name and rename: its own name, hidden
    }
}

void TestAtomicFile::aLinkIsReplacedNotFollowed()
{
    const test::TempDir place;
    place.write("elsewhere", "untouched");
    std::filesystem::create_symlink("elsewhere", place / "a");
    VERIFY_OK(writeFileAtomically(place / "a", "new"));
    QVERIFY(!std::filesystem::is_symlink(place / "a"));
    QCOMPARE(test::contentOf(place / "elsewhere"), std::string("untouched"));
}

void TestAtomicFile::impossibleTargetsAreErrors()
{
    const test::TempDir place;
    std::filesystem::create_directory(place / "taken");
    VERIFY_FAILS(writeFileAtomically(place / "taken", "x"), ErrorKind::InvalidInput);
    VERIFY_FAILS(writeFileAtomically(place / "nowhere/a", "x"), ErrorKind::NotFound);
    VERIFY_FAILS(writeFileAtomically("", "x"), ErrorKind::InvalidInput);
    VERIFY_FAILS(writeFileAtomically(place / "taken/..", "x"), ErrorKind::InvalidInput);
    VERIFY_FAILS(writeFileAtomically((place / "taken").native() + "/", "x"), ErrorKind::InvalidInput);
    VERIFY_FAILS(writeFileAtomically("/proc/darse", "x"), ErrorKind::NotFound);
    QVERIFY((namesIn(place) == std::vector<std::string>{"taken"}));
}

void TestAtomicFile::aLongNameIsNoProblem()
{
    const test::TempDir place;
    const std::string name(255, 'n');
    VERIFY_OK(writeFileAtomically(place / name, "x", {.staging = Staging::Named}));
    QVERIFY((namesIn(place) == std::vector<std::string>{name}));
    VERIFY_FAILS(writeFileAtomically(place / (name + "n"), "x"), ErrorKind::InvalidInput);
}

int main(int argc, char** argv)
{
    if (argc == 4 && std::strcmp(argv[1], kWriterOption) == 0)
        return writeForEver(argv[2], std::strcmp(argv[3], "named") == 0 ? Staging::Named : Staging::Unnamed);
    TestAtomicFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_atomicfile.moc"
