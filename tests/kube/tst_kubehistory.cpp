// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/objects.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

json settings(const std::string& name, json data = json::object())
{
    return {{"metadata", {{"name", name}}}, {"data", std::move(data)}};
}

std::string revisionOf(const ObjectPtr& object)
{
    return object->at("metadata").at("resourceVersion").get<std::string>();
}

std::string namesOf(const Listed& listed)
{
    std::string out;
    for (const ObjectPtr& object : listed.objects)
        out += object->at("metadata").value("name", "") + " ";
    return out;
}

} // namespace

/// What is told of objects, and what is known of their past.
class TestKubeHistory : public QObject {
    Q_OBJECT

private:
    void reopen(ObjectsOptions options = {})
    {
        m_objects.reset();
        m_records.reset();
        m_records = state::Records::open(m_folder->filePath(QStringLiteral("state.db")).toStdString()).value();
        m_objects = Objects::open(*m_records, m_clock, std::move(options)).value();
    }
    ObjectPtr made(const json& object) { return m_objects->create(kind::configMap, "default", object).value(); }
    static Key settingsKey(const std::string& name) { return {&kind::configMap, "default", name}; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup()
    {
        m_objects.reset();
        m_records.reset();
        m_folder.reset();
    }

    void everyStepIsToldUntilItIsForgotten()
    {
        reopen({.history = {.steps = 3, .trees = 1}});
        const auto begin = m_objects->revision();
        made(settings("a"));
        made(settings("b"));
        VERIFY_OK(m_objects->remove(settingsKey("a")));
        const Happened all = m_objects->after(begin);
        QCOMPARE(all.steps.size(), std::size_t{3});
        QVERIFY(all.steps[0].happening == Happening::Added && all.steps[0].key.name == "a");
        QVERIFY(all.steps[2].happening == Happening::Deleted && all.steps[2].key.name == "a");
        QVERIFY(!all.isTooOld);
        // The older ones were texts meanwhile.
        QCOMPARE(all.steps[0].object->at("metadata").value("name", ""), std::string("a"));
        QVERIFY(!all.steps[0].former && all.steps[2].former);
        QVERIFY(*all.steps[2].former == *all.steps[0].object);
        QVERIFY(all.steps[2].former.text() == all.steps[0].object.text());
        made(settings("c"));
        QVERIFY(m_objects->after(begin).isTooOld);
        QCOMPARE(m_objects->after(begin + 1).steps.size(), std::size_t{3});
        const Wait past{.deadline = Deadline::after(std::chrono::seconds(0)), .stop = {}};
        VERIFY_FAILS(m_objects->waitAfter(m_objects->revision(), past), ErrorKind::Timeout);
    }

    void whoWaitsIsWoken()
    {
        const auto begin = m_objects->revision();
        std::jthread maker([&] { made(settings("a")); });
        const auto happened =
            m_objects->waitAfter(begin, {.deadline = Deadline::after(std::chrono::minutes(1)), .stop = {}});
        VERIFY_OK(happened);
        QCOMPARE(happened->steps.front().key.name, std::string("a"));
        std::stop_source stop;
        std::jthread stopper([&] { stop.request_stop(); });
        VERIFY_FAILS(
            m_objects->waitAfter(m_objects->revision(), {.deadline = Deadline::never(), .stop = stop.get_token()}),
            ErrorKind::Canceled);
    }

    void everythingSurvivesARestart()
    {
        const ObjectPtr before = made(settings("a", {{"k", "v"}}));
        const auto revision = m_objects->revision();
        reopen();
        QCOMPARE(m_objects->revision(), revision);
        QVERIFY(*m_objects->find(settingsKey("a")).value() == *before);
        QVERIFY(m_objects->after(revision - 1).isTooOld);
        QVERIFY(!m_objects->after(revision).isTooOld);
        QVERIFY(std::stoull(revisionOf(made(settings("b")))) > revision);
    }

    /// Lists, watches and the past have one text of it between them.
    void anObjectIsWrittenOnce()
    {
        reopen({.history = {.trees = 1}});
        const auto begin = m_objects->revision();
        const ObjectPtr object = made(settings("a", {{"k", "\xff"}}));
        QCOMPARE(*object.text(), object->dump(-1, ' ', false, json::error_handler_t::replace));
        made(settings("b"));
        QVERIFY(m_objects->find(settingsKey("a")).value().text() == object.text());
        QVERIFY(m_objects->list(kind::configMap, "").objects.front().text() == object.text());
        QVERIFY(m_objects->after(begin).steps.front().object.text() == object.text());
        reopen();
        QCOMPARE(*m_objects->find(settingsKey("a")).value().text(), *object.text());
        // What is only tried is kept by nobody.
        const ObjectPtr tried = m_objects->create(kind::configMap, "default", settings("c"), Trial::Yes).value();
        QVERIFY(!tried.text());
        QCOMPARE(*jsonTextOf(tried), tried->dump());
    }

    void whatNobodyWasToldIsNotGoneOnFrom()
    {
        reopen({.boot = "monday"});
        made(settings("a"));
        const auto told = m_objects->revision();
        QVERIFY(m_objects->after(told + 1).isTooOld);
        reopen({.boot = "monday"});
        QCOMPARE(m_objects->revision(), told);
        // A power cut may have taken what was told last, so its numbers are not given again.
        reopen({.boot = "tuesday"});
        QVERIFY(m_objects->after(told).isTooOld);
        QVERIFY(std::stoull(revisionOf(made(settings("b")))) > told + 1000);
        const auto now = m_objects->revision();
        reopen({.boot = "tuesday"});
        QCOMPARE(m_objects->revision(), now);
    }

    void partsOfAListFitTogether()
    {
        for (const char* name : {"a", "b", "c", "d"})
            made(settings(name));
        const Listed first = m_objects->listPart(kind::configMap, "default", {}, {.limit = 2});
        QCOMPARE(first.objects.size(), std::size_t{2});
        QCOMPARE(first.left, std::size_t{2});
        // What happens meanwhile is not seen: one goes, one changes, one comes.
        VERIFY_OK(m_objects->remove(settingsKey("c")));
        VERIFY_OK(m_objects->change(settingsKey("d"), Part::Spec, [](const json& now) {
            json out = now;
            out["data"]["k"] = "v";
            return out;
        }));
        made(settings("ca"));
        const ListPart rest{.limit = 5, .space = "default", .name = "b", .revision = first.revision};
        const Listed second = m_objects->listPart(kind::configMap, "default", {}, rest);
        QCOMPARE(second.revision, first.revision);
        QCOMPARE(second.left, std::size_t{0});
        QCOMPARE(namesOf(second), std::string("c d "));
        QVERIFY(second.objects[1]->at("data").empty());
        const Listed now = m_objects->listPart(kind::configMap, "", {}, {.space = "default", .name = "b"});
        QCOMPARE(namesOf(now), std::string("ca d "));
        const Selector selector{.fields = parseFieldSelector("metadata.name!=a", kind::configMap).value()};
        QCOMPARE(namesOf(m_objects->listPart(kind::configMap, "", selector, {.limit = 2})), std::string("b ca "));
        // Until it is too long ago.
        reopen({.history = {.steps = 1}});
        QVERIFY(m_objects->listPart(kind::configMap, "default", {}, rest).isTooOld);
    }

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<state::Records> m_records;
    std::unique_ptr<Objects> m_objects;
};

QTEST_APPLESS_MAIN(TestKubeHistory)
#include "tst_kubehistory.moc"
