// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/runoptions.h"
#include "core/connect/docker/checkpoints.h"
#include "core/connect/docker/containerreading.h"
#include "core/connect/docker/creating.h"
#include "core/connect/docker/doctor.h"
#include "core/connect/docker/framemetrics.h"
#include "core/connect/docker/housekeeping.h"
#include "core/connect/docker/insight.h"
#include "core/connect/docker/otherreading.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/stats.h"
#include "core/connect/docker/transfers.h"
#include "core/connect/docker/yamltext.h"
#include "tests/support/dockerlies.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;
using backend::Kind;
using test::dockerTruth;

namespace {

/// Every option that a plan carries, so that each of their places is written to.
std::vector<backend::RunOption> everyOption()
{
    using backend::OptionShape;
    static const std::map<OptionShape, QString> kValues{{OptionShape::Flag, {}},
                                                        {OptionShape::Text, u"x"_s},
                                                        {OptionShape::List, u"x"_s},
                                                        {OptionShape::Pair, u"a=b"_s},
                                                        {OptionShape::Number, u"7"_s},
                                                        {OptionShape::Size, u"64m"_s},
                                                        {OptionShape::Device, u"/dev/x"_s},
                                                        {OptionShape::Gpus, u"all"_s},
                                                        {OptionShape::Ulimit, u"nofile=1:2"_s},
                                                        {OptionShape::Mount, u"type=tmpfs,target=/t"_s}};
    std::vector<backend::RunOption> all;
    for (const backend::OptionKnown& known : backend::optionsKnown())
        all.push_back({QLatin1StringView(known.name), kValues.at(known.shape)});
    return all;
}

/// What the dialog sends for it: as it is, and with everything changed.
void remake(const json& inspect, const json& image)
{
    backend::ContainerPlan plan = planOfInspect(inspect, image);
    static_cast<void>(createBody(plan).dump());
    static_cast<void>(remakeBody({inspect, image}, plan).dump());
    plan.mounts = {{.source = u"w"_s, .target = u"/e"_s}, {.source = u"q"_s, .target = {}}};
    plan.network = u"other"_s;
    plan.limits = {.cpuCores = 1, .memoryBytes = 1};
    plan.restartPolicy = u"always"_s;
    plan.ports.clear();
    plan.more = everyOption();
    const json body = remakeBody({inspect, image}, plan);
    static_cast<void>(body.dump());
    QVERIFY(body.is_object() && body["HostConfig"].is_object());
    QVERIFY(body["HostConfig"]["Binds"].is_array());
    QVERIFY(body["NetworkingConfig"]["EndpointsConfig"].is_object());
    for (const backend::NetworkJoin& join : otherNetworks(inspect))
        static_cast<void>(endpointOf(inspect, join).dump());
}

void readInspect(const json& told)
{
    static_cast<void>(containerOfInspect(told));
    static_cast<void>(attachmentsOf(told));
    static_cast<void>(yamlText(told));
    remake(told, dockerTruth("image"));
}

void readImage(const json& told)
{
    if (const auto image = imageOfList(told))
        addImageParts(*image, told, dockerTruth("history"));
    remake(dockerTruth("inspect"), told);
}

void readHistory(const json& told)
{
    backend::Image image;
    addImageParts(image, dockerTruth("image"), told);
}

void readStats(const json& told)
{
    const auto before = countersOf(dockerTruth("stats"));
    const auto now = countersOf(told);
    QVERIFY(before);
    if (now)
        static_cast<void>(sampleOf(u"abc"_s, before, *now));
}

void readProgress(const json& told)
{
    ProgressSum sum;
    static_cast<void>(sum.take(told).isOk());
    static_cast<void>(sum.take(told).isOk());
    static_cast<void>(sum.progress());
}

void readQuery(const json& told)
{
    static_cast<void>(framesOfQuery(told, {Kind::Container, u"abc"_s}));
    static_cast<void>(numbersOfQuery(told, {.ref = {Kind::Container, u"abc"_s}, .names = {u"cpu"_s}}));
}

void readFrame(const json& told)
{
    static_cast<void>(frameOfLine(told, u"host"_s));
    for (const Kind kind : {Kind::Node, Kind::Container})
        static_cast<void>(numbersOfLine(told, {.ref = {kind, u"abc"_s}, .names = {u"cpu"_s}}));
}

void readVersion(const json& told)
{
    static_cast<void>(nodeOf(dockerTruth("info"), told));
    static_cast<void>(checkpointDialect(told, false));
}

/// The readers of each document.
const std::map<std::string, void (*)(const json&)> kReaders{
    {"inspect", readInspect},
    {"container",
     [](const json& told) {
         static_cast<void>(containerOfList(told));
         static_cast<void>(unusedOf(Kind::Container, json::array({told, told})));
     }},
    {"image", readImage},
    {"history", readHistory},
    {"volume",
     [](const json& told) {
         static_cast<void>(volumeOf(told));
         static_cast<void>(unusedOf(Kind::Volume, json::array({told})));
     }},
    {"network",
     [](const json& told) {
         static_cast<void>(networkOf(told));
         static_cast<void>(unusedOf(Kind::Network, json::array({told})));
     }},
    {"stats", readStats},
    {"disk", [](const json& told) { static_cast<void>(diskUseOf(told)); }},
    {"version", readVersion},
    {"info", [](const json& told) { static_cast<void>(nodeOf(told, dockerTruth("version"))); }},
    {"event", [](const json& told) { static_cast<void>(happeningOf(told)); }},
    {"progress", readProgress},
    {"frame", readFrame},
    {"query", readQuery},
    {"processes", [](const json& told) { static_cast<void>(processesOf(told)); }},
    {"doctor", [](const json& told) { static_cast<void>(findingsOf(told)); }},
};

} // namespace

/// A server that says what it should not: whatever it is, the readers go on.
class TestDockerLies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLieIsBorne_data()
    {
        QTest::addColumn<int>("truth");
        QTest::addColumn<int>("lie");
        for (std::size_t truth = 0; truth < test::dockerTruths().size(); ++truth) {
            for (std::size_t lie = 0; lie < test::dockerLies().size(); ++lie)
                QTest::addRow("%s: %s", test::dockerTruths()[truth].name, test::dockerLies()[lie].name)
                    << int(truth) << int(lie);
        }
    }

    void everyLieIsBorne()
    {
        QFETCH(const int, truth);
        QFETCH(const int, lie);
        const test::Truth& told = test::dockerTruths()[std::size_t(truth)];
        const test::Lie& wrong = test::dockerLies()[std::size_t(lie)];
        const auto read = kReaders.find(told.name);
        QVERIFY(read != kReaders.end());
        const auto tryIt = [&](const json& document, const std::string& where) {
            try {
                read->second(document);
            } catch (const std::exception& thrown) {
                QFAIL(qPrintable(QString::fromStdString(where) + u": "_s + QString::fromUtf8(thrown.what())));
            }
        };
        test::eachLie(told.document, wrong, tryIt);
        tryIt(test::allLies(told.document, wrong), "everywhere");
    }

    void whatIsTrueIsStillRead()
    {
        for (const test::Truth& truth : test::dockerTruths())
            kReaders.at(truth.name)(truth.document);
        const auto container = containerOfInspect(dockerTruth("inspect"));
        QVERIFY(container && container->status == backend::Status::Failed);
        const json body = remakeBody({dockerTruth("inspect"), json()}, planOfInspect(dockerTruth("inspect"), json()));
        QVERIFY(body["HostConfig"]["LogConfig"]["Config"]["max-size"] == json("1m"));
        QVERIFY(body["HostConfig"]["Ulimits"][0]["Name"] == json("nofile"));
    }
};

QTEST_GUILESS_MAIN(TestDockerLies)
#include "tst_dockerlies.moc"
