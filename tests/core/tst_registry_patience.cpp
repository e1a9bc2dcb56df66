// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/backoff.h"
#include "core/registry/pullsource.h"
#include "tests/core/registryfixture.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QTest>

using namespace darse;
using namespace darse::registry;
using namespace darse::registry::test;

/// Busy registries, and others that stand in for them.
class TestRegistryPatience : public QObject {
    Q_OBJECT

private:
    const std::string m_content = pattern(200'000);

    Result<std::string> read(PullSource& source)
    {
        TRY_DECLARE(const ByteSource blob, source.blob("team/app", descriptorOf(m_content), {}));
        return readWhole(blob);
    }
    static std::shared_ptr<PullSource> sourceOf(const FakeRegistry& own, const std::vector<std::string>& mirrors)
    {
        QuickOptions quick;
        quick.options->mirrors = {{own.host(), mirrors}};
        return PullSource::create(own.host(), quick.options, nullptr).value();
    }

private Q_SLOTS:
    void busyRegistryIsAskedAgain_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {429, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void busyRegistryIsAskedAgain()
    {
        QFETCH(int, status);
        int asked = 0;
        FakeRegistry fake([&](const Seen&) { return ++asked < 4 ? Told{status, {}, {}} : Told{}; });
        const QuickOptions quick;
        VERIFY_OK(openRegistry(fake, quick)->ping({}));
        QCOMPARE(quick.pauses->size(), std::size_t{3});
        using std::chrono::milliseconds;
        QVERIFY((*quick.pauses)[0] >= milliseconds(375) && (*quick.pauses)[0] <= milliseconds(625));
        QVERIFY((*quick.pauses)[2] >= milliseconds(1500) && (*quick.pauses)[2] <= milliseconds(2500));
    }
    void retryAfterIsHonoured()
    {
        int asked = 0;
        FakeRegistry fake([&](const Seen&) { return ++asked < 2 ? Told{429, {{"Retry-After", "17"}}, {}} : Told{}; });
        const QuickOptions quick;
        VERIFY_OK(openRegistry(fake, quick)->ping({}));
        QVERIFY(quick.pauses->front() == std::chrono::seconds(17));
    }
    void longRetryAfterIsToldInstead()
    {
        FakeRegistry fake([&](const Seen&) {
            return Told{
                429,
                {{"Retry-After", "7200"}, {"RateLimit-Limit", "100;w=21600"}, {"RateLimit-Remaining", "0;w=21600"}},
                R"({"errors":[{"code":"TOOMANYREQUESTS","message":"You have reached your pull rate limit"}]})"};
        });
        const QuickOptions quick;
        const auto refused = openRegistry(fake, quick)->ping({});
        VERIFY_FAILS(refused, ErrorKind::Unreachable);
        QVERIFY(quick.pauses->empty());
        const std::string& said = refused.error().message();
        for (const char* part : {"You have reached your pull rate limit", "100 are allowed in 6 hours", "0 are left",
                                 "come back in 2 hours"})
            QVERIFY2(said.find(part) != std::string::npos, said.c_str());
    }
    void patienceEnds()
    {
        FakeRegistry fake([&](const Seen&) { return Told{503, {}, {}}; });
        const QuickOptions quick;
        VERIFY_FAILS(openRegistry(fake, quick)->ping({}), ErrorKind::Unreachable);
        QCOMPARE(static_cast<int>(fake.seen().size()), quick.options->retry.attempts);
    }
    void waitsAreTold()
    {
        int asked = 0;
        FakeRegistry fake([&](const Seen&) { return ++asked < 3 ? Told{503, {}, {}} : Told{.body = "{}"}; });
        const QuickOptions quick;
        std::vector<std::chrono::milliseconds> waits;
        std::string why;
        const auto source = PullSource::create(fake.host(), quick.options, nullptr).value();
        VERIFY_OK(source->manifest("team/app", "1.0", {}, [&](std::chrono::milliseconds wait, const Error& because) {
            waits.push_back(wait);
            why = because.message();
        }));
        QVERIFY(waits == *quick.pauses && waits.size() == 2);
        QVERIFY2(why.find(fake.host()) != std::string::npos, why.c_str());
    }
    void refusedConnectionIsToldBeforeTheFirstWait()
    {
        QuickOptions quick;
        std::string why;
        quick.options->pause = [&why](std::chrono::milliseconds, const std::stop_token&) -> Result<void> {
            return why.empty() ? Error(ErrorKind::Internal, "nothing was told")
                               : Error(ErrorKind::Canceled, "cancelled in the meantime");
        };
        const auto source = PullSource::create("127.0.0.1:1", quick.options, nullptr).value();
        const auto refused =
            source->manifest("team/app", "1.0", {},
                             [&why](std::chrono::milliseconds, const Error& because) { why = because.message(); });
        VERIFY_FAILS(refused, ErrorKind::Canceled);
        QVERIFY2(why.find("127.0.0.1:1 cannot be reached") != std::string::npos, why.c_str());
    }
    void whatWillNotGetBetterIsNotTriedAgain()
    {
        const Error gone(ErrorKind::Unreachable, "the host nowhere.example is not known");
        QVERIFY(isPassing(gone));
        QVERIFY(!isPassing(Error(gone).lasting().within("pull app")));
        QVERIFY(!isPassing(Error(ErrorKind::PermissionDenied, "the certificate is not trusted")));
        QVERIFY(!isPassing(Error(ErrorKind::NotFound, "there is no such image")));
    }
    void waitIsCanceled()
    {
        FakeRegistry fake([&](const Seen&) { return Told{503, {{"Retry-After", "60"}}, {}}; });
        QuickOptions quick;
        quick.options->pause = pauseFor;
        std::stop_source stop;
        QElapsedTimer timer;
        timer.start();
        std::jthread canceler([&] {
            while (fake.seen().empty())
                std::this_thread::yield();
            stop.request_stop();
        });
        VERIFY_FAILS(openRegistry(fake, quick)->ping(stop.get_token()), ErrorKind::Canceled);
        QVERIFY(timer.elapsed() < 10'000);
    }
    void plainRefusalsAreNotRepeated()
    {
        for (const int status : {400, 403, 404, 405, 500}) {
            FakeRegistry fake([&](const Seen&) { return Told{status, {}, {}}; });
            QVERIFY(!openRegistry(fake)->ping({}));
            QCOMPARE(fake.seen().size(), std::size_t{1});
        }
    }

    void mirrorIsAskedFirst()
    {
        FakeRegistry mirror([&](const Seen& request) { return rangeOf(m_content, request); });
        FakeRegistry own([&](const Seen&) { return Told{500, {}, {}}; });
        const auto source = sourceOf(own, {mirror.host() + "/proxy"});
        QVERIFY(read(*source).value() == m_content);
        QVERIFY(own.seen().empty());
        QVERIFY(mirror.seen().back().target.starts_with("/v2/proxy/team/app/blobs/"));
        QCOMPARE(source->origin().host(), own.host());
    }
    void registryStandsInForAMirrorThatLacksIt()
    {
        FakeRegistry mirror([&](const Seen&) { return Told{404, {}, {}}; });
        FakeRegistry own([&](const Seen& request) {
            return request.target.find("/manifests/") != std::string::npos ? Told{.body = "{}"}
                                                                           : rangeOf(m_content, request);
        });
        const auto source = sourceOf(own, {"127.0.0.1:1", mirror.host()});
        QVERIFY(read(*source).value() == m_content);
        VERIFY_OK(source->manifest("team/app", "1.0", {}));
    }
    void registryGoesOnWhereAMirrorDied()
    {
        FakeRegistry mirror([&](const Seen& request) {
            if (!request.header("Range").empty())
                return Told{404, {}, {}};
            return Told{.body = m_content, .cutAfter = 50'000};
        });
        FakeRegistry own([&](const Seen& request) { return rangeOf(m_content, request); });
        QVERIFY(read(*sourceOf(own, {mirror.host()})).value() == m_content);
        QCOMPARE(own.seen().back().header("Range"), std::string("bytes=50000-"));
    }
    void errorIsThatOfTheRegistry()
    {
        FakeRegistry mirror([&](const Seen&) { return Told{500, {}, {}}; });
        FakeRegistry own([&](const Seen&) { return Told{404, {}, {}}; });
        VERIFY_FAILS(sourceOf(own, {mirror.host()})->manifest("team/app", "1.0", {}), ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestRegistryPatience)
#include "tst_registry_patience.moc"
