// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/manifest.h"
#include "tests/core/ocisamples.h"
#include "tests/support/verify.h"

#include <QByteArrayList>
#include <QTest>

using namespace darse;
using namespace darse::oci;
using namespace darse::tests;

namespace {

Platform platform(const char* text)
{
    return parsePlatform(text).value();
}

/// The digit of the digest that is chosen for `wanted`, "-" for none.
QByteArray chosen(const std::string& index, const char* wanted)
{
    const auto entry = choosePlatform(parseIndex(index, "").value(), platform(wanted));
    return entry ? QByteArray(1, entry->digest.hex().front()) : QByteArray("-");
}

Index indexOfTypes(const std::vector<std::string_view>& mediaTypes)
{
    Index index{.mediaType = std::string(mediatype::kIndex)};
    for (const std::string_view type : mediaTypes)
        index.manifests.push_back({.mediaType = std::string(type), .digest = Digest::of(type), .size = 1});
    return index;
}

} // namespace

/// Platforms, how well they fit, and which entry of an index is chosen for one.
class TestPlatform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void platformsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("read");
        QTest::newRow("plain") << QByteArray("linux/amd64") << QByteArray("linux/amd64");
        QTest::newRow("variant") << QByteArray("linux/arm64/v8") << QByteArray("linux/arm64/v8");
        QTest::newRow("x86_64") << QByteArray("linux/x86_64") << QByteArray("linux/amd64");
        QTest::newRow("aarch64") << QByteArray("linux/aarch64") << QByteArray("linux/arm64");
        QTest::newRow("i686") << QByteArray("linux/i686") << QByteArray("linux/386");
        QTest::newRow("armhf") << QByteArray("linux/armhf") << QByteArray("linux/arm/v7");
        QTest::newRow("armv6l") << QByteArray("linux/armv6l") << QByteArray("linux/arm/v6");
        QTest::newRow("number as variant") << QByteArray("linux/arm/7") << QByteArray("linux/arm/v7");
        QTest::newRow("capitals") << QByteArray("Linux/AMD64") << QByteArray("linux/amd64");
        QTest::newRow("macos") << QByteArray("macos/arm64") << QByteArray("darwin/arm64");
    }
    void platformsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, read);
        const auto result = parsePlatform(text.toStdString());
        VERIFY_OK(result);
        QCOMPARE(QByteArray::fromStdString(result->text()), read);
    }
    void whatIsNoPlatformIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "linux", "/", "linux/", "/amd64", "linux/arm/v7/x", "linux/arm/", "linux//v7",
                                 "linux/am d64", "linux/amd64\n", "linux/../x"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("long") << "linux/" + QByteArray(33, 'a');
        QTest::newRow("slashes") << QByteArray(100'000, '/');
    }
    void whatIsNoPlatformIsRefused()
    {
        QFETCH(QByteArray, text);
        VERIFY_FAILS(parsePlatform(text.toStdString()), ErrorKind::InvalidInput);
    }
    void thisMachineRunsItsOwn()
    {
        const Platform host = hostPlatform();
        QVERIFY(parsePlatform(host.text()).value() == host);
        QVERIFY(fitness(host, host) > 0);
        QVERIFY(host.os == "linux");
    }

    void othersDoNotFit_data()
    {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* offered, const char* wanted) {
            QTest::addRow("%s on %s", offered, wanted) << QByteArray(offered) << QByteArray(wanted);
        };
        row("windows/amd64", "linux/amd64");
        row("linux/arm64", "linux/amd64");
        row("linux/amd64", "linux/386");
        row("linux/arm64", "linux/arm/v7");
        row("linux/arm/v7", "linux/arm/v6");
        row("linux/arm", "linux/arm/v6");
        row("linux/arm/v8", "linux/arm");
        row("linux/arm64/v9", "linux/arm64");
        row("linux/arm64/v8.2", "linux/arm64/v8.1");
        row("linux/amd64/v3", "linux/amd64");
        row("linux/ppc64le/power9", "linux/ppc64le");
        row("unknown/unknown", "linux/amd64");
    }
    void othersDoNotFit()
    {
        QFETCH(QByteArray, offered);
        QFETCH(QByteArray, wanted);
        QCOMPARE(fitness(platform(offered.constData()), platform(wanted.constData())), 0);
    }
    void betterOnesFitBetter_data()
    {
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QByteArrayList>("fromBestToWorst");
        QTest::newRow("amd64") << QByteArray("linux/amd64") << QByteArrayList{"linux/amd64", "linux/386"};
        QTest::newRow("amd64 v3") << QByteArray("linux/amd64/v3")
                                  << QByteArrayList{"linux/amd64/v3", "linux/amd64/v2", "linux/amd64", "linux/i386"};
        QTest::newRow("arm v7") << QByteArray("linux/arm/v7")
                                << QByteArrayList{"linux/arm/v7", "linux/arm/v6", "linux/arm/v5"};
        QTest::newRow("arm64") << QByteArray("linux/arm64")
                               << QByteArrayList{"linux/arm64/v8", "linux/arm/v8", "linux/arm", "linux/arm/v6",
                                                 "linux/armv5l"};
        QTest::newRow("arm64 v9") << QByteArray("linux/arm64/v9")
                                  << QByteArrayList{"linux/arm64/v9", "linux/arm64/v8.5", "linux/arm64",
                                                    "linux/arm/v8"};
        QTest::newRow("power9") << QByteArray("linux/ppc64le/power9")
                                << QByteArrayList{"linux/ppc64le/power9", "linux/ppc64le"};
    }
    void betterOnesFitBetter()
    {
        QFETCH(QByteArray, wanted);
        QFETCH(QByteArrayList, fromBestToWorst);
        int last = INT_MAX;
        for (const QByteArray& offered : fromBestToWorst) {
            const int value = fitness(platform(offered.constData()), platform(wanted.constData()));
            QVERIFY2(value > 0 && value < last, offered.constData());
            last = value;
        }
    }
    void namesOfOtherWorldsInDocumentsFitToo()
    {
        QVERIFY(fitness({.os = "Linux", .architecture = "x86_64"}, platform("linux/amd64")) > 0);
        QCOMPARE(fitness({.os = "linux", .architecture = "arm64"}, platform("linux/arm64")),
                 fitness({.os = "linux", .architecture = "arm64", .variant = "v8"}, platform("linux/arm64")));
    }
    void featuresOfTheSystemAreNeeded()
    {
        Platform offered = platform("windows/amd64");
        offered.osFeatures = {"win32k"};
        Platform wanted = platform("windows/amd64");
        QCOMPARE(fitness(offered, wanted), 0);
        wanted.osFeatures = {"other", "win32k"};
        QVERIFY(fitness(offered, wanted) > 0);
    }

    void indexGivesTheBestForAPlatform()
    {
        QCOMPARE(chosen(sampleIndex(), "linux/amd64"), QByteArray("a"));
        QCOMPARE(chosen(sampleIndex(), "linux/arm64"), QByteArray("b"));
        QCOMPARE(chosen(sampleIndex(), "linux/riscv64"), QByteArray("-"));
        QCOMPARE(chosen(sampleDockerList(), "linux/arm/v6"), QByteArray("1"));
        QCOMPARE(chosen(sampleDockerList(), "linux/arm/v7"), QByteArray("2"));
        QCOMPARE(chosen(sampleDockerList(), "linux/arm64"), QByteArray("2"));
        QCOMPARE(chosen(sampleDockerList(), "linux/amd64"), QByteArray("3"));
    }
    void attestationsAreNeverChosen()
    {
        QCOMPARE(chosen(sampleIndex(), "unknown/unknown"), QByteArray("-"));
        const std::string disguised = replaced(sampleIndex(), "unknown", "plan9");
        QCOMPARE(chosen(disguised, "plan9/plan9"), QByteArray("-"));
    }
    void refusalNamesWhatIsOffered()
    {
        const auto entry = choosePlatform(parseIndex(sampleIndex(), "").value(), platform("linux/s390x"));
        VERIFY_FAILS(entry, ErrorKind::NotFound);
        QVERIFY(entry.error().message() ==
                "there is no image for linux/s390x; what is offered is linux/amd64, linux/arm64/v8");
        VERIFY_FAILS(choosePlatform(indexOfTypes({}), platform("linux/amd64")), ErrorKind::NotFound);
    }
    void singleImageNeedsNoPlatform()
    {
        const Platform wanted = platform("linux/amd64");
        VERIFY_OK(choosePlatform(indexOfTypes({mediatype::kManifest}), wanted));
        VERIFY_OK(choosePlatform(indexOfTypes({"application/xml", mediatype::kDockerManifest}), wanted));
        VERIFY_FAILS(choosePlatform(indexOfTypes({"application/xml"}), wanted), ErrorKind::NotFound);
        VERIFY_FAILS(choosePlatform(indexOfTypes({mediatype::kManifest, mediatype::kDockerManifest}), wanted),
                     ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
