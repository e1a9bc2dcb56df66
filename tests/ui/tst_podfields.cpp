// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/podfields.h"
#include "ui/editor/podform.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;
using nlohmann::json;

namespace {

const QString kPod = QStringLiteral("# the shop\n"
                                    "kind: Pod\n"
                                    "metadata: {name: web} # short\n"
                                    "spec:\n"
                                    "  containers:\n"
                                    "  - name: main\n"
                                    "    image: \"nginx:1\"\n"
                                    "    env:\n"
                                    "    - {name: A, value: '1'} # first\n"
                                    "    - name: B\n"
                                    "      valueFrom: {secretKeyRef: {name: s, key: k}}\n"
                                    "    readinessProbe: {httpGet: {port: 80}, periodSeconds: 3}\n"
                                    "  - name: side\n"
                                    "    image: redis\n");

/// A form beside a text.
struct Scene {
    Scene()
    {
        edit.setPlainText(kPod);
        form.resize(700, 900);
        form.show();
    }
    template <class W>
    [[nodiscard]] W* at(const char* path) const
    {
        return form.findChild<W*>(QLatin1StringView(path));
    }
    /// What has become of the lines.
    [[nodiscard]] QString difference() const
    {
        QStringList gone = kPod.split(u'\n');
        QStringList come;
        for (const QString& line : edit.toPlainText().split(u'\n')) {
            if (!gone.removeOne(line))
                come.push_back(u'+' + line.trimmed());
        }
        for (QString& line : gone)
            line = u'-' + line.trimmed();
        return (gone + come).join(u'|');
    }

    QPlainTextEdit edit;
    PodForm form{edit};
};

} // namespace

/// Fields of a pod beside its text.
class TestPodFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsAreLines_data()
    {
        QTest::addColumn<PodList>("kind");
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("words") << PodList::Words << QByteArray(R"(["sh", "-c", "a b"])")
                               << QStringList{u"sh"_s, u"-c"_s, u"a b"_s};
        QTest::newRow("labels") << PodList::Labels << QByteArray(R"({"a": "1", "b": ""})")
                                << QStringList{u"a=1"_s, u"b="_s};
        QTest::newRow("environment")
            << PodList::Environment
            << QByteArray(
                   R"([{"name": "A", "value": "x=y"}, {"name": "B", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "k"}}}])")
            << QStringList{u"A=x=y"_s, QStringLiteral("B ← configMapKeyRef c/k")};
        QTest::newRow("ports") << PodList::Ports
                               << QByteArray(R"([{"name": "web", "containerPort": 80, "hostPort": 8080},
                                                 {"containerPort": 53, "protocol": "UDP"}])")
                               << QStringList{u"web=8080:80"_s, u"53/udp"_s};
        QTest::newRow("mounts") << PodList::Mounts
                                << QByteArray(R"([{"name": "v", "mountPath": "/v", "readOnly": true, "subPath": "x"}])")
                                << QStringList{u"v:/v:ro"_s};
    }
    void listsAreLines()
    {
        QFETCH(PodList, kind);
        QFETCH(QByteArray, list);
        QFETCH(QStringList, lines);
        const json now = json::parse(list.toStdString());
        QCOMPARE(linesOf(kind, now).value(), lines);
        const ListChanges none = changesFor(kind, "/x", now, lines);
        QVERIFY(none.wrongLine == 0 && none.changes.empty());
    }
    void whatLinesCannotShowIsSaid()
    {
        QVERIFY(!linesOf(PodList::Words, json::parse(R"(["two\nlines"])")));
        QVERIFY(!linesOf(PodList::Environment, json::parse(R"(["A=1"])")));
        QCOMPARE(changesFor(PodList::Ports, "/x", json::array(), {u"80"_s, u"eighty"_s}).wrongLine, 2);
        QCOMPARE(changesFor(PodList::Mounts, "/x", json::array(), {u"data"_s}).wrongLine, 1);
    }
    void whatALineDoesNotShowStays()
    {
        const json now =
            json::parse(R"([{"name": "v", "mountPath": "/v", "subPath": "x"}, {"name": "w", "mountPath": "/w"}])");
        const auto changes = changesFor(PodList::Mounts, "/m", now, {u"v:/v:ro"_s, u"n:/n"_s}).changes;
        QCOMPARE(changes.size(), std::size_t{3});
        QVERIFY(changes[0].pointer == "/m/0/readOnly" && changes[0].value == json(true));
        QVERIFY(changes[1].pointer == "/m/1/mountPath" || changes[1].pointer == "/m/1/name");
    }

    void aFieldChangesItsLineOnly()
    {
        Scene scene;
        auto* image = scene.at<QLineEdit>("/spec/containers/*/image");
        QCOMPARE(image->text(), QStringLiteral("nginx:1"));
        image->setFocus();
        image->selectAll();
        QTest::keyClicks(image, u"nginx:2"_s);
        QCOMPARE(scene.difference(), QStringLiteral("-image: \"nginx:1\"|+image: \"nginx:2\""));
        auto* memory = scene.at<QLineEdit>("/spec/containers/*/resources/limits/memory");
        QTest::keyClicks(memory, u"64Mi"_s);
        QCOMPARE(scene.difference(),
                 QStringLiteral("-image: \"nginx:1\"|+image: \"nginx:2\"|+resources:|+limits:|+memory: 64Mi"));
        memory->clear();
        Q_EMIT memory->textEdited(QString());
        QCOMPARE(scene.difference(), QStringLiteral("-image: \"nginx:1\"|+image: \"nginx:2\""));
    }
    void aLineOfAListChangesItsElement()
    {
        Scene scene;
        auto* lines = scene.at<QPlainTextEdit>("/spec/containers/*/env");
        QCOMPARE(lines->toPlainText(), QStringLiteral("A=1\nB ← secretKeyRef s/k"));
        lines->setPlainText(QStringLiteral("A=2\nB ← secretKeyRef s/k\nC=3"));
        QCOMPARE(scene.difference(), QStringLiteral("-- {name: A, value: '1'} # first|+- {name: A, value: '2'} # first|"
                                                    "+- name: C|+value: \"3\""));
    }
    void aProbeIsAWordAndAPort()
    {
        Scene scene;
        auto* text = scene.at<QLineEdit>("/spec/containers/*/readinessProbe");
        QCOMPARE(text->text(), QStringLiteral("80"));
        QTest::keyClicks(text, u"/ready"_s);
        QCOMPARE(scene.difference(),
                 QStringLiteral("-readinessProbe: {httpGet: {port: 80}, periodSeconds: 3}|"
                                "+readinessProbe: {httpGet: {port: 80, path: /ready}, periodSeconds: 3}"));
    }
    void theTextIsShown()
    {
        Scene scene;
        auto* name = scene.at<QLineEdit>("/spec/containers/*/name");
        auto* tabs = scene.form.findChild<QTabBar*>();
        QCOMPARE(tabs->count(), 2);
        tabs->setCurrentIndex(1);
        QCOMPARE(name->text(), QStringLiteral("side"));
        QString text = kPod;
        scene.edit.setPlainText(text.replace(QStringLiteral("name: side"), QStringLiteral("name: other")));
        QTRY_COMPARE(name->text(), QStringLiteral("other"));
        QCOMPARE(tabs->tabText(1), QStringLiteral("other"));
        scene.edit.setPlainText(QStringLiteral("kind: ["));
        QTRY_VERIFY(!name->isEnabled());
        scene.edit.setPlainText(kPod);
        QTRY_VERIFY(name->isEnabled());
    }
};

QTEST_MAIN(TestPodFields)
#include "tst_podfields.moc"
