// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podcontent.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fstream>
#include <set>
#include <sys/stat.h>
#include <thread>

using namespace darse;
using engine::PodFile;
using engine::showFiles;
namespace fs = std::filesystem;

namespace {

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> out;
    for (const auto& one : fs::directory_iterator(folder))
        out.insert(one.path().filename().string());
    return out;
}

} // namespace

/// Files of volumes that are renewed while somebody reads them.
class TestPodContent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreShownThroughOneLink();
    void whatIsNoLongerThereGoes();
    void nothingIsDoneWhenNothingHasChanged();
    void aReaderNeverSeesHalf();
    void whatIsInTheWayMakesRoom();
    void ofTwoTheLaterIsSeen();
    void aNameOfOursIsRefused();
};

void TestPodContent::filesAreShownThroughOneLink()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    QVERIFY(!engine::showsFiles(folder));
    VERIFY_OK(showFiles(folder, {{.path = "greeting", .content = "good morning"},
                                 {.path = "deep/er/word", .content = "sesame", .mode = 0400}}));
    QVERIFY(engine::showsFiles(folder));
    QVERIFY(test::contentOf(dir / "greeting") == "good morning");
    QVERIFY(test::contentOf(dir / "deep/er/word") == "sesame");
    QVERIFY(fs::read_symlink(dir / "greeting") == "..data/greeting");
    QVERIFY(fs::read_symlink(dir / "deep") == "..data/deep");
    struct stat status {};
    QCOMPARE(::stat((dir / "deep/er/word").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0400U);
}

void TestPodContent::whatIsNoLongerThereGoes()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    VERIFY_OK(showFiles(folder, {{.path = "a", .content = "1"}, {.path = "b", .content = "2"}}));
    const fs::path before = fs::read_symlink(dir / "..data");
    VERIFY_OK(showFiles(folder, {{.path = "b", .content = "3"}, {.path = "c", .content = "4"}}));
    const fs::path now = fs::read_symlink(dir / "..data");
    QVERIFY(before != now);
    QVERIFY((namesIn(dir.path()) == std::set<std::string>{"..data", now.string(), "b", "c"}));
    QVERIFY(test::contentOf(dir / "b") == "3");
    VERIFY_OK(showFiles(folder, {}));
    QCOMPARE(namesIn(dir.path()).size(), std::size_t{2});
}

void TestPodContent::nothingIsDoneWhenNothingHasChanged()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    VERIFY_OK(showFiles(folder, {{.path = "a", .content = "1"}}));
    std::ofstream(dir / "mark") << "still here";
    VERIFY_OK(showFiles(folder, {{.path = "a", .content = "1"}}));
    QVERIFY(fs::exists(dir / "mark"));
    VERIFY_OK(showFiles(folder, {{.path = "a", .content = "1", .mode = 0600}}));
    QVERIFY(!fs::exists(dir / "mark"));
}

/// Whoever holds the folder that "..data" leads to sees one state and no other.
void TestPodContent::aReaderNeverSeesHalf()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    const auto state = [](int number) {
        const std::string text = std::to_string(number);
        return std::vector<PodFile>{{.path = "a", .content = text}, {.path = "b", .content = text}};
    };
    VERIFY_OK(showFiles(folder, state(0)));
    bool isWhole = true;
    std::jthread reader([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const auto now = sys::Directory::open(dir / "..data");
            if (!now)
                continue; // it was renewed between the link and what it leads to
            const auto a = now->readFile("a", Bytes(100));
            const auto b = now->readFile("b", Bytes(100));
            isWhole = isWhole && (!a || !b || *a == *b);
        }
    });
    for (int i = 1; i <= 300; ++i)
        VERIFY_OK(showFiles(folder, state(i)));
    reader.request_stop();
    reader.join();
    QVERIFY(isWhole);
    QVERIFY(test::contentOf(dir / "b") == "300");
}

void TestPodContent::whatIsInTheWayMakesRoom()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    fs::create_directories(dir / "a/full");
    std::ofstream(dir / "b") << "of an older engine";
    VERIFY_OK(showFiles(folder, {{.path = "a", .content = "1"}, {.path = "b", .content = "2"}}));
    QVERIFY(test::contentOf(dir / "a") == "1");
    QVERIFY(test::contentOf(dir / "b") == "2");
}

void TestPodContent::ofTwoTheLaterIsSeen()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    VERIFY_OK(showFiles(folder, {{.path = "a", .content = "1"}, {.path = "a", .content = "2"}}));
    QVERIFY(test::contentOf(dir / "a") == "2");
}

void TestPodContent::aNameOfOursIsRefused()
{
    const test::TempDir dir;
    const sys::Directory folder = sys::Directory::open(dir.path()).value();
    for (const char* name : {"..data", "../out", "a/../../out"})
        QVERIFY(!showFiles(folder, {{.path = name, .content = "1"}}));
    QVERIFY(!fs::exists(dir.path().parent_path() / "out"));
}

QTEST_GUILESS_MAIN(TestPodContent)
#include "tst_podcontent.moc"
