// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/identity.h"
#include "core/kube/objects.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTemporaryDir>
#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

class StillClock final : public Clock {
public:
    [[nodiscard]] std::chrono::system_clock::time_point wallNow() const override
    {
        return std::chrono::system_clock::time_point(std::chrono::seconds(1'800'000'000));
    }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override { return {}; }
};

json settings(const std::string& name, json data = json::object())
{
    return {{"metadata", {{"name", name}}}, {"data", std::move(data)}};
}

json podNamed(const std::string& name)
{
    return {{"metadata", {{"name", name}}}, {"spec", {{"containers", json::array()}}}};
}

std::string revisionOf(const ObjectPtr& object)
{
    return object->at("metadata").at("resourceVersion").get<std::string>();
}

} // namespace

/// What is kept of objects, and what is told of them.
class TestKubeObjects : public QObject {
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

    void whoReadsDoesNotWaitForWhoChanges()
    {
        made(settings("a"));
        const auto changed = m_objects->change(settingsKey("a"), Part::Spec, [this](const json& now) -> Result<json> {
            const std::string before = now.at("metadata").at("resourceVersion").get<std::string>();
            const bool isSame = std::to_string(m_objects->revision()) == before &&
                                m_objects->list(kind::configMap, "").objects.size() == 1 &&
                                revisionOf(m_objects->find(settingsKey("a")).value()) == before;
            return settings("a", {{"same", isSame ? "yes" : "no"}});
        });
        QCOMPARE(changed.value()->at("data"), json({{"same", "yes"}}));
    }

    void anObjectGetsItsIdentity()
    {
        const ObjectPtr object = made({{"metadata", {{"name", "a"}, {"uid", "mine"}, {"resourceVersion", "77"}}}});
        const json& metadata = object->at("metadata");
        QCOMPARE(metadata.at("namespace"), json("default"));
        QCOMPARE(metadata.at("creationTimestamp"), json("2027-01-15T08:00:00Z"));
        QCOMPARE(metadata.at("uid").get<std::string>().size(), std::size_t{36});
        QVERIFY(metadata.at("resourceVersion") != "77");
        QCOMPARE(object->at("kind"), json("ConfigMap"));
        QCOMPARE(m_objects->find(settingsKey("a")).value(), object);
    }

    void namesAreMadeUpAndChecked()
    {
        const ObjectPtr one = made({{"metadata", {{"generateName", "web-"}}}});
        QVERIFY(one->at("metadata").at("name").get<std::string>().starts_with("web-"));
        for (const char* name : {"A", "-a", "a_b", "a..b", "a.", ""}) {
            VERIFY_FAILS(m_objects->create(kind::configMap, "default", settings(name)), ErrorKind::InvalidInput);
        }
        VERIFY_FAILS(
            m_objects->create(kind::configMap, "default", {{"metadata", {{"name", "a"}, {"labels", {{"a b", "c"}}}}}}),
            ErrorKind::InvalidInput);
    }

    void twiceAndNowhereAreErrors()
    {
        made(settings("a"));
        VERIFY_FAILS(m_objects->create(kind::configMap, "default", settings("a")), ErrorKind::AlreadyExists);
        VERIFY_FAILS(m_objects->create(kind::configMap, "nowhere", settings("a")), ErrorKind::NotFound);
        const auto missing = m_objects->find(settingsKey("b"));
        VERIFY_FAILS(missing, ErrorKind::NotFound);
        QCOMPARE(missing.error().message(), std::string("configmaps \"b\" not found"));
    }

    void anOlderVersionIsAConflict()
    {
        const ObjectPtr first = made(settings("a"));
        const auto set = [&](json object) {
            return m_objects->change(settingsKey("a"), Part::Spec, [&](const json&) { return object; });
        };
        json changed = *first;
        changed["data"]["k"] = "1";
        const auto second = set(changed);
        VERIFY_OK(second);
        QVERIFY(revisionOf(*second) != revisionOf(first));
        changed["data"]["k"] = "2";
        VERIFY_FAILS(set(changed), ErrorKind::Conflict);
        changed["metadata"].erase("resourceVersion");
        VERIFY_OK(set(changed));
        changed["metadata"]["uid"] = "other";
        VERIFY_FAILS(set(changed), ErrorKind::Conflict);
        // The same again is no change.
        const auto before = m_objects->revision();
        VERIFY_OK(m_objects->change(settingsKey("a"), Part::Spec, [](const json& now) { return now; }));
        QCOMPARE(m_objects->revision(), before);
    }

    void aTrialChangesNothing()
    {
        VERIFY_OK(m_objects->create(kind::configMap, "default", settings("a"), Trial::Yes));
        QVERIFY(!m_objects->find(settingsKey("a")));
        made(settings("a"));
        const auto before = m_objects->revision();
        VERIFY_OK(m_objects->remove(settingsKey("a"), {.trial = Trial::Yes}));
        QCOMPARE(m_objects->revision(), before);
    }

    void specAndStatusAreChangedApart()
    {
        VERIFY_OK(m_objects->create(kind::pod, "default", podNamed("p")));
        const Key key{&kind::pod, "default", "p"};
        const auto both = [](const json& now) {
            json out = now;
            out["spec"]["hostname"] = "h";
            out["status"]["phase"] = "Running";
            return out;
        };
        const json spec = *m_objects->change(key, Part::Spec, both).value();
        QVERIFY(!spec.contains("status"));
        QCOMPARE(spec.at("metadata").at("generation"), json(2));
        json status = *m_objects
                           ->change(key, Part::Status,
                                    [](const json& now) {
                                        json out = now;
                                        out["spec"]["hostname"] = "other";
                                        out["status"]["phase"] = "Running";
                                        return out;
                                    })
                           .value();
        QCOMPARE(status.at("spec").at("hostname"), json("h"));
        QCOMPARE(status.at("status").at("phase"), json("Running"));
        QCOMPARE(status.at("metadata").at("generation"), json(2));
    }

    void aPodIsGivenTimeToEnd()
    {
        VERIFY_OK(m_objects->create(kind::pod, "default", podNamed("p")));
        const Key key{&kind::pod, "default", "p"};
        const json ending = *m_objects->remove(key).value();
        QCOMPARE(ending.at("metadata").at("deletionGracePeriodSeconds"), json(30));
        QCOMPARE(ending.at("metadata").at("deletionTimestamp"), json("2027-01-15T08:00:30Z"));
        const json longer = *m_objects->remove(key, {.grace = 60}).value();
        QCOMPARE(longer.at("metadata").at("deletionGracePeriodSeconds"), json(30));
        const json shorter = *m_objects->remove(key, {.grace = 5}).value();
        QCOMPARE(shorter.at("metadata").at("deletionGracePeriodSeconds"), json(5));
        VERIFY_OK(m_objects->remove(key, {.grace = 0}));
        QVERIFY(!m_objects->find(key));
    }

    void finalizersKeepAnObject()
    {
        made({{"metadata", {{"name", "a"}, {"finalizers", {"x.org/keep"}}}}});
        VERIFY_OK(m_objects->remove(settingsKey("a")));
        QVERIFY(m_objects->find(settingsKey("a")).value()->at("metadata").contains("deletionTimestamp"));
        VERIFY_OK(m_objects->change(settingsKey("a"), Part::Spec, [](const json& now) {
            json out = now;
            out["metadata"].erase("finalizers");
            return out;
        }));
        QVERIFY(!m_objects->find(settingsKey("a")));
    }

    void aNamespaceGoesWhenItIsEmpty()
    {
        VERIFY_OK(m_objects->create(kind::space, "", settings("lab")));
        VERIFY_OK(m_objects->create(kind::configMap, "lab", settings("a")));
        VERIFY_OK(m_objects->create(kind::pod, "lab", podNamed("p")));
        VERIFY_OK(m_objects->remove({&kind::space, "", "lab"}));
        QVERIFY(!m_objects->find({&kind::configMap, "lab", "a"}));
        QCOMPARE(m_objects->find({&kind::space, "", "lab"}).value()->at("status").at("phase"), json("Terminating"));
        VERIFY_FAILS(m_objects->create(kind::configMap, "lab", settings("b")), ErrorKind::PermissionDenied);
        VERIFY_OK(m_objects->remove({&kind::pod, "lab", "p"}, {.grace = 0}));
        QVERIFY(!m_objects->find({&kind::space, "", "lab"}));
    }

    void listsAreByNamespaceAndSelector()
    {
        VERIFY_OK(m_objects->create(kind::space, "", settings("lab")));
        VERIFY_OK(m_objects->create(kind::configMap, "lab", settings("a")));
        made({{"metadata", {{"name", "b"}, {"labels", {{"app", "web"}}}}}});
        made({{"metadata", {{"name", "c"}, {"labels", {{"app", "db"}}}}}});
        QCOMPARE(m_objects->list(kind::configMap, "").objects.size(), std::size_t{3});
        QCOMPARE(m_objects->list(kind::configMap, "default").objects.size(), std::size_t{2});
        const Selector web{.labels = parseLabelSelector("app in (web, api)").value()};
        QCOMPARE(m_objects->list(kind::configMap, "", web).objects.size(), std::size_t{1});
        QCOMPARE(m_objects->list(kind::configMap, "").revision, m_objects->revision());
    }

private:
    StillClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<state::Records> m_records;
    std::unique_ptr<Objects> m_objects;
};

QTEST_APPLESS_MAIN(TestKubeObjects)
#include "tst_kubeobjects.moc"
