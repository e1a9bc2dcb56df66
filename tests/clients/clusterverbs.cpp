// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// clusterverbs KUBECONFIG [IMAGE]: what the console does on a server that has only Kubernetes' language: config maps
// and secrets are made, shown, edited and removed, and the kinds that can be written are those of the server. One that
// takes definitions of kinds is given one. With an image, one of a machine: a pod is run, looked into and measured.
#include "core/backend/config.h"
#include "core/backend/exec.h"
#include "core/backend/logs.h"
#include "core/backend/metrics.h"
#include "core/backend/node.h"
#include "core/backend/objects.h"
#include "core/connect/kubernetes/clusterlink.h"
#include "core/connect/kubernetes/kubeconfig.h"
#include "core/connect/kubernetes/kubernetesbackend.h"
#include "core/kube/reading.h"
#include "tests/clients/clusterinside.h"
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

const QString kContainer = u"default/far/main"_s;
const QString kPod =
    u"apiVersion: v1\nkind: Pod\nmetadata: {name: far}\nspec:\n  containers:\n"
    "  - {name: main, image: '%1', imagePullPolicy: IfNotPresent, resources: {limits: {memory: 64Mi}},\n"
    "     command: [/bin/sh, -c, 'echo first; trap exit TERM; while :; do sleep 1; done']}\n"_s;

class Verbs {
public:
    explicit Verbs(FindServer find) : m_find(std::move(find)), m_wire(std::make_shared<KubeWire>(m_find))
    {
        m_backend = std::make_unique<KubernetesBackend>(std::make_unique<ClusterLink>(m_wire), m_wire);
    }

    bool connects()
    {
        m_backend->open();
        if (!QTest::qWaitFor([&] { return m_backend->manifests() != nullptr; }, test::kVerbPatience))
            return failed("nobody answers", m_backend->error());
        const bool hasOthers = m_backend->objects(Kind::Image) != nullptr ||
                               m_backend->objects(Kind::Volume) != nullptr || m_backend->images() != nullptr ||
                               m_backend->containers() != nullptr || m_backend->containerMaking() != nullptr;
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
        if (!gives(mine, Verdict::Changed, {.base = *base}) || !othersAreHeard(*base))
            return false;
        const auto values = wait(m_backend->secrets()->reveal(u"default/locked"_s));
        if (!values || values->value(u"word"_s) != "sesame")
            return failed("the secret is not revealed");
        for (const backend::ObjectPtr& one : *list) {
            if (isIt(one) && !wait(maps->remove(one->key)))
                return failed("the config map is not removed");
        }
        std::printf("objects: made, edited, revealed, removed\n");
        return true;
    }

    /// Of a text that was read before somebody wrote "ahoy": another field goes beside it, the same one is a conflict.
    bool othersAreHeard(const QString& base)
    {
        const QString line = u"greeting: hello"_s;
        if (!gives(QString(base).replace(line, u"greeting: howdy"_s), Verdict::Conflict, {.base = base}) ||
            !gives(QString(base).replace(line, line + u"\n  second: two"_s), Verdict::Changed, {.base = base}))
            return false;
        const auto now = wait(m_backend->objects(Kind::ConfigMap)->yaml(u"default/papers"_s));
        return (now && now->contains(u"greeting: ahoy\n  second: two\n"_s)) || failed("what others wrote is gone");
    }

    bool kindsAreTheServers()
    {
        auto words = wait(m_backend->manifests()->vocabulary());
        if (!words || *words == kube::Vocabulary::own())
            return failed("the server's own words");
        if (!kube::readText(kWords.arg(u"a"_s).toStdString(), **words).findings.empty())
            return failed("a good text is marked");
        if (kube::readText("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}], "
                           "containrs: []}\n",
                           **words)
                .findings.size() != 1)
            return failed("a bad text is not marked");
        if ((*words)->find("apiextensions.k8s.io/v1", "CustomResourceDefinition") != nullptr && !newKindIsLearnt())
            return false;
        std::printf("kinds: %zu\n", (*words)->kinds().size());
        return true;
    }

    /// Its containers are what the pod tells of them.
    bool containersAreServed(const QString& image)
    {
        if (!gives(kPod.arg(image), Verdict::Created, {}))
            return false;
        const auto running = [this] {
            const auto list = wait(m_backend->objects(Kind::Container)->list());
            return list && std::ranges::any_of(*list, [](const backend::ObjectPtr& one) {
                       const auto& container = backend::as<backend::Container>(*one);
                       return one->key == kContainer && one->status == backend::Status::Running &&
                              container.podKey == u"default/far"_s && container.limits.memoryBytes == 64 << 20;
                   });
        };
        if (!QTest::qWaitFor(running, test::kVerbPatience))
            return failed("the container does not run");
        const auto pods = wait(m_backend->objects(Kind::Pod)->list());
        if (!pods || backend::as<backend::Pod>(*pods->front()).containers != QStringList{kContainer})
            return failed("the pod does not know its container");
        const auto nodes = wait(m_backend->objects(Kind::Node)->list());
        if (!nodes || nodes->size() != 1 || backend::as<backend::Node>(*nodes->front()).cpus < 1)
            return failed("the machine is not told");
        std::printf("containers and machines: told\n");
        return logsAreRead() && programsRun() && test::insideIsSeen(*m_backend, kContainer) &&
               numbersCome(kContainer, nodes->front()->key) &&
               wait(m_backend->pods()->remove(u"default/far"_s, 0)).isOk();
    }

    /// One that has nobody who measures says so.
    bool numbersAreExplained()
    {
        const auto stream = m_backend->metrics()->stream(std::chrono::seconds(1));
        std::optional<Error> why;
        QObject::connect(stream.get(), &backend::MetricsStream::ended, [&](const Error& error) { why = error; });
        if (!QTest::qWaitFor([&] { return why.has_value(); }, test::kVerbPatience))
            return failed("nobody says why there are no numbers");
        std::printf("numbers: %s\n", why->message().c_str());
        return why->kind() == ErrorKind::Unsupported;
    }

private:
    bool logsAreRead()
    {
        QStringList texts;
        const auto stream = m_backend->logs()->open(kContainer, {});
        QObject::connect(stream.get(), &backend::LogStream::lines, [&](const std::vector<backend::LogLine>& lines) {
            for (const backend::LogLine& line : lines)
                texts.push_back(line.atMilliseconds > 0 ? line.text : u"no time"_s);
        });
        if (!QTest::qWaitFor([&] { return texts.contains(u"first"_s); }, test::kVerbPatience))
            return failed("the log is not read");
        // What it writes while one looks comes too.
        const auto said = output({.command = {u"/bin/sh"_s, u"-c"_s, u"echo later >/proc/1/fd/1"_s}});
        if (!QTest::qWaitFor([&] { return texts.contains(u"later"_s); }, test::kVerbPatience))
            return failed(qPrintable(u"the log is not followed: "_s + said.second));
        std::printf("log: read and followed\n");
        return true;
    }

    using Said = std::pair<backend::ExecEnd, QString>;

    Said output(const backend::ExecOptions& options, const QByteArray& typed = {})
    {
        Said said;
        bool isOver = false;
        const auto stream = m_backend->execs()->open(kContainer, options);
        QObject::connect(stream.get(), &backend::ExecStream::output,
                         [&](const QByteArray& bytes) { said.second += QString::fromUtf8(bytes); });
        QObject::connect(stream.get(), &backend::ExecStream::ended, [&](const backend::ExecEnd& end) {
            said.first = end;
            isOver = true;
        });
        stream->write(typed);
        if (!QTest::qWaitFor([&] { return isOver; }, test::kVerbPatience))
            said.first.cause = backend::ExecEnd::Cause::Failed;
        return said;
    }

    bool programsRun()
    {
        using Cause = backend::ExecEnd::Cause;
        // A shell as a person has it: it knows the size of its window, its variables, and what is typed.
        const auto [shell, screen] =
            output({.size = {.columns = 91, .rows = 33}, .environment = {{u"WORD"_s, u"a 'b'"_s}}},
                   "stty size; echo \"<$WORD>\"; exit 3\n");
        if (shell.cause != Cause::Exited || shell.exitCode != 3 || !screen.contains(u"33 91"_s) ||
            !screen.contains(u"<a 'b'>"_s))
            return failed(qPrintable(u"a shell: "_s + screen), shell.error);
        const auto [plain, words] =
            output({.command = {u"/bin/sh"_s, u"-c"_s, u"echo out; echo err >&2"_s}, .hasTerminal = false});
        if (plain.cause != Cause::Exited || plain.exitCode != 0 || !words.contains(u"out\n"_s) ||
            !words.contains(u"err\n"_s))
            return failed(qPrintable(u"a program without a terminal: "_s + words), plain.error);
        if (const auto [none, nothing] = output({.command = {u"/no/such/program"_s}});
            none.cause != Cause::CommandMissing)
            return failed(qPrintable(u"a program that is not there: "_s + nothing), none.error);
        std::printf("programs: with a terminal, without, absent\n");
        return true;
    }

    bool numbersCome(const QString& container, const QString& node)
    {
        const auto stream = m_backend->metrics()->stream(std::chrono::seconds(1));
        QList<backend::ObjectRef> measured;
        QObject::connect(stream.get(), &backend::MetricsStream::frame, [&](const backend::Frame& frame) {
            for (const backend::Sample& sample : frame.samples) {
                if (sample.memoryBytes.value_or(0) > 0 && sample.cpuCores)
                    measured.push_back(sample.ref);
            }
        });
        const auto all = [&] {
            return measured.contains(backend::ObjectRef{Kind::Container, container}) &&
                   measured.contains(backend::ObjectRef{Kind::Pod, u"default/far"_s}) &&
                   measured.contains(backend::ObjectRef{Kind::Node, node});
        };
        if (!QTest::qWaitFor(all, test::kVerbPatience))
            return failed("there are no numbers");
        std::printf("numbers: of the container, its pod and its machine\n");
        return true;
    }

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
            Verbs later(m_find);
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

    FindServer m_find;
    std::shared_ptr<KubeWire> m_wire;
    std::unique_ptr<KubernetesBackend> m_backend;
};

} // namespace

int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2 && argc != 3)
        return 2;
    Verbs verbs(findServerOf({.file = argv[1], .context = {}}));
    if (!verbs.connects() || !verbs.objectsAreKept() || !verbs.kindsAreTheServers())
        return 1;
    return (argc == 3 ? verbs.containersAreServed(QString::fromUtf8(argv[2])) : verbs.numbersAreExplained()) ? 0 : 1;
}
