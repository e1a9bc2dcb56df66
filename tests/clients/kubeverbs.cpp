// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// kubeverbs SOCKET IMAGE: what the console does with objects of a real engine: an edited text meets what others have
// changed meanwhile, a pod is replaced, and a port of this machine leads into it.
#include "core/backend/objects.h"
#include "core/connect/docker/dockerbackend.h"
#include "core/connect/kubernetes/kubernetesbackend.h"
#include "core/connect/kubernetes/kubewire.h"
#include "tests/clients/verbs.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace darse;
using backend::Kind;
using backend::ManifestOutcome;
using Verdict = ManifestOutcome::Verdict;
using connect::kubernetes::KubernetesBackend;
using connect::kubernetes::KubeWire;
using test::failed;
using test::wait;

namespace {

class Verbs {
public:
    Verbs(connect::docker::Way way, QString image) :
        m_wire(std::make_shared<KubeWire>(way.endpoint)),
        m_image(std::move(image))
    {
        m_backend = std::make_unique<KubernetesBackend>(
            std::make_unique<connect::docker::DockerBackend>(std::move(way)), m_wire);
    }

    bool run()
    {
        m_backend->open();
        if (!QTest::qWaitFor([&] { return m_backend->manifests() != nullptr; }, test::kVerbPatience))
            return failed("nobody answers", m_backend->error());
        return editsMeet() && podIsReplaced() && portLeadsIntoPod();
    }

private:
    ManifestOutcome apply(const QString& text, const backend::ManifestOptions& options)
    {
        const auto outcomes = wait(m_backend->manifests()->apply(text, options));
        if (!outcomes || outcomes->size() != 1)
            return {.error = outcomes ? Error(ErrorKind::Internal, "not one outcome") : outcomes.error()};
        return outcomes->front();
    }

    QString words(const QString& greeting) const
    {
        return u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: words}\ndata: {greeting: %1, other: '1'}\n"_s.arg(
            greeting);
    }

    /// Somebody else.
    Result<void> changeWords(const nlohmann::json& data)
    {
        TRY(m_wire->ask({.method = "PATCH",
                         .named = {.kind = &kube::kind::configMap, .space = "default", .name = "words"},
                         .body = {{"data", data}},
                         .contentType = "application/merge-patch+json"},
                        {}));
        return ok();
    }

    Result<std::string> greeting()
    {
        TRY_DECLARE(const auto answer,
                    m_wire->ask({.named = {.kind = &kube::kind::configMap, .space = "default", .name = "words"}}, {}));
        return answer.body["data"].dump();
    }

    bool editsMeet()
    {
        if (const auto made = apply(words(u"good morning"_s), {}); made.verdict != Verdict::Created)
            return failed("a config map", made.error);
        if (const auto again = apply(words(u"hello"_s), {}); again.verdict != Verdict::Changed)
            return failed("the next text", again.error);
        const auto base = wait(m_backend->objects(Kind::ConfigMap)->yaml(u"default/words"_s));
        if (!base)
            return failed("its text", base.error());
        QString mine = *base;
        mine.replace(u"hello"_s, u"good day"_s);
        if (const auto changed = changeWords({{"other", "2"}}); !changed)
            return failed("a change of others", changed.error());
        if (const auto merged = apply(mine, {.base = *base}); merged.verdict != Verdict::Changed)
            return failed("both changes", merged.error);
        if (const auto now = greeting(); !now || *now != R"({"greeting":"good day","other":"2"})")
            return failed(now ? now->c_str() : "both changes are not there");
        if (const auto changed = changeWords({{"greeting", "ahoy"}}); !changed)
            return failed("another change of others", changed.error());
        const auto conflict = apply(mine, {.base = *base});
        if (conflict.verdict != Verdict::Conflict || !conflict.conflicts.join(u' ').contains(u"greeting"_s))
            return failed("there is no conflict", conflict.error);
        if (const auto forced = apply(mine, {.isForced = true, .base = *base}); forced.verdict != Verdict::Changed)
            return failed("the overwriting", forced.error);
        if (const auto now = greeting(); !now || *now != R"({"greeting":"good day","other":"2"})")
            return failed(now ? now->c_str() : "it was not overwritten");
        std::printf("edits: merged, refused, overwritten\n");
        return true;
    }

    QString pod(const QString& said) const
    {
        return u"apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  terminationGracePeriodSeconds: 1\n"
               "  containers:\n  - name: main\n    image: %1\n    imagePullPolicy: Never\n"
               "    command: [sh, -c, 'mkdir /www; echo %2 >/www/index.html; exec httpd -f -p 8080 -h /www']\n"
               "    ports: [{containerPort: 8080}]\n"_s.arg(m_image, said);
    }

    Result<nlohmann::json> now()
    {
        TRY_DECLARE(auto answer, m_wire->ask({.named = {.space = "default", .name = "web"}}, {}));
        return std::move(answer.body);
    }

    bool runs()
    {
        return QTest::qWaitFor(
            [&] {
                const auto seen = now();
                return seen && seen->value(nlohmann::json::json_pointer("/status/phase"), "") == "Running";
            },
            test::kVerbPatience);
    }

    bool podIsReplaced()
    {
        if (const auto made = apply(pod(u"one"_s), {}); made.verdict != Verdict::Created)
            return failed("a pod", made.error);
        if (!runs())
            return failed("the pod does not run");
        const std::string before = (*now())["metadata"]["uid"];
        const auto refused = apply(pod(u"two"_s), {});
        if (refused.verdict != Verdict::Refused || !refused.needsReplacement)
            return failed("another command is taken without a replacement", refused.error);
        if (const auto replaced = wait(m_backend->manifests()->replace(pod(u"two"_s), {})); !replaced)
            return failed("the replacement", replaced.error());
        if (!runs() || (*now())["metadata"]["uid"] == before)
            return failed("it is the same pod");
        std::printf("pod: replaced\n");
        return true;
    }

    /// What is served at a port of this machine; empty when nothing is.
    static QByteArray read(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        socket.write("GET / HTTP/1.0\r\n\r\n");
        static_cast<void>(
            QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, test::kVerbPatience));
        return socket.readAll();
    }

    bool portLeadsIntoPod()
    {
        QTcpServer taken;
        taken.listen(QHostAddress::LocalHost);
        backend::PortForwards& forwards = *m_backend->portForwards();
        const auto refused = forwards.open({.pod = u"default/web"_s, .port = 8080, .localPort = taken.serverPort()});
        if (refused || refused.error().kind() != ErrorKind::InUse)
            return failed("a port that is used is opened");
        const quint16 free = taken.serverPort();
        taken.close();
        auto open = forwards.open({.pod = u"default/web"_s, .port = 8080, .localPort = free});
        if (!open)
            return failed("a forward", open.error());
        if (!QTest::qWaitFor([&] { return read((*open)->localPort()).contains("two"); }, test::kVerbPatience))
            return failed("nothing comes through", (*open)->error());
        if (!QTest::qWaitFor([&] { return (*open)->connections() == 0; }, test::kVerbPatience) || (*open)->error())
            return failed("the connection does not end", (*open)->error());
        const auto nobody = forwards.open({.pod = u"default/web"_s, .port = 9});
        if (!nobody || !read((*nobody)->localPort()).isEmpty())
            return failed("a port at which nobody listens");
        if (!QTest::qWaitFor([&] { return (*nobody)->error().has_value(); }, test::kVerbPatience))
            return failed("nobody says that nobody listens");
        std::printf("forward: %s\n", (*nobody)->error()->message().c_str());
        open->reset();
        if (!taken.listen(QHostAddress::LocalHost, free))
            return failed("the port is not free again");
        return true;
    }

    std::shared_ptr<KubeWire> m_wire;
    QString m_image;
    std::unique_ptr<KubernetesBackend> m_backend;
};

} // namespace

int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const auto address = connect::docker::parseAddress(argv[1]);
    if (!address)
        return 2;
    Verbs verbs(connect::docker::wayTo(*address), QString::fromLocal8Bit(argv[2]));
    return verbs.run() ? 0 : 1;
}
