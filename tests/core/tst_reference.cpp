// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/reference.h"
#include "tests/support/verify.h"

#include <QByteArrayList>
#include <QTest>

using namespace darse;
using namespace darse::oci;

namespace {

const QByteArray kDigest = "sha256:" + QByteArray(64, 'a');

/// "a.b/c d.e/f" for the full names that were found.
QByteArray joined(const std::vector<Reference>& references)
{
    QByteArrayList texts;
    for (const Reference& reference : references)
        texts << QByteArray::fromStdString(reference.text());
    return texts.join(' ');
}

} // namespace

/// The names of images: what people write, what it means, and what is refused.
class TestReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fullNamesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("full");
        QTest::addColumn<QByteArray>("familiar");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& full,
                            const QByteArray& familiar) {
            QTest::newRow(name) << text << full << (familiar.isEmpty() ? full : familiar);
        };
        row("of the hub", "docker.io/library/alpine:3.19", "docker.io/library/alpine:3.19", "alpine:3.19");
        row("of the hub, short", "docker.io/alpine", "docker.io/library/alpine:latest", "alpine:latest");
        row("of a person", "docker.io/some/thing:1", "docker.io/some/thing:1", "");
        row("index.docker.io", "index.docker.io/some/thing:1", "docker.io/some/thing:1", "");
        row("registry-1.docker.io", "registry-1.docker.io/alpine", "docker.io/library/alpine:latest", "alpine:latest");
        row("below library", "docker.io/library/a/b:1", "docker.io/library/a/b:1", "");
        row("called library", "docker.io/library:1", "docker.io/library/library:1", "library:1");
        row("port", "localhost:5000/a:1", "localhost:5000/a:1", "");
        row("localhost", "localhost/a", "localhost/a:latest", "");
        row("host in capitals", "QUAY.io/a/b:V1", "quay.io/a/b:V1", "");
        row("IPv4", "127.0.0.1:5000/a", "127.0.0.1:5000/a:latest", "");
        row("IPv6", "[::1]/a", "[::1]/a:latest", "");
        row("IPv6 with a port", "[2001:DB8::1]:5000/a/b:c", "[2001:db8::1]:5000/a/b:c", "");
        row("digest", "quay.io/a@" + kDigest, "quay.io/a@" + kDigest, "");
        row("tag and digest", "docker.io/a:1@" + kDigest, "docker.io/library/a:1@" + kDigest, "a:1@" + kDigest);
        row("separators", "a.b/a.b_c__d---e/f:_", "a.b/a.b_c__d---e/f:_", "");
        row("longest tag", "a.b/c:" + QByteArray(128, 'x'), "a.b/c:" + QByteArray(128, 'x'), "");
        row("longest repository", "a.b/" + QByteArray(255, 'x') + ":1", "a.b/" + QByteArray(255, 'x') + ":1", "");
    }
    void fullNamesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, full);
        QFETCH(QByteArray, familiar);
        const auto reference = parseReference(text.toStdString());
        VERIFY_OK(reference);
        QCOMPARE(QByteArray::fromStdString(reference->text()), full);
        QCOMPARE(QByteArray::fromStdString(reference->familiar()), familiar);
        QVERIFY(parseReference(reference->text()).value() == *reference);
    }

    void badNamesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QByteArray& text, const char* reason) {
            QTest::newRow(name) << text << QByteArray(reason);
        };
        row("empty", "", "no name");
        row("only a tag", ":1", "no name");
        row("only a digest", "@" + kDigest, "no name");
        row("without registry", "alpine", "no registry");
        row("without registry, of a person", "some/thing:1", "no registry");
        row("capitals", "docker.io/library/Alpine", "upper-case");
        row("address", "https://docker.io/alpine", "address");
        row("transport", "docker://docker.io/alpine", "address");
        row("empty part", "docker.io/a//b", "because of \"\"");
        row("slash at the end", "docker.io/a/", "because of \"\"");
        row("no repository", "docker.io/", "because of \"\"");
        row("dots", "docker.io/../a", "because of \"..\"");
        row("dot at the beginning", "docker.io/.a", "because of \".a\"");
        row("three underscores", "docker.io/a___b", "because of");
        row("mixed separators", "docker.io/a.-b", "because of");
        row("blank", "docker.io/a b", "because of");
        row("umlaut", "docker.io/b\xC3\xA4r", "because of");
        row("NUL", QByteArray("docker.io/a\0b", 13), "because of");
        row("line end", "docker.io/a\n", "because of");
        row("long repository", "a.b/" + QByteArray(256, 'x'), "at most 255");
        row("long with library/", "docker.io/" + QByteArray(248, 'x'), "at most 255");
        row("long text", QByteArray(5000, 'x'), "at most 1024");
        row("empty tag", "docker.io/a:", "cannot be a tag");
        row("tag with a dot first", "docker.io/a:.1", "cannot be a tag");
        row("tag with a plus", "docker.io/a:1+2", "cannot be a tag");
        row("long tag", "docker.io/a:" + QByteArray(129, 'x'), "cannot be a tag");
        row("bad digest", "docker.io/a@sha256:abc", "not a digest");
        row("digest as a path", "docker.io/a@sha256:../../x", "not a digest");
        row("two digests", "docker.io/a@" + kDigest + "@" + kDigest, "not a digest");
        row("host with an underscore", "a_b.c/d", "name of a registry");
        row("host with a dash first", "-a.b/c", "name of a registry");
        row("host with an empty label", "a..b/c", "name of a registry");
        row("host with a dot at the end", "docker.io./c", "name of a registry");
        row("long label", QByteArray(64, 'a') + ".b/c", "name of a registry");
        row("no port", "localhost:/c", "name of a registry");
        row("port 0", "localhost:0/c", "name of a registry");
        row("port with zeros", "localhost:05000/c", "name of a registry");
        row("large port", "localhost:65536/c", "name of a registry");
        row("port with a sign", "localhost:+80/c", "name of a registry");
        row("person at the host", "me:pw.x/c", "name of a registry");
        row("open bracket", "[::1/c", "name of a registry");
        row("no address in brackets", "[a.b]/c", "name of a registry");
        row("zone", "[fe80::1%eth0]/c", "name of a registry");
        row("NUL in brackets", QByteArray("[::1\0]/c", 8), "name of a registry");
        row("text behind brackets", "[::1]x/c", "name of a registry");
        row("IPv6 without brackets", "::1/c", "name of a registry");
    }
    void badNamesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const auto reference = parseReference(text.toStdString());
        VERIFY_FAILS(reference, ErrorKind::InvalidInput);
        QVERIFY2(reference.error().message().find(reason.toStdString()) != std::string::npos,
                 reference.error().message().c_str());
        QVERIFY(!candidates(text.toStdString(), {}) || reason == "no registry");
    }

    void repositoriesGetNoTag()
    {
        QVERIFY(parseRepository("docker.io/alpine").value().text() == "docker.io/library/alpine");
        QVERIFY(parseRepository("quay.io/a:1").value().tag == "1");
    }

    void shortNamesAreSearchedInOrder_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("full");
        QTest::newRow("one part") << QByteArray("alpine")
                                  << QByteArray("quay.io/alpine:latest "
                                                "docker.io/library/alpine:latest");
        QTest::newRow("two parts") << QByteArray("a/b:1") << QByteArray("quay.io/a/b:1 docker.io/a/b:1");
        QTest::newRow("colon is a tag") << QByteArray("localhost:5000")
                                        << QByteArray("quay.io/localhost:5000 "
                                                      "docker.io/library/localhost:5000");
        QTest::newRow("digest") << "a/b@" + kDigest << "quay.io/a/b@" + kDigest + " docker.io/a/b@" + kDigest;
        QTest::newRow("full") << QByteArray("ghcr.io/a") << QByteArray("ghcr.io/a:latest");
    }
    void shortNamesAreSearchedInOrder()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, full);
        // The hub is named twice, once by another of its names.
        const auto found = candidates(text.toStdString(), {{"quay.io", "docker.io", "index.docker.io"}});
        VERIFY_OK(found);
        QCOMPARE(joined(*found), full);
    }
    void searchNeedsSomewhereToLook()
    {
        VERIFY_FAILS(candidates("alpine", {{}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(candidates("alpine", {{"quay"}}), ErrorKind::InvalidInput);
        VERIFY_FAILS(candidates("alpine", {{"quay.io/x"}}), ErrorKind::InvalidInput);
        VERIFY_OK(candidates("quay.io/alpine", {{}}));
    }
    void idsAreNotNames()
    {
        VERIFY_FAILS(candidates(kDigest.toStdString(), {}), ErrorKind::InvalidInput);
        VERIFY_FAILS(candidates(std::string(64, 'a'), {}), ErrorKind::InvalidInput);
        VERIFY_OK(candidates(std::string(63, 'a'), {}));
        const std::string name = "docker.io/library/" + kDigest.toStdString();
        QVERIFY2(parseReference(name).value().familiar() == name, "what is short must be read again");
    }
};

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
