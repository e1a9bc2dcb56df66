// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace darse;
using namespace darse::container;
using Json = nlohmann::json;

namespace {

Result<Config> parsed(Json host)
{
    std::vector<std::string> warnings;
    return parseConfig({{"HostConfig", std::move(host)}}, warnings);
}

Result<Mount> bind(const char* text)
{
    TRY_DECLARE(const auto config, parsed({{"Binds", {text}}}));
    return config.mounts.at(0);
}

} // namespace

/// "-v", "--mount" and "--tmpfs".
class TestContainerMounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPathOfTheHostIsABind()
    {
        const auto mount = bind("/src:/dst/../b/:ro,z,rshared");
        VERIFY_OK(mount);
        const Mount wanted{.form = MountForm::Bind,
                           .type = MountType::Bind,
                           .source = "/src",
                           .target = "/b",
                           .isReadOnly = true,
                           .propagation = Propagation::RShared,
                           .relabel = Relabel::Shared,
                           .makesSource = true,
                           .options = "ro,z,rshared"};
        QVERIFY(*mount == wanted);
    }
    void aNameIsAVolume()
    {
        const auto mount = bind("named:/n:nocopy");
        VERIFY_OK(mount);
        QVERIFY(mount->type == MountType::Volume);
        QCOMPARE(mount->source, std::string("named"));
        QVERIFY(mount->copiesNothing && !mount->makesSource);
        const auto anonymous = bind("/n");
        VERIFY_OK(anonymous);
        QVERIFY(anonymous->type == MountType::Volume && anonymous->source.empty());
    }
    void badBindsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"a", "a/b:/c", "/a:b", "/a:/", "/a:/..", "/a:/c:bogus", "/a:/c:ro,rw", "/a:/c:ro,",
                                 "/a:/c:", "/a:/c:nocopy", "name:/c:rshared", "/a:/b:/c:ro", ":/a", "/foo:rw", "a:/b"})
            QTest::newRow(text) << QByteArray(text);
    }
    void badBindsAreRefused()
    {
        QFETCH(QByteArray, text);
        VERIFY_FAILS(bind(text.constData()), ErrorKind::InvalidInput);
    }

    void objectsSayTheSameInMembers()
    {
        const auto config = parsed(
            {{"Mounts",
              {{{"Type", "volume"},
                {"Source", "v2"},
                {"Target", "/v"},
                {"VolumeOptions",
                 {{"NoCopy", true},
                  {"Labels", {{"a", "b"}}},
                  {"DriverConfig", {{"Name", "local"}, {"Options", {{"o", "x"}}}}}}}},
               {{"Type", "tmpfs"}, {"Target", "/t"}, {"TmpfsOptions", {{"SizeBytes", 4096}, {"Mode", 0700}}}},
               {{"Type", "bind"}, {"Source", "/s"}, {"Target", "/b"}, {"BindOptions", {{"NonRecursive", true}}}}}}});
        VERIFY_OK(config);
        const Mount volume{.source = "v2",
                           .target = "/v",
                           .copiesNothing = true,
                           .volumeDriver = "local",
                           .volumeOptions = {{"o", "x"}},
                           .volumeLabels = {{"a", "b"}}};
        QVERIFY(config->mounts[0] == volume);
        QVERIFY((config->mounts[1] ==
                 Mount{.type = MountType::Tmpfs, .target = "/t", .tmpfsSize = 4096, .tmpfsMode = 0700}));
        QVERIFY((config->mounts[2] ==
                 Mount{.type = MountType::Bind, .source = "/s", .target = "/b", .isNonRecursive = true}));
    }
    void badObjectsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no type") << QByteArray(R"({"Target":"/a"})");
        QTest::newRow("type") << QByteArray(R"({"Type":"npipe","Target":"/a"})");
        QTest::newRow("no target") << QByteArray(R"({"Type":"tmpfs"})");
        QTest::newRow("bind without source") << QByteArray(R"({"Type":"bind","Target":"/a"})");
        QTest::newRow("relative source") << QByteArray(R"({"Type":"bind","Source":"a","Target":"/a"})");
        QTest::newRow("name of a volume") << QByteArray(R"({"Type":"volume","Source":"../a","Target":"/a"})");
        QTest::newRow("tmpfs with source") << QByteArray(R"({"Type":"tmpfs","Source":"/a","Target":"/a"})");
        QTest::newRow("other options") << QByteArray(R"({"Type":"tmpfs","Target":"/a","BindOptions":{}})");
        QTest::newRow("propagation") << QByteArray(
            R"({"Type":"bind","Source":"/a","Target":"/a","BindOptions":{"Propagation":"odd"}})");
        QTest::newRow("mode") << QByteArray(R"({"Type":"tmpfs","Target":"/a","TmpfsOptions":{"Mode":8192}})");
    }
    void badObjectsAreRefused()
    {
        QFETCH(QByteArray, json);
        VERIFY_FAILS(parsed({{"Mounts", Json::array({Json::parse(json.toStdString())})}}), ErrorKind::InvalidInput);
    }

    void optionsOfATmpfsAreRead()
    {
        const auto config = parsed({{"Tmpfs", {{"/t", "ro,size=64k,mode=700,noexec"}, {"/all", ""}}}});
        VERIFY_OK(config);
        QCOMPARE(config->mounts[0].target, std::string("/all"));
        const Mount wanted{.form = MountForm::Tmpfs,
                           .type = MountType::Tmpfs,
                           .target = "/t",
                           .isReadOnly = true,
                           .tmpfsSize = 65'536,
                           .tmpfsMode = 0700,
                           .options = "ro,size=64k,mode=700,noexec"};
        QVERIFY(config->mounts[1] == wanted);
    }
    void badTmpfsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("relative") << QByteArray("t") << QByteArray("");
        QTest::newRow("root") << QByteArray("/") << QByteArray("");
        for (const char* options :
             {"bogus", "remount", "bind", "rshared", "size=big", "size=101%", "mode=9", "mode=", "uid="})
            QTest::newRow(options) << QByteArray("/t") << QByteArray(options);
    }
    void badTmpfsIsRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, options);
        VERIFY_FAILS(parsed({{"Tmpfs", {{path.toStdString(), options.toStdString()}}}}), ErrorKind::InvalidInput);
    }

    void twoMountsAtOnePlaceAreRefused()
    {
        VERIFY_FAILS(parsed({{"Binds", {"/a:/b"}}, {"Tmpfs", {{"/b/", ""}}}}), ErrorKind::InvalidInput);
    }
    void volumesOfOthersAreChecked()
    {
        VERIFY_OK(parsed({{"VolumesFrom", {"db", "db:ro", "web:z,rw"}}}));
        for (const char* bad : {"", ":ro", "db:odd", "db:ro:rw", "d b"})
            VERIFY_FAILS(parsed({{"VolumesFrom", {bad}}}), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestContainerMounts)
#include "tst_containermounts.moc"
