// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/dockerbackend.h"
#include "core/connect/kubernetes/clusterlink.h"
#include "core/connect/kubernetes/kubernetesbackend.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/core/fakedocker.h"
#include "tests/support/dockerlies.h"
#include "ui/pages/kindview.h"
#include "ui/pages/runaction.h"
#include "ui/shell/pagestack.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDialog>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;
using backend::Kind;
using backend::ObjectPtr;
using nlohmann::json;
using session::ObjectStore;

namespace {

constexpr int kPatience = 30'000;

/// Where what is asked comes from. The greeting is true: else nothing would be asked.
struct Telling {
    const char* path;
    const char* truth;
    const char* around = "%1"; ///< in which it stands
};

constexpr Telling kTellings[] = {
    {"/containers/json", "container", "[%1]"},
    {"/containers/abc/json", "inspect"},
    {"/containers/abc/top", "processes"},
    {"/containers/abc/changes", "history"},
    {"/images/json", "image", "[%1]"},
    {"/images/sha256:1/json", "image"},
    {"/images/sha256:1/history", "history"},
    {"/volumes", "volume", R"({"Volumes": [%1]})"},
    {"/volumes/v", "volume"},
    {"/networks", "network", "[%1]"},
    {"/networks/n", "network"},
    {"/system/df", "disk"},
    {"/darse/v1/machine", "info"},
    {"/darse/v1/metrics/names", "frame"},
    {"/darse/v1/metrics", "frame"},
    {"/darse/v1/metrics/query", "query"},
    {"/darse/v1/doctor", "doctor"},
    {"/darse/v1/containers/abc/files", "history", R"({"entries": %1})"},
};

/// The same of a server that has Kubernetes' language only. What is there is told twice: as a list, and as a change.
constexpr Telling kClusterTellings[] = {
    {"/api/v1/pods", "pod", R"({"items": [%1], "object": %1})"},
    {"/api/v1/nodes", "node", R"({"items": [%1], "object": %1})"},
    {"/api/v1/events", "event", R"({"items": [%1], "object": %1})"},
    {"/api/v1/configmaps", "map", R"({"items": [%1], "object": %1})"},
    {"/api/v1/secrets", "secret", R"({"items": [%1], "object": %1})"},
    {"/api/v1/namespaces/default/pods/web", "pod"},
    {"/api/v1/namespaces/default/configmaps/m", "map"},
    {"/api/v1/namespaces/default/secrets/s", "secret"},
    {"/apis/metrics.k8s.io/v1beta1/pods", "use"},
    {"/apis/metrics.k8s.io/v1beta1/nodes", "use"},
    {"/openapi/v2", "words"},
    {"/version", "version"},
};

/// A window on a server that lies in everything that it says.
struct Scene {
    enum class Language { Docker, Kubernetes };

    net::test::Folder folder;
    net::test::FakeDocker server{folder.file("s")};
    std::unique_ptr<session::Session> session;
    session::Settings settings{QString()};
    std::unique_ptr<QWidget> window = std::make_unique<QWidget>();
    PageStack* pages = nullptr;

    explicit Scene(const test::Lie& lie, Language language = Language::Docker)
    {
        const net::Endpoint endpoint = net::Endpoint::unixSocket(folder.file("s"));
        if (language == Language::Docker) {
            for (const Telling& telling : kTellings)
                tell(telling, test::allLies(test::dockerTruth(telling.truth), lie));
            session = std::make_unique<session::Session>(std::make_unique<connect::docker::DockerBackend>(endpoint));
        } else {
            using namespace connect::kubernetes;
            server.say("/api/v1", R"({"kind": "APIResourceList"})");
            for (const Telling& telling : kClusterTellings)
                tell(telling, test::allLies(test::kubeTruth(telling.truth), lie));
            auto wire = std::make_shared<KubeWire>(endpoint);
            auto link = std::make_unique<ClusterLink>(wire);
            session = std::make_unique<session::Session>(std::make_unique<KubernetesBackend>(std::move(link), wire));
        }
        pages = new PageStack({*session, settings}, window.get());
        window->resize(1000, 700);
        pages->resize(1000, 700);
        window->show();
    }
    ~Scene()
    {
        window.reset(); // pages go before what they show
        session.reset();
    }
    void tell(const Telling& telling, const json& told)
    {
        QString text = QString::fromLatin1(telling.around);
        server.say(telling.path, text.replace("%1"_L1, QString::fromStdString(told.dump())).toStdString() + "\n");
    }
    void look(const Location& location) const
    {
        pages->goTo(location);
        QTRY_VERIFY_WITH_TIMEOUT(pages->current() != nullptr && pages->current()->isVisible(), kPatience);
        QVERIFY(!pages->grab().isNull());
    }
    [[nodiscard]] bool hasAll(const std::array<Kind, 5>& kinds = kKinds) const
    {
        return std::ranges::all_of(kinds, [this](Kind kind) { return !rows(kind).empty(); });
    }
    [[nodiscard]] backend::ObjectList rows(Kind kind) const { return *session->store(kind).snapshot(); }

    static constexpr std::array kKinds{Kind::Container, Kind::Image, Kind::Volume, Kind::Network, Kind::Node};
    static constexpr std::array kOfCluster{Kind::Pod, Kind::ConfigMap, Kind::Secret, Kind::Event, Kind::Node};
};

} // namespace

/// Every page and every dialog of containers, on a server that says nonsense of the right names.
class TestLyingServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void thePagesGoOn_data()
    {
        QTest::addColumn<int>("lie");
        for (std::size_t lie = 0; lie < test::dockerLies().size(); ++lie)
            QTest::newRow(test::dockerLies()[lie].name) << int(lie);
    }

    void thePagesGoOn()
    {
        QFETCH(const int, lie);
        const test::Lie& wrong = test::dockerLies()[std::size_t(lie)];
        Scene scene(wrong);
        QTRY_COMPARE_WITH_TIMEOUT(scene.session->backend().link(), backend::Link::Connected, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(scene.hasAll(), kPatience);
        scene.server.tell(test::allLies(test::dockerTruth("event"), wrong).dump());
        QTRY_VERIFY_WITH_TIMEOUT(scene.server.wasAsked("GET /containers/abc/json"), kPatience);
        for (const char* page : {"overview", "metrics", "topology", "disk", "doctor", "registries", "logs", "settings"})
            scene.look({QLatin1StringView(page), {}, {}});
        for (const Kind kind : Scene::kKinds) {
            scene.look(Location::ofList(kind));
            scene.look(Location::ofObject({kind, scene.rows(kind).front()->key}));
        }
        for (const char* tab :
             {"yaml", "environment", "metrics", "logs", "events", "files", "processes", "network", "inspect"})
            scene.look(Location::ofObject({Kind::Container, u"abc"_s}, QLatin1StringView(tab)));
        QTRY_VERIFY_WITH_TIMEOUT(scene.server.wasAsked("GET /system/df"), kPatience);
    }

    void theClusterGoesOn_data() { thePagesGoOn_data(); }
    void theClusterGoesOn()
    {
        QFETCH(const int, lie);
        const Scene scene(test::dockerLies()[std::size_t(lie)], Scene::Language::Kubernetes);
        QTRY_COMPARE_WITH_TIMEOUT(scene.session->backend().link(), backend::Link::Connected, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(scene.hasAll(Scene::kOfCluster), kPatience);
        for (const char* page : {"overview", "metrics", "topology", "logs", "yaml"})
            scene.look({QLatin1StringView(page), {}, {}});
        for (const Kind kind : Scene::kOfCluster) {
            scene.look(Location::ofList(kind));
            scene.look(Location::ofObject({kind, scene.rows(kind).front()->key}, u"yaml"_s));
        }
        scene.look(Location::ofList(Kind::Container));
        for (const char* tab : {"", "metrics", "logs", "events"})
            scene.look(Location::ofObject({Kind::Pod, u"default/web"_s}, QLatin1StringView(tab)));
        // What is edited meets what is there; each answer is one.
        const QString mine = u"apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {nodeName: there}\n"_s;
        for (const QString& base : {QString(), u"kind: Pod\nspec: {nodeName: here}\n"_s}) {
            const auto applied =
                scene.session->backend().manifests()->apply(mine, {.project = u"default"_s, .base = base});
            QTRY_VERIFY_WITH_TIMEOUT(applied.isFinished(), kPatience);
        }
    }

    /// Such as "Edit…", which reads all that is known of a container.
    void theDialogsGoOn_data() { thePagesGoOn_data(); }
    void theDialogsGoOn()
    {
        QFETCH(const int, lie);
        const Scene scene(test::dockerLies()[std::size_t(lie)]);
        QTRY_VERIFY_WITH_TIMEOUT(scene.hasAll(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(scene.session->backend().link(), backend::Link::Connected, kPatience);
        const ObjectPtr container = scene.session->store(Kind::Container).find(u"abc"_s);
        QVERIFY(container != nullptr);
        int opened = 0;
        for (const Action& action : kindView(Kind::Container).actions) {
            if (!action.open || !isOffered(action, *scene.session))
                continue;
            action.open(*scene.session, container, scene.window.get());
            for (QDialog* dialog : scene.window->findChildren<QDialog*>()) {
                QVERIFY(!dialog->grab().isNull());
                ++opened;
            }
            QCoreApplication::processEvents();
            qDeleteAll(scene.window->findChildren<QDialog*>());
        }
        QVERIFY(opened > 2);
    }
};

QTEST_MAIN(TestLyingServer)
#include "tst_lyingserver.moc"
