// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"
#include "core/api/createchecks.h"

#include <QTest>

using namespace darse;
using namespace darse::api;

/// What a machine does not have is refused at once; and what Docker takes for a yes.
class TestCreateChecks : public QObject {
    Q_OBJECT

private:
    static bool isOffered(const container::Config& config)
    {
        return checkOffered(config, {.runtime = "crun", .cpus = "0-3", .memoryNodes = "0", .cpuCount = 4}).isOk();
    }

private Q_SLOTS:
    void listsOfNumbers()
    {
        QVERIFY(isWithin("", "0-3"));
        QVERIFY(isWithin("0,2-3", "0-3"));
        QVERIFY(isWithin("5", "0-3,5"));
        QVERIFY(!isWithin("4", "0-3,5"));
        QVERIFY(!isWithin("0-4", "0-3"));
        QVERIFY(!isWithin("99999999", "0-3"));
        QVERIFY(!isWithin("nonsense", "0-3"));
    }
    void whatIsNotThere()
    {
        QVERIFY(isOffered({}));
        QVERIFY(isOffered({.runtime = "crun"}));
        QVERIFY(!isOffered({.runtime = "nonsense"}));
        QVERIFY(isOffered({.resources = {.nanoCpus = 4'000'000'000, .cpusetCpus = "1-3", .cpusetMems = "0"}}));
        QVERIFY(!isOffered({.resources = {.nanoCpus = 4'000'000'001}}));
        QVERIFY(!isOffered({.resources = {.cpusetCpus = "4"}}));
        QVERIFY(!isOffered({.resources = {.cpusetMems = "1"}}));
        QVERIFY(
            isOffered({.security = {.addedCapabilities = {"NET_ADMIN", "cap_chown"}, .droppedCapabilities = {"ALL"}}}));
        QVERIFY(!isOffered({.security = {.addedCapabilities = {"NONSENSE"}}}));
    }
    void usersOfTheirOwnAreRefused()
    {
        QVERIFY(isOffered({.modes = {.user = "host"}}));
        for (const char* mode : {"private", "auto", "keep-id", "keep-id:uid=5", "nomap"})
            QVERIFY2(!isOffered({.modes = {.user = mode}}), mode);
    }
    void booleans()
    {
        const auto parameters = Parameters::parse("a=1&b=true&c=T&d=yes&e=anything&f=0&g=False&h=no&i=none&j=").value();
        for (const char* name : {"a", "b", "c", "d", "e"})
            QVERIFY2(parameters.flag(name), name);
        for (const char* name : {"f", "g", "h", "i", "j", "missing"})
            QVERIFY2(!parameters.flag(name), name);
    }
};

QTEST_APPLESS_MAIN(TestCreateChecks)
#include "tst_createchecks.moc"
