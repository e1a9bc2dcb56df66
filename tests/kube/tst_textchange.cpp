// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/textchange.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

namespace {

constexpr const char* kPod = R"(# the shop
apiVersion: v1
kind: Pod
metadata:
  name: web   # who calls it so?
  labels: {tier: front, "odd key": 'x'}

spec:
  # two of them
  containers:
  - name: main
    image: "nginx:1.25"
    command: [sh, -c, "echo a, b"]
    env:
    - name: A
      value: '1'
    # the second
    - name: B
      valueFrom:
        fieldRef: {fieldPath: metadata.name}
    args:
    - |
      # not a comment
      done
    resources: {}

  - image: redis
    name: side
)";

/// Lines of `after` that are not among those of `before`, with what has gone: "-old +new".
std::string difference(const std::string& before, const std::string& after)
{
    const auto lines = [](const std::string& text) { return QString::fromStdString(text).split(u'\n'); };
    QStringList gone = lines(before);
    QStringList come;
    for (const QString& line : lines(after)) {
        if (!gone.removeOne(line))
            come.push_back(u'+' + line);
    }
    QStringList out;
    for (const QString& line : gone)
        out.push_back(u'-' + line);
    return (out + come).join(u'|').toStdString();
}

} // namespace

/// Changes of a text that touch nothing else.
class TestTextChange : public QObject {
    Q_OBJECT

private:
    static Result<std::string> changed(std::string text, const ChangeAsked& asked)
    {
        TRY_DECLARE(const TextChange change, changeText(text, asked));
        return text.replace(change.begin, change.size, change.text);
    }

private Q_SLOTS:
    void onlyTouchedLinesChange_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* pointer, const char* value, const char* expected) {
            QTest::newRow(name) << QByteArray(pointer) << QByteArray(value) << QByteArray(expected);
        };
        row("a text", "/metadata/name", R"("shop")",
            "-  name: web   # who calls it so?|+  name: shop   # who calls it so?");
        row("in quotes", "/spec/containers/0/image", R"("nginx:2")",
            R"(-    image: "nginx:1.25"|+    image: "nginx:2")");
        row("in other quotes", "/spec/containers/0/env/0/value", R"("2")", "-      value: '1'|+      value: '2'");
        row("what needs quotes", "/metadata/name", R"("yes")",
            R"(-  name: web   # who calls it so?|+  name: "yes"   # who calls it so?)");
        row("in braces", "/metadata/labels/tier", R"("a, b")",
            R"(-  labels: {tier: front, "odd key": 'x'}|+  labels: {tier: "a, b", "odd key": 'x'})");
        row("another one in braces", "/metadata/labels/app", R"("web")",
            R"(-  labels: {tier: front, "odd key": 'x'}|+  labels: {tier: front, "odd key": 'x', app: web})");
        row("gone from braces", "/metadata/labels/tier", "",
            R"(-  labels: {tier: front, "odd key": 'x'}|+  labels: {"odd key": 'x'})");
        row("the last gone from braces", "/metadata/labels/odd key", "",
            R"(-  labels: {tier: front, "odd key": 'x'}|+  labels: {tier: front})");
        row("a list in brackets", "/spec/containers/0/command", R"(["sleep", "1,5"])",
            R"(-    command: [sh, -c, "echo a, b"]|+    command: [sleep, "1,5"])");
        row("an element in brackets", "/spec/containers/0/command/2", R"("ls")",
            R"(-    command: [sh, -c, "echo a, b"]|+    command: [sh, -c, "ls"])");
        row("a new member", "/metadata/namespace", R"("shop")", "+  namespace: shop");
        row("a new member of what is not there", "/spec/securityContext/fsGroup", "7",
            "+  securityContext:|+    fsGroup: 7");
        row("a new member of what is empty", "/spec/containers/0/resources/limits", R"({"cpu": "1"})",
            R"(-    resources: {}|+    resources: {limits: {cpu: "1"}})");
        row("a new element", "/spec/containers/0/env/-", R"({"name": "C", "value": "3"})",
            R"(+    - name: C|+      value: "3")");
        row("an element less", "/spec/containers/0/env/0", "", "-    - name: A|-      value: '1'");
        row("the first member of an element", "/spec/containers/1/image", "",
            "-  - image: redis|-    name: side|+  - name: side");
        row("a block", "/spec/containers/0/args", R"(["x"])", "-    - ||-      # not a comment|-      done|+    - x");
        row("a member with lines below", "/spec/containers/0/env/1/valueFrom", "",
            "-      valueFrom:|-        fieldRef: {fieldPath: metadata.name}");
        row("what would be empty goes too", "/spec/containers/0/env/1/valueFrom/fieldRef/fieldPath", "",
            "-      valueFrom:|-        fieldRef: {fieldPath: metadata.name}");
        row("an element more at the end", "/spec/containers/-", R"({"name": "c"})", "+  - name: c");
        row("an element less at the end", "/spec/containers/1", "", "-  - image: redis|-    name: side");
        row("lines instead of a text", "/spec/containers/1/image", R"(["a"])",
            "-  - image: redis|+  - image:|+    - a");
        row("nothing to remove", "/spec/nothing", "", "");
    }
    void onlyTouchedLinesChange()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        ChangeAsked asked{.document = 0, .pointer = pointer.toStdString(), .value = {}};
        if (!value.isEmpty())
            asked.value = json::parse(value.toStdString());
        const auto after = changed(kPod, asked);
        VERIFY_OK(after);
        QCOMPARE(QString::fromStdString(difference(kPod, *after)), QString::fromUtf8(expected));
    }

    void oneOfSeveralDocuments()
    {
        const auto after = changed("a: 1\n---\na: 1 # x\n---\na: 1\n", {.document = 1, .pointer = "/a", .value = 2});
        VERIFY_OK(after);
        QCOMPARE(*after, std::string("a: 1\n---\na: 2 # x\n---\na: 1\n"));
    }

    void withoutANewlineAtTheEnd()
    {
        const auto more = changed("a: 1", {.document = 0, .pointer = "/b", .value = 2});
        VERIFY_OK(more);
        QCOMPARE(*more, std::string("a: 1\nb: 2"));
        const auto less = changed("a: 1\nb: 2", {.document = 0, .pointer = "/b", .value = {}});
        VERIFY_OK(less);
        QCOMPARE(*less, std::string("a: 1\n"));
    }

    void whatIsWrittenUnusuallyIsLeftAlone()
    {
        for (const char* text : {"a: &x 1\nb: *x\n", "? a\n: 1\n", "a: !!str 1\n"}) {
            const auto after = changeText(text, {.document = 0, .pointer = "/a", .value = "2"});
            VERIFY_FAILS(after, ErrorKind::Unsupported);
        }
        VERIFY_FAILS(changeText("a: 1\n", {.document = 0, .pointer = "/a/b", .value = 2}), ErrorKind::Unsupported);
        VERIFY_FAILS(changeText("a: [", {.document = 0, .pointer = "/a", .value = 2}), ErrorKind::InvalidInput);
        VERIFY_FAILS(changeText("a: 1\n", {.document = 3, .pointer = "/a", .value = 2}), ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTextChange)
#include "tst_textchange.moc"
