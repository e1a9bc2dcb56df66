// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/kubeconfig.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::connect::kubernetes;

namespace {

/// "%" stands for the two slashes of an address: moc takes them for a comment.
const char* const kConfiguration = R"(apiVersion: v1
kind: Config
current-context: usual
clusters:
- {name: here, cluster: {server: "https:%127.0.0.1:6443", certificate-authority-data: b3Vycw==}}
- {name: far, cluster: {server: "https:%far.example/k8s/clusters/c-1/", certificate-authority: pki/ca.crt}}
- {name: open, cluster: {server: "http:%localhost:8001", insecure-skip-tls-verify: true}}
- {name: blind, cluster: {server: "https:%far.example", insecure-skip-tls-verify: true}}
- {name: through, cluster: {server: "https:%far.example", proxy-url: "http:%proxy"}}
- {name: odd, cluster: {server: "far.example:6443"}}
users:
- {name: token, user: {token: abc}}
- {name: number, user: {token: 12345}}
- {name: file, user: {tokenFile: token}}
- {name: pair, user: {client-certificate-data: Y2VydA==, client-key: pki/key}}
- {name: half, user: {client-certificate-data: Y2VydA==}}
- {name: basic, user: {username: ann, password: secret}}
- {name: cloud, user: {exec: {command: aws}}}
- {name: other, user: {auth-provider: {name: gcp}}}
contexts:
- {name: usual, context: {cluster: here, user: token, namespace: shop}}
- {name: number, context: {cluster: here, user: number}}
- {name: file, context: {cluster: far, user: file}}
- {name: pair, context: {cluster: far, user: pair}}
- {name: open, context: {cluster: open}}
- {name: blind, context: {cluster: blind, user: basic}}
- {name: half, context: {cluster: here, user: half}}
- {name: cloud, context: {cluster: here, user: cloud}}
- {name: other, context: {cluster: here, user: other}}
- {name: through, context: {cluster: through}}
- {name: odd, context: {cluster: odd}}
- {name: lost, context: {cluster: nowhere}}
- {name: stranger, context: {cluster: here, user: nobody}}
)";

} // namespace

/// Clusters as kubectl's configuration names them.
class TestKubeconfig : public QObject {
    Q_OBJECT

private:
    test::TempDir m_folder;

    Result<KubeServer> server(const std::string& context)
    {
        auto found = serverOf({.file = (m_folder / "config").string(), .context = context});
        return found ? Result(found->server) : found.error();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write("config", QString::fromLatin1(kConfiguration).replace(u'%', QStringLiteral("//")).toStdString());
        m_folder.write("pki/ca.crt", "theirs");
        m_folder.write("pki/key", "key");
        m_folder.write("token", "of a file\n");
    }

    void contextsBecomeServers()
    {
        const auto usual = server("");
        VERIFY_OK(usual);
        QCOMPARE(usual->endpoint.name(), std::string("127.0.0.1:6443"));
        QCOMPARE(usual->endpoint.tls.trust, net::TlsTrust::Own);
        QCOMPARE(usual->endpoint.tls.authoritiesPem, std::string("ours"));
        QCOMPARE(usual->authorization, std::string("Bearer abc"));
        QCOMPARE(usual->space, std::string("shop"));
        QCOMPARE(server("number")->authorization, std::string("Bearer 12345"));
        const auto file = server("file");
        VERIFY_OK(file);
        QCOMPARE(file->authorization, std::string("Bearer of a file"));
        QCOMPARE(file->prefix, std::string("/k8s/clusters/c-1"));
        QCOMPARE(file->endpoint.name(), std::string("far.example:443"));
        QCOMPARE(file->endpoint.tls.authoritiesPem, std::string("theirs"));
        const auto pair = server("pair");
        VERIFY_OK(pair);
        QCOMPARE(pair->endpoint.tls.identity.certificatePem, std::string("cert"));
        QCOMPARE(pair->endpoint.tls.identity.privateKeyPem, std::string("key"));
        QVERIFY(pair->authorization.empty());
        const auto open = server("open");
        VERIFY_OK(open);
        QCOMPARE(open->endpoint.kind, net::EndpointKind::Tcp);
        const auto blind = server("blind");
        VERIFY_OK(blind);
        QCOMPARE(blind->endpoint.tls.trust, net::TlsTrust::Anyone);
        QCOMPARE(blind->authorization, std::string("Basic YW5uOnNlY3JldA=="));
    }

    void theRestIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* context, const char* part) {
            QTest::newRow(context) << QString::fromLatin1(context) << QString::fromLatin1(part);
        };
        row("half", "belong together");
        row("cloud", "comes from a program (exec), which is not run here");
        row("other", "comes from a program (auth-provider), which is not run here");
        row("through", "proxy-url is not implemented");
        row("odd", "no address such as");
        row("lost", "there is no cluster \"nowhere\"");
        row("stranger", "there is no user \"nobody\"");
        row("none", "there is no context \"none\"");
    }
    void theRestIsRefusedWithASentence()
    {
        QFETCH(const QString, context);
        QFETCH(const QString, part);
        const auto refused = server(context.toStdString());
        QVERIFY(!refused);
        QVERIFY2(QString::fromStdString(refused.error().message()).contains(part), refused.error().message().c_str());
    }

    /// Logins are renewed in the file, or beside it, while one is connected.
    void whatChangesIsReadAgain()
    {
        const test::TempDir folder;
        const QString text = QString::fromLatin1(kConfiguration).replace(u'%', QStringLiteral("//"));
        const auto write = [&](const QString& changed) { folder.write("config", changed.toStdString()); };
        const FindServer find = findServerOf({.file = (folder / "config").string()});
        QVERIFY(!find()); // it is not there yet
        write(text);
        const auto first = find();
        VERIFY_OK(first);
        QCOMPARE((*first)->authorization, std::string("Bearer abc"));
        QCOMPARE(find()->get(), first->get());
        write(QString(text).replace(QStringLiteral("token: abc"), QStringLiteral("tokenFile: token")));
        folder.write("token", "one");
        QCOMPARE((*find())->authorization, std::string("Bearer one"));
        folder.write("token", "another");
        QCOMPARE((*find())->authorization, std::string("Bearer another"));
        // Whatever is the current context now: one stays in that in which one has begun.
        write(QString(text).replace(QStringLiteral("current-context: usual"), QStringLiteral("current-context: open")));
        QCOMPARE((*find())->endpoint.name(), std::string("127.0.0.1:6443"));
        write(QString(text).replace(QStringLiteral("127.0.0.1:6443"), QStringLiteral("127.0.0.1:16443")));
        const auto moved = find();
        QVERIFY(!moved);
        QVERIFY2(moved.error().message().find("leads to another server now") != std::string::npos,
                 moved.error().message().c_str());
        write(text + QStringLiteral("# as it was\n"));
        VERIFY_OK(find());
    }

    void placesAreWritten()
    {
        const auto place = parseClusterPlace("kube:///home/ann/.kube/config#a test");
        VERIFY_OK(place);
        QCOMPARE(place->file, std::string("/home/ann/.kube/config"));
        QCOMPARE(place->context, std::string("a test"));
        QCOMPARE(place->text(), std::string("kube:///home/ann/.kube/config#a test"));
        QVERIFY(parseClusterPlace("kube:///config")->context.empty());
        QVERIFY(!parseClusterPlace("kube://config"));
        QVERIFY(isClusterPlace("kube:///x") && !isClusterPlace("/x"));
        QVERIFY(!serverOf({.file = (m_folder / "nothing").string()}));
        m_folder.write("bad", "a: [");
        QVERIFY(!serverOf({.file = (m_folder / "bad").string()}));
        m_folder.write("list", "[]");
        QVERIFY(!serverOf({.file = (m_folder / "list").string()}));
    }
};

QTEST_GUILESS_MAIN(TestKubeconfig)
#include "tst_kubeconfig.moc"
