// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerfilter.h"
#include "tests/api/containersample.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::api;
using namespace darse::test;
using namespace std::chrono_literals;

/// Which containers a list shows, and which a prune takes.
class TestContainerFilter : public QObject {
    Q_OBJECT

private:
    static Result<ContainerFilter> filter(const QByteArray& json)
    {
        ContainerLookups lookups;
        lookups.container = [](std::string_view text) -> Result<engine::ContainerPtr> {
            if (text != "web")
                return Error(ErrorKind::NotFound, "No such container: " + std::string(text));
            return std::make_shared<const engine::Container>(createdContainer());
        };
        lookups.image = [](const std::string& name) {
            return name == "web" ? std::optional(createdContainer().image) : std::nullopt;
        };
        TRY_DECLARE(Filters filters, Filters::parse(json.toStdString(), kContainerFilters));
        return ContainerFilter::parse(std::move(filters), lookups);
    }

private Q_SLOTS:
    void rowsFit_data()
    {
        QTest::addColumn<QByteArray>("filters");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* filters, bool fits) { QTest::newRow(filters) << QByteArray(filters) << fits; };
        row("{}", true);
        row(R"({"id":["aaaa"]})", true);
        row(R"({"id":["c"]})", false);
        row(R"({"name":["we"]})", true);
        row(R"({"name":["^web$"]})", true);
        row(R"({"name":["^/web$"]})", true);
        row(R"({"name":["^eb"]})", false);
        row("{\"name\":[\"(\"]}", false); // no regular expression
        row(R"({"name":["db","web"]})", true);
        row(R"({"label":["x"]})", true);
        row(R"({"label":["x=y"]})", true);
        row(R"({"label":["x=z"]})", false);
        row(R"({"label":["x","w"]})", false);
        row(R"({"status":["running"]})", true);
        row(R"({"status":["exited","running"]})", true);
        row(R"({"status":["exited"]})", false);
        row(R"({"health":["none"]})", true);
        row(R"({"health":["healthy"]})", false);
        row(R"({"exited":["0"]})", false);
        row(R"({"ancestor":["web"]})", true);
        row(R"({"ancestor":["other"]})", false);
        row(R"({"volume":["v1"]})", true);
        row(R"({"volume":["/b"]})", true);
        row(R"({"volume":["v2"]})", false);
        row(R"({"network":["nn"]})", true);
        row(R"({"network":["n2"]})", true);
        row(R"({"network":["n"]})", false);
        row(R"({"publish":["32768"]})", true);
        row(R"({"publish":["80"]})", false);
        row(R"({"publish":["8100-8200/udp"]})", true);
        row(R"({"publish":["8123"]})", false);
        row(R"({"expose":["99/tcp"]})", true);
        row(R"({"expose":["98"]})", false);
        row(R"({"before":["web"]})", false);
        row(R"({"since":["web"]})", false);
        row(R"({"is-task":["true"]})", false);
        row(R"({"is-task":["false"]})", true);
        row(R"({"isolation":["default"]})", true);
        row(R"({"label":{"x=y":true},"status":{"running":true}})", true);
    }
    void rowsFit()
    {
        QFETCH(QByteArray, filters);
        QFETCH(bool, fits);
        const auto made = filter(filters);
        VERIFY_OK(made);
        QCOMPARE(made->fits(runningContainer()), fits);
    }
    void orderOfCreationCounts()
    {
        engine::Container later = runningContainer();
        later.created += 1s;
        QVERIFY(filter(R"({"since":["web"]})")->fits(later));
        QVERIFY(!filter(R"({"before":["web"]})")->fits(later));
    }
    void codesAreOfThoseThatHaveEnded()
    {
        engine::Container ended = runningContainer();
        ended.state.status = container::Status::Exited;
        ended.state.exitCode = 3;
        QVERIFY(filter(R"({"exited":["1","3"]})")->fits(ended));
        QVERIFY(!filter(R"({"exited":["0"]})")->fits(ended));
        QVERIFY(!filter(R"({"exited":["0"]})")->fits(createdContainer()));
    }
    void someShowTheDeadToo()
    {
        QVERIFY(filter(R"({"status":["exited"]})")->showsAll());
        QVERIFY(filter(R"({"exited":["0"]})")->showsAll());
        QVERIFY(!filter(R"({"name":["web"]})")->showsAll());
    }
    void nonsenseIsRefused()
    {
        for (const char* text : {R"({"status":["happy"]})", R"({"health":["ill"]})", R"({"exited":["x"]})",
                                 R"({"publish":["x"]})", R"({"publish":["80/xyz"]})", R"({"expose":["90-80"]})",
                                 R"({"is-task":["x"]})", R"({"colour":["red"]})", "zz"})
            VERIFY_FAILS(filter(text), ErrorKind::InvalidInput);
        VERIFY_FAILS(filter(R"({"before":["nosuch"]})"), ErrorKind::NotFound);
    }
    void pruneTakesWhatHasEndedAndFits()
    {
        const auto filters =
            Filters::parse(R"({"label":["x"],"label!":["keep"],"until":["1795253700"]})", kContainerPruneFilters);
        const auto prune = ContainerPruneFilter::parse(*filters, kThen);
        VERIFY_OK(prune);
        QVERIFY(prune->fits(createdContainer()));
        QVERIFY(!prune->fits(runningContainer()));
        engine::Container restarting = runningContainer();
        restarting.state.status = container::Status::Restarting;
        QVERIFY(!prune->fits(restarting));
        engine::Container later = createdContainer();
        later.created += 1h;
        QVERIFY(!prune->fits(later));
        container::Config kept = *createdContainer().config;
        kept.labels["keep"] = "1";
        QVERIFY(!prune->fits(with(createdContainer(), kept)));
        QVERIFY(!prune->fits(with(createdContainer(), {})));
    }
};

QTEST_GUILESS_MAIN(TestContainerFilter)
#include "tst_containerfilter.moc"
