// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"
#include "core/store/imagestore.h"
#include "core/store/storepaths.h"
#include "tests/core/imagefixture.h"
#include "tests/core/treecompare.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"
#include "tests/system/enginescene.h"
#include "tests/system/peerdocker.h"

#include <QByteArrayList>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/mount.h>

using namespace darse;
using namespace darse::test;

namespace fs = std::filesystem;

namespace {

constexpr const char* kName = "localhost/trip:1";
/// cap_net_raw+ep
const std::string kCapability("\x01\x00\x00\x02\x00\x20\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20);

/// A tree with one of everything, and a layer above that hides and replaces.
TestImage makeTripImage(const fs::path& place)
{
    plantTree(place, kCapability);
    const std::string tar =
        tarOf(place, {QStringLiteral("--format=pax"), QStringLiteral("--xattrs"), QStringLiteral("--xattrs-include=*"),
                      QStringLiteral("--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime")});
    const TestLayer below{.tar = tar,
                          .blob = compress(tar, store::Compression::Gzip),
                          .mediaType = std::string(oci::mediatype::kLayerGzip)};
    oci::ImageConfig config;
    config.created = "2024-05-01T12:00:00Z";
    config.platform = oci::hostPlatform();
    config.run.command = {"sh"};
    return makeImage({below, makeLayer({{"./"},
                                        {"a/"},
                                        {"a/.wh.zero"},
                                        {"large", noise(300'000, 3)},
                                        {"deep/"},
                                        {"deep/.wh..wh..opq"},
                                        {"deep/new", "new"}})},
                     config);
}

/// Overlay over the directories, the lowest last; its lines as describeTree makes them. Holes are not kept by
/// everybody.
QByteArrayList merged(const std::vector<std::string>& directories)
{
    const TempDir at;
    std::string options = "lowerdir=";
    for (const std::string& directory : directories)
        options += (&directory == &directories.front() ? "" : ":") + directory;
    if (::mount("overlay", at.path().c_str(), "overlay", MS_RDONLY, options.c_str()) != 0)
        return {"mount: " + QByteArray::fromStdString(options) + ": " + ::strerror(errno)};
    QByteArrayList lines = describeTree(at.path(), false);
    ::umount2(at.path().c_str(), MNT_DETACH);
    lines.removeIf([](const QByteArray& line) { return line.startsWith("./ "); });
    for (QByteArray& line : lines)
        line.replace(" sparse", "");
    return lines;
}

} // namespace

/// What we push, pull, save and load, and skopeo, podman and docker too: the same image and the same tree after every
/// way there and back.
class TestEngineRoundTrips : public QObject, protected EngineScene {
    Q_OBJECT

private:
    TempDir m_dir;
    TestImage m_image;
    PeerDocker m_docker;
    QByteArrayList m_tree;

    [[nodiscard]] QString place(const char* name) const { return QString::fromStdString(m_dir / name); }
    Ended podman(const QStringList& more) const
    {
        return runProgram(QStringLiteral("podman"),
                          QStringList{QStringLiteral("--root"), place("podman"), QStringLiteral("--runroot"),
                                      place("podman.run"), QStringLiteral("--storage-driver"),
                                      QStringLiteral("overlay")} +
                              more);
    }
    Ended docker(const QStringList& more) const
    {
        return runProgram(QStringLiteral("docker"),
                          QStringList{QStringLiteral("--host"), QString::fromStdString(m_docker.socket())} + more);
    }
    static Ended skopeo(const QStringList& more) { return runProgram(QStringLiteral("skopeo"), more); }

    /// As the engine has it in its layers.
    [[nodiscard]] QByteArrayList ourTree() const
    {
        const store::StorePaths paths(m_engine->state().toStdString());
        std::vector<std::string> directories;
        for (const store::LayerPlan& plan : m_image.plans)
            directories.insert(directories.begin(), paths.diff(plan.chainId).native());
        return merged(directories);
    }
    /// As a peer's overlay driver has it: "upper" and "lower" of what it says.
    [[nodiscard]] static QByteArrayList treeOf(const Ended& upperAndLower)
    {
        std::vector<std::string> directories;
        for (const QByteArray& part : upperAndLower.out.simplified().replace(' ', ':').split(':'))
            directories.push_back(part.toStdString());
        return merged(directories);
    }
    static QStringList askTree(const QString& name)
    {
        return words("image inspect --format")
               << QStringLiteral("{{.GraphDriver.Data.UpperDir}} {{.GraphDriver.Data.LowerDir}}") << name;
    }
    static QStringList askId(const QString& name)
    {
        return words("image inspect --format") << QStringLiteral("{{.Id}}") << name;
    }
    [[nodiscard]] QByteArray id() const { return QByteArray::fromStdString(std::string(m_image.id().hex())); }

    void verifyTree(const QByteArrayList& tree)
    {
        for (qsizetype i = 0; i < std::min(tree.size(), m_tree.size()); ++i)
            QCOMPARE(tree[i], m_tree[i]);
        QCOMPARE(tree.size(), m_tree.size());
    }
    /// The engine has nothing of it any more.
    void forget()
    {
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << QString::fromLatin1(id())));
        QCOMPARE(names(), QStringList());
        QVERIFY(!fs::exists(store::StorePaths(m_engine->state().toStdString()).layer(m_image.plans[0].chainId)));
    }
    void verifyOurs(const QString& name)
    {
        QCOMPARE(idOf(name).toLatin1(), "sha256:" + id());
        verifyTree(ourTree());
        VERIFY_RUNS(checked, m_engine->ctl(words("image check --depth deep")));
    }
    /// In the store before each.
    void loadOurs() { VERIFY_RUNS(loaded, m_engine->ctl(words("image load --quiet --input") << place("ours.tar"))); }

private Q_SLOTS:
    void initTestCase()
    {
        VERIFY_OK(m_docker.start(m_dir.path(), "overlay2"));
        QVERIFY2(begin(), problem().constData());
        m_image = makeTripImage(m_dir / "tree");
        const TempDir other;
        auto store = store::ImageStore::open(
            other.path(), {.marks = store::OverlayMarks::Trusted, .limits = {}, .search = {}, .usedBy = {}});
        VERIFY_OK(store);
        VERIFY_OK(addImage(**store, m_image, {kName}));
        std::ofstream stream(m_dir / "ours.tar", std::ios::binary);
        VERIFY_OK(store::saveArchive(**store, *store::whatToSave(**store, {kName}), store::ArchiveFormat::Oci,
                                     [&](std::string_view piece) {
                                         stream << piece;
                                         return ok();
                                     }));
        stream.close();
        loadOurs();
        m_tree = ourTree();
        QVERIFY2(m_tree.size() > 15, m_tree.join('\n').constData());
        QCOMPARE(m_tree.join().count("security.capability=01"), 1);
        QTRY_VERIFY_WITH_TIMEOUT(docker(words("version")).code == 0, 60'000);
    }
    void cleanupTestCase() { end(); }
    void init() { loadOurs(); }
    void cleanup()
    {
        if (!names().isEmpty())
            forget();
    }

    void skopeoCopiesWhatWePushedAndWePullIt()
    {
        const QString ours = remote("ours/skopeo:1");
        VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << QLatin1StringView(kName) << ours));
        VERIFY_RUNS(pushed, m_engine->ctl(words("image push") << ours));
        const QString there = QStringLiteral("oci:") + place("layout") + QStringLiteral(":it");
        VERIFY_RUNS(copied,
                    skopeo(words("copy --src-tls-verify=false") << QStringLiteral("docker://") + ours << there));
        VERIFY_RUNS(read, skopeo(words("inspect --raw") << there));
        QCOMPARE(read.out.toStdString(), m_image.manifestJson);
        const QString theirs = remote("skopeo/trip:1");
        VERIFY_RUNS(back,
                    skopeo(words("copy --dest-tls-verify=false") << there << QStringLiteral("docker://") + theirs));
        forget();
        VERIFY_RUNS(pulled, m_engine->ctl(words("image pull") << theirs));
        verifyOurs(theirs);
    }

    void podmanPullsAndPushes()
    {
        const QString ours = remote("ours/podman:1");
        VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << QLatin1StringView(kName) << ours));
        VERIFY_RUNS(pushed, m_engine->ctl(words("image push") << ours));
        VERIFY_RUNS(pulled, podman(words("pull --tls-verify=false") << ours));
        QCOMPARE(podman(askId(ours)).out.trimmed(), id());
        QCOMPARE(podman(words("image inspect --format") << QStringLiteral("{{.Digest}}") << ours).out.trimmed(),
                 QByteArray::fromStdString(m_image.manifest().text()));
        verifyTree(treeOf(podman(askTree(ours))));
        const QString theirs = remote("podman/trip:1");
        VERIFY_RUNS(back, podman(words("push --tls-verify=false") << ours << theirs));
        forget();
        VERIFY_RUNS(again, m_engine->ctl(words("image pull") << theirs));
        verifyOurs(theirs);
        VERIFY_RUNS(gone, podman(words("rmi --all --force")));
    }

    void dockerPullsAndPushes()
    {
        const QString ours = remote("ours/docker:1");
        VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << QLatin1StringView(kName) << ours));
        VERIFY_RUNS(pushed, m_engine->ctl(words("image push") << ours));
        VERIFY_RUNS(pulled, docker(words("pull") << ours));
        QCOMPARE(docker(askId(ours)).out.trimmed(), "sha256:" + id());
        QVERIFY2(pulled.out.contains(QByteArray::fromStdString(m_image.manifest().text())), pulled.out.constData());
        verifyTree(treeOf(docker(askTree(ours))));
        const QString theirs = remote("docker/trip:1");
        VERIFY_RUNS(named, docker(words("tag") << ours << theirs));
        VERIFY_RUNS(back, docker(words("push") << theirs));
        forget();
        VERIFY_RUNS(again, m_engine->ctl(words("image pull") << theirs));
        verifyOurs(theirs);
        VERIFY_RUNS(gone, docker(words("rmi --force") << ours << theirs));
    }

    void archivesGoThroughSkopeo_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("OCI") << QStringLiteral("oci");
        QTest::newRow("Docker") << QStringLiteral("docker");
    }
    void archivesGoThroughSkopeo()
    {
        QFETCH(const QString, format);
        const QString kind = format + QStringLiteral("-archive:");
        VERIFY_RUNS(saved, m_engine->ctl(words("image save --output") << place("out.tar") << QStringLiteral("--format")
                                                                      << format << QLatin1StringView(kName)));
        VERIFY_RUNS(copied, skopeo(words("copy") << kind + place("out.tar")
                                                 << kind + place("back.tar") + u':' + QLatin1StringView(kName)));
        forget();
        VERIFY_RUNS(loaded, m_engine->ctl(words("image load --quiet --input") << place("back.tar")));
        verifyOurs(QLatin1StringView(kName));
        fs::remove(m_dir / "back.tar");
    }

    void archivesGoThroughPodman_data() { archivesGoThroughSkopeo_data(); }
    void archivesGoThroughPodman()
    {
        QFETCH(const QString, format);
        VERIFY_RUNS(saved, m_engine->ctl(words("image save --output") << place("out.tar") << QStringLiteral("--format")
                                                                      << format << QLatin1StringView(kName)));
        VERIFY_RUNS(taken, podman(words("load --input") << place("out.tar")));
        QCOMPARE(podman(askId(QLatin1StringView(kName))).out.trimmed(), id());
        verifyTree(treeOf(podman(askTree(QLatin1StringView(kName)))));
        VERIFY_RUNS(given,
                    podman(words("save --output") << place("back.tar") << QStringLiteral("--format")
                                                  << format + QStringLiteral("-archive") << QLatin1StringView(kName)));
        forget();
        VERIFY_RUNS(loaded, m_engine->ctl(words("image load --quiet --input") << place("back.tar")));
        verifyOurs(QLatin1StringView(kName));
        fs::remove(m_dir / "back.tar");
        VERIFY_RUNS(gone, podman(words("rmi --all --force")));
    }

    void archivesGoThroughDocker()
    {
        VERIFY_RUNS(saved, m_engine->ctl(words("image save --output") << place("out.tar") << QLatin1StringView(kName)));
        VERIFY_RUNS(taken, docker(words("load --input") << place("out.tar")));
        QCOMPARE(docker(askId(QLatin1StringView(kName))).out.trimmed(), "sha256:" + id());
        verifyTree(treeOf(docker(askTree(QLatin1StringView(kName)))));
        VERIFY_RUNS(given, docker(words("save --output") << place("back.tar") << QLatin1StringView(kName)));
        forget();
        VERIFY_RUNS(loaded, m_engine->ctl(words("image load --quiet --input") << place("back.tar")));
        verifyOurs(QLatin1StringView(kName));
    }
};

QTEST_GUILESS_MAIN(TestEngineRoundTrips)
#include "tst_engine_roundtrips.moc"
