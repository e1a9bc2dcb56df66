// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/options.h"
#include "app/common/places.h"
#include "core/api/docker.h"
#include "core/api/machine.h"

#include <QTest>

#include <array>

using namespace darse;

/// Command lines, default places and the small parsers of the engine's answers.
class TestNetOptions : public QObject {
    Q_OBJECT

private:
    static constexpr std::array kTable = {
        app::Option{"root", 'r', "DIR", "A folder"},
        app::Option{"all", 'a', "", "Everything"},
        app::Option{"brief", 'b', "", "Less"},
    };
    static Result<app::Arguments> parse(std::vector<const char*> words) { return app::parseArguments(kTable, words); }

private Q_SLOTS:
    void everyFormOfAValueIsUnderstood()
    {
        for (const auto& words : std::vector<std::vector<const char*>>{{"--root", "/x"},
                                                                       {"--root=/x"},
                                                                       {"-r", "/x"},
                                                                       {"-r/x"},
                                                                       {"-abr", "/x"},
                                                                       {"--root=/y", "--root", "/x"}})
            QCOMPARE(parse(words).value().value("root").value_or(""), std::string("/x"));
        QCOMPARE(parse({"--root="}).value().value("root").value_or("none"), std::string());
        QCOMPARE(parse({"--root=a=b"}).value().value("root").value_or(""), std::string("a=b"));
        QCOMPARE(parse({"--root", "--all"}).value().value("root").value_or(""), std::string("--all"));
    }
    void wordsAndTheDoubleDash()
    {
        const auto arguments = parse({"one", "-a", "-", "--", "--brief", "-x"}).value();
        QVERIFY(arguments.has("all") && !arguments.has("brief"));
        QCOMPARE(arguments.words, (std::vector<std::string>{"one", "-", "--brief", "-x"}));
    }
    void firstWordMayEndTheOptions()
    {
        const auto before = [](std::vector<const char*> words) {
            return app::parseArguments(kTable, words, app::Order::BeforeWords).value();
        };
        const auto arguments = before({"-a", "--root", "/x", "image", "--brief", "-r", "--", "--zzz"});
        QVERIFY(arguments.has("all") && !arguments.has("brief"));
        QCOMPARE(arguments.value("root").value_or(""), std::string("/x"));
        QCOMPARE(arguments.words, (std::vector<std::string>{"image", "--brief", "-r", "--", "--zzz"}));
        QCOMPARE(before({"-a", "--", "-b", "--", "c"}).words, (std::vector<std::string>{"-b", "--", "c"}));
        QVERIFY(!app::parseArguments(kTable, std::vector<const char*>{"--zzz", "image"}, app::Order::BeforeWords));
    }
    void repeatedOptionsKeepTheirOrder()
    {
        const auto arguments = parse({"-r", "1", "word", "--root=2", "-r3"}).value();
        QCOMPARE(arguments.values("root"), (std::vector<std::string>{"1", "2", "3"}));
        QVERIFY(arguments.values("all").empty());
    }
    void mistakesAreNamed()
    {
        const auto message = [](std::vector<const char*> words) { return parse(std::move(words)).error().message(); };
        QCOMPARE(message({"--rot"}), std::string("unknown option --rot, did you mean --root?"));
        QCOMPARE(message({"--zzzzzz"}), std::string("unknown option --zzzzzz"));
        QCOMPARE(message({"-az"}), std::string("unknown option -z"));
        QCOMPARE(message({"--root"}), std::string("the option --root needs a value (DIR)"));
        QCOMPARE(message({"--all=yes"}), std::string("the option --all takes no value"));
    }
    void placesFollowTheUser()
    {
        const auto user = [](bool isRoot, std::optional<std::string> value) {
            return app::User{isRoot, 1000, [value](const char*) { return value; }};
        };
        QCOMPARE(app::defaultSocket(user(true, "/x")), std::string("/run/darse/engine.sock"));
        QCOMPARE(app::defaultSocket(user(false, "/x")), std::string("/x/darse/engine.sock"));
        QCOMPARE(app::defaultSocket(user(false, "relative")), std::string("/run/user/1000/darse/engine.sock"));
        QCOMPARE(app::defaultRoot(user(true, {})).value(), std::string("/var/lib/darse"));
        QCOMPARE(app::defaultRoot(user(false, "/x")).value(), std::string("/x/darse"));
        QVERIFY(!app::defaultRoot(user(false, {})));
    }
    void cgroupLayoutIsRead()
    {
        using api::CgroupLayout;
        const std::string v2 = "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n";
        const std::string v1 = "cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0\n";
        QVERIFY(api::cgroupLayout(v2) == CgroupLayout::V2);
        QVERIFY(api::cgroupLayout(v1) == CgroupLayout::V1);
        QVERIFY(api::cgroupLayout(v1 + "cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n") == CgroupLayout::Hybrid);
        QVERIFY(api::cgroupLayout("proc /proc proc rw 0 0\n\n x\n") == CgroupLayout::None);
    }
    void memoryIsRead()
    {
        QCOMPARE(api::memoryTotal("MemTotal:       2048 kB\nMemFree: 1 kB\n"), std::uint64_t{2048 * 1024});
        QCOMPARE(api::memoryTotal("MemTotal:"), std::uint64_t{0});
        QCOMPARE(api::memoryTotal(""), std::uint64_t{0});
    }
    void versionInFrontOfAPathIsTaken()
    {
        QCOMPARE(api::splitVersion("/v1.41/images/x").path, std::string_view("/images/x"));
        QCOMPARE(api::splitVersion("/v1.41/images/x").version, std::string_view("1.41"));
        QCOMPARE(api::splitVersion("/v1.41").path, std::string_view("/"));
        for (const std::string_view path :
             {"/volumes", "/v1/x", "/v1./x", "/v.1/x", "/vx.y/z", "/version", "/v", "/"}) {
            QCOMPARE(api::splitVersion(path).path, path);
            QVERIFY(api::splitVersion(path).version.empty());
        }
        QVERIFY(api::checkVersion("1.41") && api::checkVersion("1.24") && api::checkVersion(""));
        QVERIFY(!api::checkVersion("1.42") && !api::checkVersion("1.23") && !api::checkVersion("2.0"));
    }
};

QTEST_GUILESS_MAIN(TestNetOptions)
#include "tst_net_options.moc"
