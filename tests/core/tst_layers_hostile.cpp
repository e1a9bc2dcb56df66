// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imagestore.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tarwriter.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/stat.h>

using namespace darse;
using namespace darse::test;
using store::ImageStore;

/// Images one of whose layers prepares what another one is to do: every layer is a tree of its own.
class TestLayersHostile : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;

    static TestLayer layerOf(const TarWriter& tar)
    {
        return {.tar = tar.bytes(), .blob = tar.bytes(), .mediaType = std::string(oci::mediatype::kLayer)};
    }
    std::string outside() { return *m_dir / "outside"; }
    std::string in(const TestImage& image, std::size_t layer, const char* name)
    {
        return m_store->layerPath(image.plans[layer].chainId) / name;
    }
    static struct stat statusOf(const std::string& path)
    {
        struct stat status {};
        if (::lstat(path.c_str(), &status) != 0)
            status = {};
        return status;
    }
    void verifyUntouched()
    {
        QCOMPARE(contentOf(outside() + "/secret"), std::string("secret"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(outside()), {}), 1);
        QCOMPARE(statusOf(outside() + "/secret").st_nlink, nlink_t{1});
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_dir->write("outside/secret", "secret");
        m_store = ImageStore::open(*m_dir / "store",
                                   {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}})
                      .value();
    }
    void cleanup() { m_store.reset(); }

    void linkOfALowerLayerLeadsNowhere_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("absolute") << QByteArray();
        QTest::newRow("relative") << QByteArray("../../../../outside");
        QTest::newRow("to another layer") << QByteArray("../../");
    }
    void linkOfALowerLayerLeadsNowhere()
    {
        QFETCH(QByteArray, target);
        const std::string to = target.isEmpty() ? outside() : target.toStdString();
        const TestImage image = makeImage({layerOf(TarWriter().symlink("etc", to).end()),
                                           layerOf(TarWriter().file("etc/secret", "mine").file("etc/.wh.gone").end())});
        VERIFY_OK(addImage(*m_store, image));
        verifyUntouched();
        QVERIFY(S_ISLNK(statusOf(in(image, 0, "etc")).st_mode));
        QVERIFY(S_ISDIR(statusOf(in(image, 1, "etc")).st_mode));
        QCOMPARE(contentOf(in(image, 1, "etc/secret")), std::string("mine"));
    }
    void whiteoutsHideInTheirOwnLayerOnly()
    {
        const TestImage image = makeImage(
            {layerOf(TarWriter().symlink("etc", outside()).file("data/file", "below").end()),
             layerOf(TarWriter().file("etc/.wh.secret").file("data/.wh..wh..opq").file("data/.wh.file").end())});
        VERIFY_OK(addImage(*m_store, image));
        verifyUntouched();
        QCOMPARE(contentOf(in(image, 0, "data/file")), std::string("below"));
        QVERIFY(S_ISLNK(statusOf(in(image, 0, "etc")).st_mode));
    }
    void hardLinkIntoALowerLayerIsRefused()
    {
        const TestImage image =
            makeImage({layerOf(TarWriter().file("etc/shadow", "below").symlink("out", outside()).end()),
                       layerOf(TarWriter().hardLink("mine", "etc/shadow").end()),
                       layerOf(TarWriter().hardLink("mine", "out/secret").end())});
        const auto intake = m_store->intake();
        const auto given = [&](std::size_t i) {
            return intake->addLayer(image.plans[i], sourceOf(image.layers[i].blob, 4096), {}, {});
        };
        VERIFY_OK(given(0));
        VERIFY_FAILS(given(1), ErrorKind::InvalidInput);
        VERIFY_FAILS(given(2), ErrorKind::InvalidInput);
        QCOMPARE(statusOf(in(image, 0, "etc/shadow")).st_nlink, nlink_t{1});
        verifyUntouched();
    }
};

QTEST_GUILESS_MAIN(TestLayersHostile)
#include "tst_layers_hostile.moc"
