// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fsck.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <filesystem>

using namespace darse;
using namespace darse::test;
using store::ImageStore;

/// The index is damaged while a store goes by what it has read of it.
class TestFsckIndex : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<ImageStore> m_store;

    void openStore()
    {
        m_store.reset();
        m_store = ImageStore::open(m_dir->path(),
                                   {.marks = store::OverlayMarks::User, .limits = {}, .search = {}, .usedBy = {}})
                      .value();
    }
    std::vector<store::Finding> findings() { return store::checkStore(*m_store, store::Depth::Quick, {}).value(); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        openStore();
        VERIFY_OK(addImage(*m_store, makeImage("one"), {"localhost/one:1"}));
        VERIFY_OK(addImage(*m_store, makeImage("two"), {"localhost/two:1", "localhost/two:2"}));
        VERIFY_OK(m_store->untag("localhost/two:1"));
    }
    void cleanup() { m_store.reset(); }

    void whatBefallsItIsFoundAndUndone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("broken off") << QByteArray("images/index.json") << QByteArray("{");
        QTest::newRow("empty") << QByteArray("images/index.json") << QByteArray();
        QTest::newRow("of another store")
            << QByteArray("images/index.json") << QByteArray(R"({"schemaVersion":2,"manifests":[]})");
        QTest::newRow("no layout") << QByteArray("images/oci-layout") << QByteArray("{}");
    }
    void whatBefallsItIsFoundAndUndone()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        QVERIFY(findings().empty());
        m_dir->write(name.toStdString(), content.toStdString());
        QCOMPARE(findings().size(), 1U);
        QVERIFY(findings().front().damage == store::Damage::IndexUnreadable);
        const auto repaired = store::repairStore(*m_store, store::Depth::Quick, {}, {});
        VERIFY_OK(repaired);
        QCOMPARE(repaired->size(), 1U);
        QVERIFY(repaired->front().remedy == store::Remedy::Rewritten && repaired->front().isRepaired);
        QVERIFY(findings().empty());
        openStore();
        QVERIFY(findings().empty());
        QCOMPARE(m_store->images()->size(), 2U);
        VERIFY_OK(m_store->resolve("localhost/one:1"));
        VERIFY_OK(m_store->resolve("localhost/two:2"));
    }
};

QTEST_GUILESS_MAIN(TestFsckIndex)
#include "tst_fsckindex.moc"
