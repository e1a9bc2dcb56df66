// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/storage.h"
#include "core/connect/demo/pull.h"
#include "tests/core/demosupport.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::backend;
using namespace darse::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connect::demo::DemoBackend;

namespace {

/// How a transfer went.
struct Outcome {
    std::vector<Progress> progress;
    std::vector<Result<void>> ends;
};

void follow(Transfer& transfer, Outcome& outcome, QObject* context)
{
    QObject::connect(&transfer, &Transfer::progressed, context,
                     [&outcome](const Progress& progress) { outcome.progress.push_back(progress); });
    QObject::connect(&transfer, &Transfer::finished, context,
                     [&outcome](const Result<void>& result) { outcome.ends.push_back(result); });
}

bool hasImage(DemoBackend& demo, const QString& tag)
{
    const ObjectList images = listOf(demo, Kind::Image);
    return std::any_of(images.begin(), images.end(),
                       [&](const ObjectPtr& image) { return as<Image>(*image).tags.contains(tag); });
}

} // namespace

class DemoPullTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoBackend> m_demo;

private Q_SLOTS:
    void init() { m_demo = std::make_unique<DemoBackend>(fixedOptions()); }

    void theImageArrivesLayerByLayer()
    {
        Outcome outcome;
        const auto transfer = m_demo->images()->pull(u"alpine:3.20"_s);
        follow(*transfer, outcome, this);
        m_demo->advance(60s);
        QCOMPARE(outcome.ends.size(), std::size_t(1));
        QVERIFY(outcome.ends.front());
        QVERIFY(outcome.progress.size() > 2);
        QVERIFY(std::is_sorted(outcome.progress.begin(), outcome.progress.end(),
                               [](const Progress& a, const Progress& b) { return a.done < b.done; }));
        QCOMPARE(outcome.progress.back().done, outcome.progress.back().total);
        QVERIFY(hasImage(*m_demo, u"docker.io/library/alpine:3.20"_s));
    }

    void whatIsMissingIsNotFound()
    {
        Outcome outcome;
        const auto transfer = m_demo->images()->pull(u"registry.example.org/missing:1"_s);
        follow(*transfer, outcome, this);
        m_demo->advance(10s);
        QCOMPARE(outcome.ends.size(), std::size_t(1));
        QVERIFY(outcome.ends.front().error().kind() == ErrorKind::NotFound);
    }

    void cancelEndsItOnce()
    {
        Outcome outcome;
        const auto transfer = m_demo->images()->pull(u"alpine:3.20"_s);
        follow(*transfer, outcome, this);
        m_demo->advance(1s);
        transfer->cancel();
        transfer->cancel();
        m_demo->advance(60s);
        QCOMPARE(outcome.ends.size(), std::size_t(1));
        QVERIFY(outcome.ends.front().error().kind() == ErrorKind::Canceled);
        QVERIFY(!hasImage(*m_demo, u"docker.io/library/alpine:3.20"_s));
    }

    void destroyingItCancelsIt()
    {
        auto transfer = m_demo->images()->pull(u"alpine:3.20"_s);
        m_demo->advance(1s);
        transfer.reset();
        m_demo->advance(60s);
        QVERIFY(!hasImage(*m_demo, u"docker.io/library/alpine:3.20"_s));
    }

    void itMayDieWhileItSpeaks()
    {
        auto transfer = m_demo->images()->pull(u"alpine:3.20"_s);
        connect(transfer.get(), &Transfer::progressed, this, [&transfer](const Progress&) { transfer.reset(); });
        m_demo->advance(10s);
        QVERIFY(!transfer);
    }

    void referencesAreMadeFull_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("full");
        QTest::newRow("name") << u"nginx"_s << u"docker.io/library/nginx:latest"_s;
        QTest::newRow("tag") << u" nginx:1 "_s << u"docker.io/library/nginx:1"_s;
        QTest::newRow("user") << u"me/nginx"_s << u"docker.io/me/nginx:latest"_s;
        QTest::newRow("host") << u"quay.io/me/nginx:1"_s << u"quay.io/me/nginx:1"_s;
        QTest::newRow("port") << u"localhost:5000/nginx"_s << u"localhost:5000/nginx:latest"_s;
        QTest::newRow("localhost") << u"localhost/shop/cart:1"_s << u"localhost/shop/cart:1"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("space") << u"a b"_s << QString();
        QTest::newRow("upper case") << u"NGINX"_s << QString();
        QTest::newRow("markup") << u"<b>x</b>"_s << QString();
        QTest::newRow("long") << QString(300, u'a') << QString();
    }

    void referencesAreMadeFull()
    {
        QFETCH(QString, given);
        QTEST(connect::demo::fullReference(given), "full");
    }

    void nonsenseIsRefused()
    {
        Outcome outcome;
        const auto transfer = m_demo->images()->pull(u"not an image"_s);
        follow(*transfer, outcome, this);
        m_demo->advance(2s);
        QCOMPARE(outcome.ends.size(), std::size_t(1));
        QVERIFY(outcome.ends.front().error().kind() == ErrorKind::InvalidInput);
    }

    void aPulledImageStartsWhoWaitedForIt()
    {
        const auto transfer = m_demo->images()->pull(u"registry.example.org/blog/comments:0.9"_s);
        m_demo->advance(6min);
        const ObjectList pods = listOf(*m_demo, Kind::Pod);
        const auto comments = std::find_if(
            pods.begin(), pods.end(), [](const ObjectPtr& pod) { return pod->key.startsWith("blog/comments-"_L1); });
        QVERIFY(comments != pods.end());
        QCOMPARE((*comments)->status, Status::Running);
    }
};

QTEST_GUILESS_MAIN(DemoPullTest)
#include "tst_demopull.moc"
