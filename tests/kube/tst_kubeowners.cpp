// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/objects.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTemporaryDir>
#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

Key keyOf(const std::string& name)
{
    return {&kind::configMap, "default", name};
}

json ownerOf(const ObjectPtr& object)
{
    const json& metadata = object->at("metadata");
    return {{"apiVersion", object->at("apiVersion")},
            {"kind", object->at("kind")},
            {"name", metadata.at("name")},
            {"uid", metadata.at("uid")}};
}

json blocking(const ObjectPtr& object)
{
    json out = ownerOf(object);
    out["blockOwnerDeletion"] = true;
    return out;
}

json finalizersOf(const ObjectPtr& object)
{
    return object->at("metadata").value("finalizers", json::array());
}

} // namespace

/// What becomes of objects when their owners go.
class TestKubeOwners : public QObject {
    Q_OBJECT

private:
    void reopen()
    {
        m_objects.reset();
        m_records.reset();
        m_records = state::Records::open(m_folder->filePath(QStringLiteral("state.db")).toStdString()).value();
        m_objects = Objects::open(*m_records, m_clock).value();
    }
    ObjectPtr made(const std::string& name, json owners = json::array(), json finalizers = json::array())
    {
        json metadata{{"name", name}};
        if (!owners.empty())
            metadata["ownerReferences"] = std::move(owners);
        if (!finalizers.empty())
            metadata["finalizers"] = std::move(finalizers);
        return m_objects->create(kind::configMap, "default", {{"metadata", metadata}}).value();
    }
    bool isThere(const std::string& name) { return m_objects->find(keyOf(name)).isOk(); }
    ObjectPtr found(const std::string& name) { return m_objects->find(keyOf(name)).value(); }
    void remove(const std::string& name, std::optional<Dependents> dependents = {})
    {
        VERIFY_OK(m_objects->remove(keyOf(name), {.dependents = dependents}));
    }
    void free(const std::string& name)
    {
        VERIFY_OK(m_objects->change(keyOf(name), Part::Spec, [](const json& now) {
            json out = now;
            out["metadata"].erase("finalizers");
            return out;
        }));
    }

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

    void whatIsOwnedGoesWithItsLastOwner()
    {
        const ObjectPtr first = made("first");
        const ObjectPtr second = made("second");
        made("both", {ownerOf(first), ownerOf(second)});
        made("one", json::array({ownerOf(first)}));
        made("of-one", json::array({ownerOf(found("one"))}));
        remove("first");
        QVERIFY(!isThere("one") && !isThere("of-one"));
        QCOMPARE(found("both")->at("metadata").at("ownerReferences"), json::array({ownerOf(second)}));
        remove("second", Dependents::Orphan);
        QVERIFY(!found("both")->at("metadata").contains("ownerReferences"));
    }

    void inTheForegroundTheOwnerGoesLast()
    {
        const ObjectPtr owner = made("owner");
        made("blocks", json::array({blocking(owner)}), {"x.org/keep"});
        made("lingers", json::array({ownerOf(owner)}), {"x.org/keep"});
        made("below", json::array({blocking(found("blocks"))}), {"x.org/keep"});
        remove("owner", Dependents::First);
        QCOMPARE(finalizersOf(found("owner")), json::array({"foregroundDeletion"}));
        QCOMPARE(finalizersOf(found("blocks")), json::array({"x.org/keep", "foregroundDeletion"}));
        QVERIFY(isBeingRemoved(*found("below")) && isBeingRemoved(*found("lingers")));
        free("below");
        QVERIFY(!isThere("below"));
        QCOMPARE(finalizersOf(found("blocks")), json::array({"x.org/keep"}));
        QVERIFY(isThere("owner"));
        free("blocks");
        QVERIFY(!isThere("blocks"));
        QVERIFY(!isThere("owner"));
        QVERIFY(isThere("lingers")); // nobody waits for that one
    }

    void theForegroundOutlivesARestart()
    {
        made("blocks", json::array({blocking(made("owner"))}), {"x.org/keep"});
        remove("owner", Dependents::First);
        reopen();
        QVERIFY(isThere("owner"));
        free("blocks");
        QVERIFY(!isThere("owner"));
    }

    void theBackgroundTakesTheForegroundBack()
    {
        made("blocks", json::array({blocking(made("owner"))}), {"x.org/keep"});
        remove("owner", Dependents::First);
        remove("owner", Dependents::Remove);
        QVERIFY(!isThere("owner"));
        QVERIFY(isBeingRemoved(*found("blocks")));
    }

    void twoThatOwnOneAnotherGo()
    {
        made("a");
        made("b", json::array({blocking(found("a"))}));
        const json owners = json::array({blocking(found("b"))});
        VERIFY_OK(m_objects->change(keyOf("a"), Part::Spec, [&](const json& now) {
            json out = now;
            out["metadata"]["ownerReferences"] = owners;
            return out;
        }));
        remove("a", Dependents::First);
        QVERIFY(!isThere("a"));
        QVERIFY(!isThere("b"));
    }

    void aFinalizerSaysWhatBecomesOfTheOwned()
    {
        made("kept", json::array({ownerOf(made("owner", {}, {"orphan"}))}));
        remove("owner");
        QVERIFY(!isThere("owner"));
        QVERIFY(!found("kept")->at("metadata").contains("ownerReferences"));
    }

    void whoseOwnerIsNotThereIsCollected()
    {
        const ObjectPtr owner = made("owner");
        json wrong = ownerOf(owner);
        wrong["uid"] = "0";
        made("wrong", json::array({wrong}));
        QVERIFY(!isThere("wrong"));
        json renamed = ownerOf(owner);
        renamed["name"] = "another";
        made("renamed", json::array({renamed}));
        QVERIFY(!isThere("renamed"));
        made("half", {wrong, ownerOf(owner)});
        QCOMPARE(found("half")->at("metadata").at("ownerReferences"), json::array({ownerOf(owner)}));
        // In another namespace there is no such owner.
        VERIFY_OK(m_objects->create(kind::space, "", {{"metadata", {{"name", "lab"}}}}));
        VERIFY_OK(
            m_objects->create(kind::configMap, "lab",
                              {{"metadata", {{"name", "far"}, {"ownerReferences", json::array({ownerOf(owner)})}}}}));
        QVERIFY(!m_objects->find({&kind::configMap, "lab", "far"}));
    }

    void whoCannotBeLookedForIsNotTakenForGone()
    {
        made("stays", json::array({{{"apiVersion", "apps/v9"}, {"kind", "Thing"}, {"name", "x"}, {"uid", "1"}}}));
        QVERIFY(isThere("stays"));
        reopen();
        QVERIFY(isThere("stays"));
    }

    void aPodIsGivenItsTimeAlsoInTheForeground()
    {
        const Key pod{&kind::pod, "default", "p"};
        VERIFY_OK(m_objects->create(kind::pod, "default",
                                    {{"metadata", {{"name", "p"}}}, {"spec", {{"containers", json::array()}}}}));
        made("blocks", json::array({blocking(m_objects->find(pod).value())}), {"x.org/keep"});
        const json going = *m_objects->remove(pod, {.dependents = Dependents::First}).value();
        QCOMPARE(going.at("metadata").at("deletionGracePeriodSeconds"), json(30));
        VERIFY_OK(m_objects->remove(pod, {.grace = 0}));
        QVERIFY(m_objects->find(pod).isOk());
        free("blocks");
        QVERIFY(!m_objects->find(pod));
    }

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<state::Records> m_records;
    std::unique_ptr<Objects> m_objects;
};

QTEST_APPLESS_MAIN(TestKubeOwners)
#include "tst_kubeowners.moc"
