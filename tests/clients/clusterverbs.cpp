// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// clusterverbs KUBECONFIG: what the console does on a server that has only Kubernetes' language: config maps and
// secrets are made, shown, edited and removed, and the kinds that can be written are those of the server. One that
// takes definitions of kinds is given one.
#include "core/backend/config.h"
#include "core/backend/objects.h"
#include "core/connect/kubernetes/clusterlink.h"
#include "core/connect/kubernetes/kubeconfig.h"
#include "core/connect/kubernetes/kubernetesbackend.h"
#include "core/kube/reading.h"
#include "tests/clients/verbs.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace darse;
using backend::Kind;
using Verdict = backend::ManifestOutcome::Verdict;
using namespace connect::kubernetes;
using test::failed;
using test::wait;

namespace {

const QString kWords = u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: papers}\ndata: {greeting: %1}\n"_s;
const QString kSecret = u"apiVersion: v1\nkind: Secret\nmetadata: {name: locked}\nstringData: {word: sesame}\n"_s;
const QString kDefinition =
    u"apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: crontabs.darse.test}\n"
    "spec:\n  group: darse.test\n  scope: Namespaced\n  names: {plural: crontabs, singular: crontab, kind: CronTab}\n"
    "  versions:\n  - name: v1\n    served: true\n    storage: true\n    schema:\n      openAPIV3Schema:\n"
    "        type: object\n        properties:\n          spec:\n            type: object\n"
    "            properties: {replicas: {type: integer}}\n"_s;
const QString kCronTab = u"apiVersion: darse.test/v1\nkind: CronTab\nmetadata: {name: tab}\nspec: {%1}\n"_s;

class Verbs {
public:
    explicit Verbs(const KubeServer& server) : m_wire(std::make_shared<KubeWire>(server))
    {
        m_backend = std::make_unique<KubernetesBackend>(std::make_unique<ClusterLink>(m_wire, std::nullopt), m_wire);
    }

    bool connects()
    {
        m_backend->open();
        if (!QTest::qWaitFor([&] { return m_backend->manifests() != nullptr; }, test::kVerbPatience))
            return failed("nobody answers", m_backend->error());
        const bool hasOthers = m_backend->objects(Kind::Image) != nullptr ||
                               m_backend->objects(Kind::Volume) != nullptr ||
                               m_backend->objects(Kind::Container) != nullptr || m_backend->images() != nullptr;
        if (hasOthers)
            return failed("it has what such a server has not");
        if (!wait(m_backend->objects(Kind::Pod)->list()) || !wait(m_backend->objects(Kind::Event)->list()))
            return failed("pods and events are not listed");
        std::printf("connected: %s\n", qPrintable(m_backend->capabilities().version));
        return true;
    }

    bool objectsAreKept()
    {
        if (!gives(kWords.arg(u"hello"_s), Verdict::Created, {}) || !gives(kSecret, Verdict::Created, {}))
            return false;
        backend::Objects* maps = m_backend->objects(Kind::ConfigMap);
        const auto list = wait(maps->list());
        const auto isIt = [](const backend::ObjectPtr& one) { return one->key == u"default/papers"_s; };
        if (!list || std::ranges::none_of(*list, isIt))
            return failed("the config map is not listed");
        const auto base = wait(maps->yaml(u"default/papers"_s));
        if (!base)
            return failed("its text", base.error());
        QString mine = *base;
        mine.replace(u"hello"_s, u"ahoy"_s);
        if (!gives(mine, Verdict::Changed, {.base = *base}))
            return false;
        const auto values = wait(m_backend->secrets()->reveal(u"default/locked"_s));
        if (!values || values->value(u"word"_s) != u"sesame"_s)
            return failed("the secret is not revealed");
        for (const backend::ObjectPtr& one : *list) {
            if (isIt(one) && !wait(maps->remove(one->key)))
                return failed("the config map is not removed");
        }
        std::printf("objects: made, edited, revealed, removed\n");
        return true;
    }

    bool kindsAreTheServers()
    {
        auto words = wait(m_backend->manifests()->vocabulary());
        if (!words || *words == kube::Vocabulary::own())
            return failed("the server's own words");
        if (!kube::readText(kWords.arg(u"a"_s).toStdString(), **words).findings.empty())
            return failed("a good text is marked");
        if (kube::readText("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [], containrs: []}\n",
                           **words)
                .findings.size() != 1)
            return failed("a bad text is not marked");
        if ((*words)->find("apiextensions.k8s.io/v1", "CustomResourceDefinition") != nullptr && !newKindIsLearnt())
            return false;
        std::printf("kinds: %zu\n", (*words)->kinds().size());
        return true;
    }

private:
    bool gives(const QString& text, Verdict verdict, const backend::ManifestOptions& options)
    {
        const auto outcomes = wait(m_backend->manifests()->apply(text, options));
        if (!outcomes || outcomes->size() != 1)
            return failed(qPrintable(text), outcomes ? Error(ErrorKind::Internal, "no outcome") : outcomes.error());
        if (outcomes->front().verdict != verdict)
            return failed(qPrintable(text), outcomes->front().error);
        return true;
    }

    /// One that nobody here has heard of. The server takes a while to say what it is made of.
    bool newKindIsLearnt()
    {
        if (!gives(kDefinition, Verdict::Created, {}))
            return false;
        const auto isKnown = [&] {
            Verbs later(
                {.endpoint = m_wire->server().endpoint, .prefix = {}, .authorization = m_wire->server().authorization});
            later.m_backend->open();
            if (!QTest::qWaitFor([&] { return later.m_backend->manifests() != nullptr; }, test::kVerbPatience))
                return false;
            const auto words = wait(later.m_backend->manifests()->vocabulary());
            if (!words || (*words)->find("darse.test/v1", "CronTab") == nullptr)
                return false;
            const auto marks = [&](const char* spec) {
                return kube::readText(kCronTab.arg(QLatin1StringView(spec)).toStdString(), **words).findings.size();
            };
            return marks("replicas: 2") == 0 && marks("replicas: two") == 1 && marks("colour: red") == 1 &&
                   later.gives(kCronTab.arg(u"replicas: 2"_s), Verdict::Created, {}) &&
                   later.gives(kCronTab.arg(u"replicas: 3"_s), Verdict::Changed, {});
        };
        return QTest::qWaitFor(isKnown, test::kVerbPatience) || failed("the new kind is not known");
    }

    std::shared_ptr<KubeWire> m_wire;
    std::unique_ptr<KubernetesBackend> m_backend;
};

} // namespace

int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const auto server = serverOf({.file = argv[1], .context = {}});
    if (!server) {
        std::printf("FAILED: %s\n", server.error().message().c_str());
        return 1;
    }
    Verbs verbs(*server);
    return verbs.connects() && verbs.objectsAreKept() && verbs.kindsAreTheServers() ? 0 : 1;
}
