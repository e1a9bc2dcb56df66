// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/reading.h"
#include "ui/editor/rulewords.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace darse;
using namespace darse::ui;

namespace {

/// A language in which everything that is known is said in brackets.
class Brackets final : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "YamlCheck") == 0 ? QStringLiteral("[%1]").arg(QString::fromUtf8(source)) : QString();
    }
    bool isEmpty() const override { return false; }
};

/// A pod in which much is wrong.
constexpr const char* kWrong = R"(apiVersion: v1
kind: Pod
metadata: {name: Web}
spec:
  dnsPolicy: None
  hostname: A_b
  hostAliases: [{ip: nowhere}]
  volumes: [{name: v, emptyDir: {}, hostPath: {path: /x}}]
  initContainers: [{name: i, image: i, livenessProbe: {tcpSocket: {port: 80}}}]
  containers:
  - name: a
    image: b
    ports: [{containerPort: 70000, name: Much-Too-Long-A-Name}]
    env: [{name: "a b"}, {name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
    resources: {limits: {cpu: 1}, requests: {cpu: 2, memory: -1}}
    livenessProbe: {periodSeconds: -1}
)";

} // namespace

/// What rules say, in the language of the window.
class TestRuleWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_brackets); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_brackets); }

    void valuesStayAsTheyAre()
    {
        QCOMPARE(ruleWords(QStringLiteral("Invalid value: \"A\": must be unique")),
                 QStringLiteral("[Invalid value:] \"A\": [must be unique]"));
        QCOMPARE(ruleWords(QStringLiteral("Required value")), QStringLiteral("[Required value]"));
        QCOMPARE(ruleWords(QStringLiteral("must be one of A, B")), QStringLiteral("[must be one of] A, B"));
        QCOMPARE(ruleWords(QStringLiteral("Unsupported value: \"C\": must be one of A, B")),
                 QStringLiteral("[Unsupported value:] \"C\": [must be one of] A, B"));
        QCOMPARE(ruleWords(QStringLiteral("something else")), QStringLiteral("something else"));
        QCOMPARE(
            refusalWords(QStringLiteral("Pod \"web\" is invalid: spec.hostname: Invalid value: \"A\": must be unique")),
            QStringLiteral("[Pod \"web\" is invalid: spec.hostname: [Invalid value:] \"A\": [must be unique]]"));
        QCOMPARE(refusalWords(QStringLiteral("Pod \"web\" is invalid: [spec.containers[0].image: Required value, "
                                             "data[a b]: Invalid value: \"x, y: Not found\": must be unique, "
                                             "spec.a: Unsupported value: \"Z\": supported values: \"A\", \"B\"]")),
                 QStringLiteral("[Pod \"web\" is invalid: \n• spec.containers[0].image: [Required value]\n"
                                "• data[a b]: [Invalid value:] \"x, y: Not found\": [must be unique]\n"
                                "• spec.a: [Unsupported value:] \"Z\": [supported values:] \"A\", \"B\"]"));
    }

    void everyRuleThatIsBrokenIsKnown()
    {
        const kube::Reading reading = kube::readText(kWrong);
        QVERIFY(!reading.findings.empty());
        for (const kube::Finding& finding : reading.findings) {
            const QString said = QString::fromStdString(finding.problem.what);
            QVERIFY2(ruleWords(said).contains(u'['), qPrintable(said));
            if (said.startsWith(QStringLiteral("Invalid value:")))
                QVERIFY2(ruleWords(said).endsWith(u']'), qPrintable(said));
        }
    }

private:
    Brackets m_brackets;
};

QTEST_GUILESS_MAIN(TestRuleWords)
#include "tst_rulewords.moc"
