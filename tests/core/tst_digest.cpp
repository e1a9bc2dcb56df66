// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/digester.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::oci;

namespace {
const std::string kEmpty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}

/// Digests: what may be one, and what they are of.
class TestDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyDigestsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray hex64(64, 'a');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("without algorithm") << hex64;
        QTest::newRow("unknown algorithm") << "sha1:" + hex64;
        QTest::newRow("short") << "sha256:" + hex64.mid(1);
        QTest::newRow("long") << "sha256:" + hex64 + "a";
        QTest::newRow("upper case") << "sha256:" + hex64.toUpper();
        QTest::newRow("sha512 with 64 digits") << "sha512:" + hex64;
        QTest::newRow("path") << QByteArray("sha256:../../../../../../etc/passwd");
        QTest::newRow("path of the right length") << "sha256:../" + hex64.mid(3);
        QTest::newRow("blank before") << " sha256:" + hex64;
        QTest::newRow("line end") << "sha256:" + hex64.mid(1) + "\n";
        QTest::newRow("NUL") << "sha256:" + hex64.mid(1) + QByteArray(1, '\0');
    }
    void onlyDigestsAreRead()
    {
        QFETCH(QByteArray, text);
        const auto digest = Digest::parse(text.toStdString());
        QVERIFY(!digest);
        QVERIFY(digest.error().kind() == ErrorKind::InvalidInput);
    }
    void digestKeepsItsText()
    {
        const Digest digest = Digest::parse(kEmpty).value();
        QVERIFY(digest.algorithm() == Algorithm::Sha256);
        QVERIFY(digest.text() == kEmpty);
        QVERIFY(digest.shortHex() == "e3b0c44298fc");
        QVERIFY(Digest::parse("sha512:" + std::string(128, '0')).value().algorithm() == Algorithm::Sha512);
    }
    void digesterMatchesKnownValues()
    {
        QVERIFY(Digest::of("").text() == kEmpty);
        QVERIFY(Digest::of("abc").text() == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
    void digesterBeginsAnewAfterFinish()
    {
        Digester digester;
        digester.add("a");
        digester.add("bc");
        QVERIFY(digester.finish() == Digest::of("abc"));
        QVERIFY(digester.finish().text() == kEmpty);
    }
    void digesterKnowsSha512()
    {
        Digester digester(Algorithm::Sha512);
        digester.add("abc");
        const Digest digest = digester.finish();
        QVERIFY(digest.hex().starts_with("ddaf35a193617abacc417349ae204131"));
        QVERIFY(Digest::parse(digest.text()).value() == digest);
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
