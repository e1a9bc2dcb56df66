// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/backend/workload.h"
#include "core/connect/demo/yamlwriter.h"
#include "tests/core/demosupport.h"

#include <yaml-cpp/yaml.h>

#include <QTest>

using namespace darse;
using namespace darse::backend;
using namespace darse::tests;
using namespace Qt::StringLiterals;
using connect::demo::DemoBackend;
using connect::demo::YamlWriter;

namespace {

YAML::Node parsed(const QString& yaml)
{
    return YAML::Load(yaml.toStdString());
}

QString textOf(const YAML::Node& node)
{
    return QString::fromStdString(node.as<std::string>());
}

} // namespace

class DemoYamlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileTextsComeBack_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts = {{},
                                   u"plain"_s,
                                   u"true"_s,
                                   u"NO"_s,
                                   u"null"_s,
                                   u"~"_s,
                                   u"1e3"_s,
                                   u"0x10"_s,
                                   u"12:30:45"_s,
                                   u"- item"_s,
                                   u"a: b"_s,
                                   u"a #b"_s,
                                   u"#a"_s,
                                   u" space "_s,
                                   u"two\nlines\n"_s,
                                   u"tab\tand \"quotes\" and 'more' and \\"_s,
                                   u"{a: 1}"_s,
                                   u"[a]"_s,
                                   u"&anchor"_s,
                                   u"*alias"_s,
                                   u"!!binary x"_s,
                                   u"%TAG"_s,
                                   u"@at `tick`"_s,
                                   u"---"_s,
                                   u"..."_s,
                                   u"a:"_s,
                                   u"\u2028 \u0085 \ufeff \u202e"_s,
                                   u"\x1b[31m\x01\x7f"_s,
                                   u"é à ü 漢字"_s,
                                   u"\U0001f433"_s,
                                   u"=<<"_s,
                                   u"a\r\nb"_s};
        for (const QString& text : texts)
            QTest::newRow(qPrintable(QString::fromLatin1(text.toUtf8().toPercentEncoding()))) << text;
    }

    void hostileTextsComeBack()
    {
        QFETCH(QString, text);
        YamlWriter yaml;
        yaml.text(u"value"_s, text)
            .text(u"k"_s + text, u"key"_s)
            .list(u"list"_s, {text, text})
            .map(u"map"_s, {{text, text}});
        const YAML::Node node = parsed(yaml.result());
        QCOMPARE(textOf(node["value"]), text);
        QCOMPARE(textOf(node["k" + text.toStdString()]), u"key"_s);
        QCOMPARE(node["list"].size(), std::size_t(2));
        QCOMPARE(textOf(node["list"][1]), text);
        QCOMPARE(textOf(node["map"][text.toStdString()]), text);
    }

    void aBrokenSurrogateIsStillYaml()
    {
        YamlWriter yaml;
        yaml.text(u"value"_s, QString(QChar(0xd800)) + u'x');
        QCOMPARE(textOf(parsed(yaml.result())["value"]), QString(QChar::ReplacementCharacter) + u'x');
    }

    void itemsNest()
    {
        YamlWriter yaml;
        yaml.begin(u"a"_s).item().text(u"x"_s, u"1"_s).begin(u"b"_s).item().number(u"y"_s, 2).end().end().end();
        yaml.item().list(u"z"_s, {u"u"_s}).end().end().flag(u"last"_s, true);
        const YAML::Node node = parsed(yaml.result());
        QCOMPARE(node["a"].size(), std::size_t(2));
        QCOMPARE(node["a"][0]["b"][0]["y"].as<int>(), 2);
        QCOMPARE(textOf(node["a"][1]["z"][0]), u"u"_s);
        QVERIFY(node["last"].as<bool>());
    }

    void everythingHasReadableYaml()
    {
        DemoBackend demo(fixedOptions());
        for (const Kind kind : kAllKinds) {
            Objects& objects = *demo.objects(kind);
            for (const ObjectPtr& object : listOf(demo, kind)) {
                const auto yaml = now(objects.yaml(object->key));
                QCOMPARE(yaml.isOk(), objects.hasYaml());
                if (!yaml)
                    continue;
                const YAML::Node node = parsed(*yaml);
                QVERIFY2(node.IsMap(), qPrintable(*yaml));
                const YAML::Node name = node["metadata"] ? node["metadata"]["name"] : node["name"];
                QCOMPARE(textOf(name), object->name);
            }
        }
    }

    void aDeploymentIsAKubernetesManifest()
    {
        DemoBackend demo(fixedOptions());
        const YAML::Node node = parsed(now(demo.objects(Kind::Deployment)->yaml(u"shop/frontend"_s)).valueOr({}));
        QCOMPARE(textOf(node["apiVersion"]), u"apps/v1"_s);
        QCOMPARE(textOf(node["kind"]), u"Deployment"_s);
        QCOMPARE(textOf(node["metadata"]["namespace"]), u"shop"_s);
        QCOMPARE(node["spec"]["replicas"].as<int>(), get<Deployment>(demo, u"shop/frontend"_s)->desired);
        QCOMPARE(textOf(node["spec"]["selector"]["matchLabels"]["app"]), u"frontend"_s);
        const YAML::Node containers = node["spec"]["template"]["spec"]["containers"];
        QCOMPARE(containers.size(), std::size_t(2));
        QCOMPARE(textOf(containers[0]["image"]), u"docker.io/library/nginx:1.27"_s);
        QCOMPARE(containers[0]["ports"][0]["containerPort"].as<int>(), 8080);
        QCOMPARE(textOf(containers[0]["volumeMounts"][0]["name"]),
                 textOf(node["spec"]["template"]["spec"]["volumes"][0]["name"]));
    }

    void aSecretTellsNoValue()
    {
        DemoBackend demo(fixedOptions());
        const QString yaml = now(demo.objects(Kind::Secret)->yaml(u"shop/postgres"_s)).valueOr({});
        QVERIFY(yaml.contains(u"password"));
        QVERIFY(!yaml.contains(u"not-a-real-password"));
    }

    void anUnknownKeyIsNotFound()
    {
        DemoBackend demo(fixedOptions());
        QVERIFY(now(demo.objects(Kind::Pod)->yaml(u"nobody"_s)).error().kind() == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(DemoYamlTest)
#include "tst_demoyaml.moc"
