// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/manifest.h"
#include "tests/core/ocisamples.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::oci;
using namespace darse::tests;

namespace {

const std::string kOci(mediatype::kManifest);
const std::string kOciIndex(mediatype::kIndex);

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

/// Manifests and indexes: what is in them, and that they come back from what is written.
class TestManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsTheSame_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::newRow("index") << bytes(sampleIndex());
        QTest::newRow("Docker list") << bytes(sampleDockerList());
        QTest::newRow("Docker manifest") << bytes(sampleDockerManifest());
        QTest::newRow("OCI manifest") << bytes(sampleManifest());
        QTest::newRow("artefact") << bytes(sampleArtifact());
    }
    void whatIsWrittenReadsTheSame()
    {
        QFETCH(QByteArray, sample);
        const auto document = parseDocument(sample.toStdString(), "");
        VERIFY_OK(document);
        const std::string written = std::visit([](const auto& it) { return toJson(it); }, *document);
        const auto again = parseDocument(written, "");
        VERIFY_OK(again);
        QVERIFY(*again == *document);
        QVERIFY(written.find('\n') == std::string::npos);
    }
    void keysAreInTheOrderOfTheSpecification()
    {
        const auto manifest = parseManifest(sampleManifest(), kOci);
        VERIFY_OK(manifest);
        std::size_t last = 0;
        for (const char* key : {"schemaVersion", "mediaType", "config", "digest", "size", "layers", "subject"}) {
            const auto at = toJson(*manifest).find(std::string("\"") + key + "\"");
            QVERIFY2(at != std::string::npos && at > last, key);
            last = at;
        }
    }
    void manifestHasWhatItsJsonSays()
    {
        const auto manifest = parseManifest(sampleManifest(), kOci);
        VERIFY_OK(manifest);
        QVERIFY(manifest->config.mediaType == mediatype::kConfig);
        QVERIFY(manifest->config.digest.text() == digestOf('c'));
        QCOMPARE(manifest->config.size, 1469U);
        QCOMPARE(manifest->layers.size(), 2U);
        QVERIFY(manifest->layers[0].mediaType == mediatype::kLayerZstd);
        QVERIFY(manifest->layers[0].annotations.begin()->second == "1:2:3:1");
        QVERIFY(manifest->layers[1].urls == std::vector<std::string>{"https://example.org/a.tar.gz"});
        QVERIFY(manifest->subject->digest.text() == digestOf('e'));
        QVERIFY(manifest->annotations.at("org.opencontainers.image.title") == "café 🚢");
    }
    void indexHasWhatItsJsonSays()
    {
        const auto index = parseIndex(sampleDockerList(), mediatype::kDockerList);
        VERIFY_OK(index);
        QCOMPARE(index->manifests.size(), 4U);
        QVERIFY(index->manifests[0].platform->text() == "linux/arm/v6");
        QVERIFY(index->manifests[3].platform->osVersion == "10.0.20348.2227");
        QVERIFY(index->manifests[3].platform->osFeatures == std::vector<std::string>{"win32k"});
    }

    void senderMayHelpOut_data()
    {
        QTest::addColumn<QByteArray>("sender");
        QTest::newRow("as it is") << bytes(kOci);
        QTest::newRow("with parameters") << bytes(kOci + " ; charset=utf-8");
        QTest::newRow("in capitals") << bytes(kOci).toUpper();
    }
    void senderMayHelpOut()
    {
        QFETCH(QByteArray, sender);
        const std::string silent =
            replaced(sampleManifest(), R"("mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config")",
                     "\"config\"");
        VERIFY_FAILS(parseDocument(silent, ""), ErrorKind::Protocol);
        VERIFY_FAILS(parseDocument(silent, "application/json"), ErrorKind::Protocol);
        const auto manifest = parseManifest(silent, sender.toStdString());
        VERIFY_OK(manifest);
        QVERIFY(manifest->mediaType == kOci);
    }
    void senderThatKnowsNothingIsNoContradiction()
    {
        VERIFY_OK(parseManifest(sampleManifest(), "application/octet-stream"));
        VERIFY_OK(parseManifest(sampleManifest(), "text/plain; charset=utf-8"));
    }
    void oneIsNotTakenForTheOther()
    {
        VERIFY_FAILS(parseIndex(sampleManifest(), kOci), ErrorKind::Protocol);
        VERIFY_FAILS(parseManifest(sampleIndex(), kOciIndex), ErrorKind::Protocol);
    }
    void emptyListsMayBeNull()
    {
        const auto index = parseIndex(R"({"schemaVersion":2,"manifests":null})", kOciIndex);
        VERIFY_OK(index);
        QVERIFY(index->manifests.empty());
        QVERIFY(parseIndex(toJson(*index), "").value() == *index);
    }

    void onlyImagesAreRunnable()
    {
        VERIFY_OK(checkRunnable(parseManifest(sampleManifest(), "").value()));
        VERIFY_OK(checkRunnable(parseManifest(sampleDockerManifest(), "").value()));
        const auto chart = checkRunnable(parseManifest(sampleArtifact(), "").value());
        VERIFY_FAILS(chart, ErrorKind::Unsupported);
        QVERIFY(chart.error().message().find("helm.chart") != std::string::npos);
        const std::string foreign =
            replaced(sampleDockerManifest(), "rootfs.diff.tar.gzip", "rootfs.foreign.diff.tar.gzip");
        VERIFY_FAILS(checkRunnable(parseManifest(foreign, "").value()), ErrorKind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
