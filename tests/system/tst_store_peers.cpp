// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"
#include "core/store/blobs.h"
#include "core/store/diagnosis.h"
#include "core/store/starter.h"
#include "core/sys/files.h"
#include "core/sys/spawn.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"
#include "tests/system/peerdocker.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using store::ArchiveFormat;
using store::Compression;
using store::ImageStore;

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

constexpr auto kPatience = std::chrono::seconds(60);
constexpr const char* kName = "docker.io/library/shop:1.2";

std::unique_ptr<ImageStore> openStore(const fs::path& root)
{
    return ImageStore::open(root, {.marks = store::OverlayMarks::Trusted, .limits = {}, .search = {}, .usedBy = {}})
        .value();
}

} // namespace

/// What podman, skopeo and docker read of our images and archives, and we of theirs.
class TestStorePeers : public QObject {
    Q_OBJECT

private:
    TempDir m_dir;
    std::unique_ptr<ImageStore> m_store;
    TestImage m_image;
    PeerDocker m_docker;

    /// What a program prints, less the line's end; else the test is told what went wrong.
    std::string run(const Words& argv)
    {
        sys::SystemProcessRunner runner;
        const auto outcome = sys::runChecked(
            runner, {.argv = argv, .deadline = Deadline::after(kPatience), .directory = m_dir.path()}, {});
        if (!outcome)
            return outcome.error().message() + ": " + outcome.error().detail();
        std::string text = outcome->output;
        while (text.ends_with('\n'))
            text.pop_back();
        return text;
    }
    std::string podman(const Words& more)
    {
        Words argv{"podman", "--root", m_dir / "podman", "--runroot", m_dir / "podman.run", "--storage-driver", "vfs"};
        argv.insert(argv.end(), more.begin(), more.end());
        return run(argv);
    }
    std::string docker(const Words& more)
    {
        Words argv{"docker", "--host", m_docker.socket()};
        argv.insert(argv.end(), more.begin(), more.end());
        return run(argv);
    }
    std::string place(const std::string& name = kName)
    {
        return "oci:" + (m_dir / "store/images").native() + ":" + name;
    }

    fs::path save(ArchiveFormat format, const char* file)
    {
        std::ofstream stream(m_dir / file, std::ios::binary);
        const auto images = store::whatToSave(*m_store, {kName});
        const auto saved = store::saveArchive(*m_store, *images, format, [&](std::string_view piece) {
            stream << piece;
            return ok();
        });
        return saved ? m_dir / file : fs::path("/not/saved");
    }
    /// Loads what a peer has written into a store of its own and compares it with ours, layer by layer.
    void verifyReturned(const fs::path& archive)
    {
        const TempDir other;
        const auto store = openStore(other.path());
        const auto source = store::openFile(archive);
        VERIFY_OK(source);
        const auto loaded = store::loadArchive(*store, *source, {});
        VERIFY_OK(loaded);
        const auto found = store->resolve(kName);
        VERIFY_OK(found);
        QVERIFY(found->id == m_image.id());
        for (const store::LayerPlan& plan : m_image.plans) {
            const auto difference =
                store::compareTrees(store->layerPath(plan.chainId), m_store->layerPath(plan.chainId), {});
            VERIFY_OK(difference);
            QVERIFY2(!*difference, difference->value_or("").c_str());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = openStore(m_dir / "store");
        // The starter's tree below, some more above.
        sys::SystemProcessRunner runner;
        const auto starter = store::makeStarter(*m_store, runner, "/bin/busybox", {});
        VERIFY_OK(starter);
        const auto base = m_store->image(*starter);
        VERIFY_OK(base);
        const auto tar = allOf(m_store->openBlob(base->manifest.layers.front().digest).value());
        VERIFY_OK(tar);
        const TestLayer below{.tar = *tar,
                              .blob = compress(*tar, Compression::Gzip),
                              .mediaType = std::string(oci::mediatype::kLayerGzip)};
        oci::ImageConfig config;
        config.created = "2024-05-01T12:00:00Z";
        config.platform = oci::hostPlatform();
        config.run.command = {"sh"};
        m_image =
            makeImage({below, makeLayer({{"srv/"}, {"srv/shop", noise(500'000, 7)}, {"etc/.wh.shells"}})}, config);
        VERIFY_OK(addImage(*m_store, m_image, {kName, "localhost/other:1"}));
        VERIFY_OK(m_docker.start(m_dir.path(), "vfs"));
    }

    void skopeoReadsTheLayout()
    {
        const auto told = nlohmann::json::parse(run({"skopeo", "inspect", place()}), nullptr, false);
        QVERIFY(told.is_object());
        QCOMPARE(told["Digest"].get<std::string>(), m_image.manifest().text());
        QCOMPARE(told["Layers"].size(), 2U);
        QCOMPARE(run({"skopeo", "inspect", "--raw", place("localhost/other:1")}), m_image.manifestJson);
        QCOMPARE(run({"skopeo", "inspect", "--config", "--raw", place()}), m_image.configJson);
    }

    void skopeoReadsImagesOfDockersToo()
    {
        const TestImage image = asDocker(m_image);
        VERIFY_OK(addImage(*m_store, image, {"localhost/docker:1"}));
        QCOMPARE(run({"skopeo", "inspect", "--config", "--raw", place("localhost/docker:1")}), image.configJson);
        QVERIFY(m_store->resolve("localhost/docker:1")->manifest == image.manifest());
        VERIFY_OK(m_store->remove("localhost/docker:1", store::Force::No));
    }

    void skopeoCopiesOutOfTheLayoutAndBack()
    {
        const fs::path copy = m_dir / "copy.tar";
        run({"skopeo", "copy", place(), "oci-archive:" + copy.native() + ":" + kName});
        verifyReturned(copy);
        const fs::path docker = m_dir / "copy-docker.tar";
        run({"skopeo", "copy", place(), "docker-archive:" + docker.native() + ":" + kName});
        verifyReturned(docker);
    }

    void skopeoReadsOurArchives()
    {
        const fs::path oci = save(ArchiveFormat::Oci, "ours-oci.tar");
        QCOMPARE(run({"skopeo", "inspect", "--raw", "oci-archive:" + oci.native()}), m_image.manifestJson);
        const fs::path docker = save(ArchiveFormat::Docker, "ours-docker.tar");
        QCOMPARE(run({"skopeo", "inspect", "--config", "--raw", "docker-archive:" + docker.native()}),
                 m_image.configJson);
    }

    void podmanLoadsAndSaves_data()
    {
        QTest::addColumn<ArchiveFormat>("format");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("OCI") << ArchiveFormat::Oci << QByteArray("oci-archive");
        QTest::newRow("Docker") << ArchiveFormat::Docker << QByteArray("docker-archive");
    }
    void podmanLoadsAndSaves()
    {
        QFETCH(ArchiveFormat, format);
        QFETCH(QByteArray, name);
        const std::string ours = save(format, "for-podman.tar");
        podman({"load", "--input", ours});
        QCOMPARE(podman({"image", "inspect", "--format", "{{.Id}}", kName}), std::string(m_image.id().hex()));
        const fs::path theirs = m_dir / ("podman-" + name.toStdString() + ".tar");
        podman({"save", "--format", name.toStdString(), "--output", theirs, kName});
        verifyReturned(theirs);
        podman({"rmi", kName});
    }

    void podmanRunsOurTree()
    {
        podman({"load", "--input", save(ArchiveFormat::Oci, "tree.tar")});
        const std::string mounted = podman({"image", "mount", kName});
        // What our two layers make together, but for the times of directories, is what it has.
        QVERIFY2(fs::exists(fs::path(mounted) / "srv/shop"), mounted.c_str());
        QCOMPARE(contentOf(fs::path(mounted) / "srv/shop"), noise(500'000, 7));
        QVERIFY(!fs::exists(fs::path(mounted) / "etc/shells"));
        QCOMPARE(contentOf(fs::path(mounted) / "bin/busybox"), contentOf("/bin/busybox"));
        podman({"image", "unmount", kName});
    }

    void dockerLoadsAndSaves()
    {
        const std::string ours = save(ArchiveFormat::Docker, "for-docker.tar");
        QTRY_VERIFY_WITH_TIMEOUT(
            docker({"version", "--format", "{{.Server.Version}}"}).find("rror") == std::string::npos, 60'000);
        docker({"load", "--input", ours});
        QCOMPARE(docker({"image", "inspect", "--format", "{{.Id}}", kName}), m_image.id().text());
        const fs::path theirs = m_dir / "docker.tar";
        docker({"save", "--output", theirs, kName});
        verifyReturned(theirs);
    }

    void dockerSavesSharedLayersAndWeReadThem()
    {
        const TestImage other = makeImage({m_image.layers[0]}, {.created = "2024-01-01T00:00:00Z"});
        VERIFY_OK(addImage(*m_store, other, {"docker.io/library/base:1"}));
        const auto images = store::whatToSave(*m_store, {kName, "base:1"});
        VERIFY_OK(images);
        std::ofstream stream(m_dir / "two.tar", std::ios::binary);
        VERIFY_OK(store::saveArchive(*m_store, *images, ArchiveFormat::Docker, [&](std::string_view piece) {
            stream << piece;
            return ok();
        }));
        stream.close();
        docker({"load", "--input", m_dir / "two.tar"});
        const fs::path theirs = m_dir / "docker-two.tar";
        docker({"save", "--output", theirs, kName, "base:1"});
        verifyReturned(theirs);
        const TempDir place;
        const auto store = openStore(place.path());
        VERIFY_OK(store::loadArchive(*store, store::openFile(theirs).value(), {}));
        QCOMPARE(store->images()->size(), 2U);
        QVERIFY(store->resolve("base:1")->id == other.id());
    }
};

QTEST_GUILESS_MAIN(TestStorePeers)
#include "tst_store_peers.moc"
