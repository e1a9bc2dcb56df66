// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fsck.h"
#include "core/store/settling.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fstream>

using namespace darse;
using namespace darse::store;
using namespace darse::test;

namespace fs = std::filesystem;

/// The mark that says that content may not be safe from a power cut yet.
class TestSettling : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;

    fs::path mark() const { return m_dir->path() / "unsettled"; }
    std::unique_ptr<ImageStore> open() { return ImageStore::open(m_dir->path(), {}).value(); }
    void writeMark(const std::string& boot) { std::ofstream(mark()) << boot; }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TempDir>(); }

    void storeAtRestHasNoMark()
    {
        const auto store = open();
        QVERIFY(!fs::exists(mark()));
        QVERIFY(!store->isSuspect());
    }
    void markStandsWhileAnImageComes()
    {
        const auto store = open();
        const TestImage image = makeImage("a");
        auto intake = store->intake();
        QVERIFY(!fs::exists(mark()));
        VERIFY_OK(intake->addLayer(image.plans[0], sourceOf(image.layers[0].blob), {}, {}));
        QVERIFY(fs::exists(mark()));
        VERIFY_OK(intake->commit(newImage(image, {"localhost/a:1"})));
        QVERIFY(fs::exists(mark()));
        intake.reset();
        QTRY_VERIFY(!fs::exists(mark()));
        QCOMPARE(store->images()->size(), std::size_t{1});
    }
    void closingSettles()
    {
        auto store = open();
        VERIFY_OK(addImage(*store, makeImage("a"), {"localhost/a:1"}));
        store.reset();
        QVERIFY(!fs::exists(mark()));
    }
    void killedProcessIsNoPowerCut()
    {
        std::ifstream file("/proc/sys/kernel/random/boot_id");
        writeMark({std::istreambuf_iterator<char>(file), {}});
        const auto store = open();
        QVERIFY(!store->isSuspect());
        QTRY_VERIFY(!fs::exists(mark()));
    }
    void afterAPowerCutDamageIsFoundAndPutAside()
    {
        auto store = open();
        const TestImage kept = makeImage("kept");
        const TestImage hurt = makeImage("hurt");
        VERIFY_OK(addImage(*store, kept, {"localhost/kept:1"}));
        VERIFY_OK(addImage(*store, hurt, {"localhost/hurt:1"}));
        const fs::path layer = store->layerPath(hurt.plans[0].chainId);
        store.reset();
        // What a disk may have done: the names are there, the bytes are not.
        for (const auto& entry : fs::recursive_directory_iterator(layer))
            if (entry.is_regular_file())
                fs::resize_file(entry.path(), 0);
        writeMark("another boot");
        store = open();
        QVERIFY(store->isSuspect());
        const auto findings = repairStore(*store, Depth::Deep, {}, {});
        VERIFY_OK(findings);
        QCOMPARE(findings->size(), std::size_t{1});
        QVERIFY(findings->front().isRepaired);
        QVERIFY(!store->isSuspect());
        QTRY_VERIFY(!fs::exists(mark()));
        VERIFY_OK(store->resolve("localhost/kept:1"));
        const auto after = checkStore(*store, Depth::Deep, {});
        QVERIFY(after && after->empty());
    }
    void suspicionOutlivesAPull()
    {
        writeMark("another boot");
        auto store = open();
        VERIFY_OK(addImage(*store, makeImage("a"), {"localhost/a:1"}));
        store.reset();
        QVERIFY(fs::exists(mark()));
        QVERIFY(open()->isSuspect());
    }
};

QTEST_GUILESS_MAIN(TestSettling)
#include "tst_settling.moc"
