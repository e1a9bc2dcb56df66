// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"
#include "core/store/configchange.h"
#include "core/store/starter.h"
#include "core/store/staticprogram.h"
#include "core/sys/files.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <filesystem>

using namespace darse;
using namespace darse::test;
using store::Compression;
using store::ImageStore;

namespace fs = std::filesystem;

Q_DECLARE_METATYPE(std::string)

/// Images that are made here.
class TestImageMaking : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;

    std::size_t countIn(const char* directory) { return sys::listDirectory(m_dir->path() / directory).value().size(); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_store = ImageStore::open(m_dir->path(),
                                   {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}})
                      .value();
    }
    void cleanup() { m_store.reset(); }

    void importedTarIsAnImage_data()
    {
        QTest::addColumn<Compression>("compression");
        QTest::addColumn<std::string>("type");
        QTest::newRow("none") << Compression::None << std::string(oci::mediatype::kLayer);
        QTest::newRow("gzip") << Compression::Gzip << std::string(oci::mediatype::kLayerGzip);
        QTest::newRow("zstd") << Compression::Zstd << std::string(oci::mediatype::kLayerZstd);
        QTest::newRow("xz") << Compression::Xz << std::string(oci::mediatype::kLayer);
        QTest::newRow("bzip2") << Compression::Bzip2 << std::string(oci::mediatype::kLayer);
    }
    void importedTarIsAnImage()
    {
        QFETCH(Compression, compression);
        QFETCH(std::string, type);
        const std::string tar = makeTar({{"bin/"}, {"bin/sh", noise(500'000, 1)}});
        const std::string packed = compression == Compression::None ? tar : compress(tar, compression);
        const auto id = store::importImage(*m_store, sourceOf(packed, 777),
                                           {.name = oci::parseReference("localhost/made:1").value(),
                                            .message = "by hand",
                                            .changes = {"CMD [\"sh\"]", "ENV A=b"},
                                            .created = oci::parseTime("2024-01-02T03:04:05Z")});
        VERIFY_OK(id);
        const auto image = m_store->image(m_store->resolve("localhost/made:1")->id);
        VERIFY_OK(image);
        QVERIFY(image->info.id == *id);
        QCOMPARE(image->manifest.layers.front().mediaType, type);
        QCOMPARE(image->config.created, std::string("2024-01-02T03:04:05Z"));
        QCOMPARE(image->config.history.front().comment, std::string("by hand"));
        QCOMPARE(image->config.run.command.value(), std::vector<std::string>{"sh"});
        QVERIFY(image->config.platform == oci::hostPlatform());
        QCOMPARE(contentOf(m_store->layerPath(image->info.layers.front()) / "bin/sh"), noise(500'000, 1));
        QCOMPARE(countIn("work"), 0U);
    }

    void badImportsLeaveNothing()
    {
        const std::string tar = makeTar({{"a", "b"}});
        VERIFY_FAILS(store::importImage(*m_store, sourceOf("no tar"), {}), ErrorKind::InvalidInput);
        VERIFY_FAILS(store::importImage(*m_store, sourceOf(makeTar({{"../a", "b"}})), {}), ErrorKind::InvalidInput);
        VERIFY_FAILS(store::importImage(*m_store, sourceOf(compress(tar, Compression::Gzip).substr(0, 40)), {}),
                     ErrorKind::InvalidInput);
        VERIFY_FAILS(store::importImage(*m_store, sourceOf(tar), {.changes = {"FROM x"}}), ErrorKind::InvalidInput);
        QVERIFY(m_store->images()->empty());
        for (const char* directory : {"work", "layers", "images/blobs/sha256"})
            QCOMPARE(countIn(directory), 0U);
    }

    void changesAreThoseOfADockerfile()
    {
        oci::RunConfig config;
        for (const char* change :
             {"CMD echo \"$HOME\"", "entrypoint [\"/bin/app\", \"--run\"]", "ENV A=1 B='two words'", "ENV A 3 4",
              "WORKDIR /srv", "USER 1000:1000", "EXPOSE 80 53/udp 80/tcp", "LABEL a=b c=\"d e\"",
              "VOLUME [\"/data\", \"/cache\"]", "VOLUME /data", "STOPSIGNAL SIGQUIT"})
            VERIFY_OK(store::applyChange(config, change));
        using Words = std::vector<std::string>;
        QCOMPARE(config.command.value(), (Words{"/bin/sh", "-c", "echo \"$HOME\""}));
        QCOMPARE(config.entrypoint.value(), (Words{"/bin/app", "--run"}));
        QCOMPARE(config.environment, (Words{"A=3 4", "B=two words"}));
        QCOMPARE(config.workingDirectory, std::string("/srv"));
        QCOMPARE(config.user, std::string("1000:1000"));
        QCOMPARE(config.exposedPorts, (Words{"53/udp", "80/tcp"}));
        QCOMPARE(config.labels, (oci::Annotations{{"a", "b"}, {"c", "d e"}}));
        QCOMPARE(config.volumes, (Words{"/cache", "/data"}));
        QCOMPARE(config.stopSignal, std::string("SIGQUIT"));
    }

    void otherChangesAreRefused()
    {
        oci::RunConfig config;
        for (const char* change : {"", "RUN x", "CMD", "ENV A", "ENV =b", "ENV A=b C", "EXPOSE x", "EXPOSE 0",
                                   "EXPOSE 70000", "EXPOSE 1/ip", "WORKDIR srv", "LABEL a='b"})
            VERIFY_FAILS(store::applyChange(config, change), ErrorKind::InvalidInput);
    }

    void machineWithoutBusyboxIsToldWhatToInstall()
    {
        sys::SystemProcessRunner runner;
        m_dir->write("script", "#!/bin/sh\n");
        for (const auto& [path, kind] : {std::pair{fs::path("/nowhere/busybox"), ErrorKind::NotFound},
                                         std::pair{*m_dir / "script", ErrorKind::Unsupported},
                                         std::pair{fs::path("/bin/sh"), ErrorKind::Unsupported}}) {
            const auto made = store::makeStarter(*m_store, runner, path, {});
            VERIFY_FAILS(made, kind);
            QVERIFY(made.error().message().find("busybox-static") != std::string::npos);
        }
        QVERIFY(m_store->images()->empty());
    }

    void programsOfOthersAreTold()
    {
        const std::string busybox = contentOf("/bin/busybox");
        VERIFY_OK(store::requireStaticProgram(busybox));
        std::string other = busybox;
        other[18] = static_cast<char>(other[18] ^ 0x55); // the machine
        for (const std::string& bad : {std::string(),
                                       std::string("\x7f"
                                                   "ELF"),
                                       busybox.substr(0, 64), other})
            VERIFY_FAILS(store::requireStaticProgram(bad), ErrorKind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestImageMaking)
#include "tst_imagemaking.moc"
