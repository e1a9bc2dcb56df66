// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/starter.h"
#include "tests/core/imagefixture.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <filesystem>

using namespace darse;
using namespace darse::test;

namespace fs = std::filesystem;

/// The starter belongs to root, as every root file system does: only root, or root of a user namespace, can unpack it.
class TestStarter : public QObject {
    Q_OBJECT

private:
    TempDir m_dir;
    std::unique_ptr<store::ImageStore> m_store;

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = store::ImageStore::open(m_dir.path(), {});
        VERIFY_OK(opened);
        m_store = std::move(opened).value();
    }

    void starterIsMadeOfBusybox()
    {
        sys::SystemProcessRunner runner;
        const auto id = store::makeStarter(*m_store, runner, "/bin/busybox", {});
        VERIFY_OK(id);
        const auto found = m_store->resolve("darse/starter");
        VERIFY_OK(found);
        QVERIFY(found->id == *id);
        const auto image = m_store->image(*id);
        VERIFY_OK(image);
        const fs::path root = m_store->layerPath(image->info.layers.front());
        QCOMPARE(contentOf(root / "bin/busybox"), contentOf("/bin/busybox"));
        QCOMPARE(fs::read_symlink(root / "bin/sh"), fs::path("busybox"));
        QVERIFY(fs::exists(root / "bin/ls"));
        QVERIFY(contentOf(root / "etc/passwd").starts_with("root:x:0:0"));
        for (const char* mountedOver : {"etc/hosts", "etc/hostname", "etc/resolv.conf"})
            QVERIFY2(fs::is_regular_file(root / mountedOver), mountedOver);
        QCOMPARE(static_cast<int>(fs::status(root / "tmp").permissions()), 01777);
        QCOMPARE(image->config.run.command.value(), std::vector<std::string>{"sh"});
        QVERIFY(image->info.labels.contains("org.opencontainers.image.title"));
        // Once more is the same once more.
        const auto again = store::makeStarter(*m_store, runner, "/bin/busybox", {});
        VERIFY_OK(again);
        QVERIFY(*again == *id);
        QCOMPARE(m_store->images()->size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestStarter)
#include "tst_starter.moc"
