// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/merge.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::container;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

namespace {

oci::RunConfig image()
{
    return {.user = "12",
            .exposedPorts = {"80/tcp", "90/udp"},
            .environment = {"PATH=/bin", "A=1"},
            .entrypoint = Texts{"/entry"},
            .command = Texts{"serve"},
            .volumes = {"/var/lib/x", "data/"},
            .workingDirectory = "/srv",
            .labels = {{"l", "image"}, {"m", "image"}},
            .stopSignal = "SIGINT",
            .healthcheckJson = R"({"Test":["CMD-SHELL","true"],"Interval":5000000000,"Retries":4})"};
}

} // namespace

/// What comes of a request and of an image.
class TestContainerMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theImageSaysWhatThePersonDoesNot()
    {
        const auto config = merged({}, image());
        VERIFY_OK(config);
        QCOMPARE(arguments(*config), (Texts{"/entry", "serve"}));
        QCOMPARE(config->environment, (Texts{"PATH=/bin", "A=1"}));
        QCOMPARE(config->user, std::string("12"));
        QCOMPARE(config->workingDirectory, std::string("/srv"));
        QCOMPARE(config->stopSignal, std::string("SIGINT"));
        QVERIFY(config->exposed.contains({.number = 90, .protocol = Protocol::Udp}));
        QCOMPARE(config->anonymousVolumes, (std::set<std::string>{"/data", "/var/lib/x"}));
        QVERIFY(config->health->interval == 5s);
        QCOMPARE(config->health->retries, 4);
    }
    void aCommandReplacesOnlyTheCommand()
    {
        const auto config = merged({.command = Texts{"other"}}, image());
        VERIFY_OK(config);
        QCOMPARE(arguments(*config), (Texts{"/entry", "other"}));
    }
    void anEntryPointDropsTheCommandOfTheImage()
    {
        const auto config = merged({.entrypoint = Texts{"/bin/sh"}}, image());
        VERIFY_OK(config);
        QCOMPARE(arguments(*config), Texts{"/bin/sh"});
    }
    void anEmptyEntryPointIsNone()
    {
        const auto config = merged({.entrypoint = Texts{""}, .command = Texts{"x"}}, image());
        VERIFY_OK(config);
        QCOMPARE(arguments(*config), Texts{"x"});
        VERIFY_FAILS(merged({.entrypoint = Texts{""}}, image()), ErrorKind::InvalidInput);
        const auto ofNothing = merged({.entrypoint = Texts{}}, image());
        VERIFY_OK(ofNothing);
        QCOMPARE(arguments(*ofNothing), Texts{"serve"});
    }
    void nothingToRunIsRefused() { VERIFY_FAILS(merged({}, {}), ErrorKind::InvalidInput); }

    void environmentIsOverriddenByName()
    {
        const auto config = merged({.environment = {"A=2", "B=x"}}, image());
        VERIFY_OK(config);
        QCOMPARE(config->environment, (Texts{"A=2", "B=x", "PATH=/bin"}));
    }
    void aNameAloneTakesTheImagesAway()
    {
        const auto config = merged({.environment = {"A"}}, image());
        VERIFY_OK(config);
        QCOMPARE(config->environment, Texts{"PATH=/bin"});
    }
    void labelsOfThePersonWin()
    {
        const auto config = merged({.labels = {{"l", "mine"}}}, image());
        VERIFY_OK(config);
        QVERIFY(config->labels == (std::map<std::string, std::string>{{"l", "mine"}, {"m", "image"}}));
        QVERIFY(config->annotations.empty());
    }
    void theHealthCheckIsInheritedFieldByField()
    {
        const auto config = merged({.health = HealthCheck{.timeout = 2s, .retries = 9}}, image());
        VERIFY_OK(config);
        QCOMPARE(config->health->test, (Texts{"CMD-SHELL", "true"}));
        QVERIFY(config->health->interval == 5s);
        QVERIFY(config->health->timeout == 2s);
        QCOMPARE(config->health->retries, 9);
    }
    void aHealthCheckCanBeTurnedOff()
    {
        const auto config = merged({.health = HealthCheck{.test = {"NONE"}}}, image());
        VERIFY_OK(config);
        QCOMPARE(config->health->test, Texts{"NONE"});
    }

    void hostileImagesAreRefused_data()
    {
        QTest::addColumn<int>("which");
        int which = 0;
        for (const char* name : {"environment without a name", "environment without a value", "relative directory",
                                 "volume over the root", "port", "signal", "health check", "NUL in the command"})
            QTest::newRow(name) << which++;
    }
    void hostileImagesAreRefused()
    {
        QFETCH(int, which);
        oci::RunConfig hostile = image();
        switch (which) {
        case 0:
            hostile.environment = {"=x"};
            break;
        case 1:
            hostile.environment = {"x"};
            break;
        case 2:
            hostile.workingDirectory = "srv";
            break;
        case 3:
            hostile.volumes = {"/a/.."};
            break;
        case 4:
            hostile.exposedPorts = {"70000/tcp"};
            break;
        case 5:
            hostile.stopSignal = "SIGNOTHING";
            break;
        case 6:
            hostile.healthcheckJson = R"({"Test":"x"})";
            break;
        default:
            hostile.command = Texts{std::string("a\0b", 3)};
            break;
        }
        VERIFY_FAILS(merged({}, hostile), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestContainerMerge)
#include "tst_containermerge.moc"
