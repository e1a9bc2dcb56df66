// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/apparmor.h"
#include "core/runtime/capabilities.h"
#include "core/runtime/securityoptions.h"
#include "core/runtime/spec.h"
#include "tests/support/verify.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <bit>

using namespace darse;
using namespace darse::runtime;

namespace {

constexpr CapabilitySet kEverything = (CapabilitySet{1} << 41U) - 1;

CapabilitySet bit(std::string_view name)
{
    return CapabilitySet{1} << capabilityNumber(name).value();
}

Result<CapabilitySet> settled(std::vector<std::string> added, std::vector<std::string> dropped,
                              CapabilitySet available = kEverything)
{
    std::vector<std::string> warnings;
    return settleCapabilities({.addedCapabilities = std::move(added), .droppedCapabilities = std::move(dropped)},
                              available, warnings);
}

} // namespace

class TestSpecSecurity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void elevenAreUsual()
    {
        QCOMPARE(std::popcount(usualCapabilities()), 11);
        QVERIFY(hasCapability(usualCapabilities(), "NET_BIND_SERVICE"));
        for (const char* name : {"AUDIT_WRITE", "MKNOD", "NET_RAW", "SYS_ADMIN"})
            QVERIFY(!hasCapability(usualCapabilities(), name));
    }

    void numbersAreTheKernels()
    {
        QCOMPARE(capabilityNumber("CAP_CHOWN").value(), 0U);
        QCOMPARE(capabilityNumber("sys_admin").value(), 21U);
        QCOMPARE(capabilityNumber("cap_Setfcap").value(), 31U);
        QCOMPARE(capabilityNumber("CHECKPOINT_RESTORE").value(), 40U);
        QVERIFY(!capabilityNumber("CAP_FLY"));
        QVERIFY((capabilityNames(bit("KILL") | bit("BPF")) == std::vector<std::string>{"CAP_KILL", "CAP_BPF"}));
    }

    void capabilitiesAreAddedAndDropped()
    {
        QCOMPARE(settled({}, {}).value(), usualCapabilities());
        QCOMPARE(settled({"NET_ADMIN"}, {"cap_chown"}).value(),
                 (usualCapabilities() | bit("NET_ADMIN")) & ~bit("CHOWN"));
        QCOMPARE(settled({}, {"all"}).value(), CapabilitySet{0});
        QCOMPARE(settled({"KILL"}, {"ALL"}).value(), bit("KILL"));
        QCOMPARE(settled({"ALL"}, {}).value(), kEverything);
        QCOMPARE(settled({"ALL"}, {"SYS_ADMIN"}).value(), kEverything & ~bit("SYS_ADMIN"));
        // Who adds one by name means it.
        QCOMPARE(settled({"CHOWN"}, {"CHOWN"}).value(), usualCapabilities());
    }

    void nobodyGetsMoreThanWeHave()
    {
        std::vector<std::string> warnings;
        const CapabilitySet ours = kEverything & ~bit("SYS_RESOURCE");
        const auto asked = settleCapabilities({.addedCapabilities = {"SYS_RESOURCE"}}, ours, warnings);
        VERIFY_OK(asked);
        QCOMPARE(*asked, usualCapabilities());
        QCOMPARE(warnings.size(), 1U);
        const auto privileged = settleCapabilities({.isPrivileged = true}, ours, warnings);
        VERIFY_OK(privileged);
        QCOMPARE(*privileged, ours);
        QCOMPARE(warnings.size(), 1U);
    }

    void unknownCapabilitiesAreNamed()
    {
        const auto asked = settled({"NET_ADMIN", "FLY"}, {});
        VERIFY_FAILS(asked, ErrorKind::InvalidInput);
        QCOMPARE(asked.error().message(), std::string("there is no capability FLY"));
        VERIFY_FAILS(settled({}, {"CAP_"}), ErrorKind::InvalidInput);
    }

    void optionsAreRead()
    {
        const auto options = parseSecurityOptions({"no-new-privileges:true", R"(seccomp={"a":"b=c"})", "apparmor=mine",
                                                   "label=type:web_t", "label:level:s0:c1,c2", "mask=/proc/a:/proc/b/",
                                                   "unmask=/proc/*"});
        VERIFY_OK(options);
        QVERIFY(options->hasNoNewPrivileges);
        QCOMPARE(options->seccomp.value(), std::string(R"({"a":"b=c"})"));
        QCOMPARE(options->apparmor.value(), std::string("mine"));
        QCOMPARE(options->label.at("type"), std::string("web_t"));
        QCOMPARE(options->label.at("level"), std::string("s0:c1,c2"));
        QCOMPARE(options->masked.front(), std::string("/proc/a"));
        QCOMPARE(options->unmasked.size(), 1U);
    }

    void optionsSayWhatTheySay()
    {
        QVERIFY(parseSecurityOptions({"no-new-privileges"}).value().hasNoNewPrivileges);
        QVERIFY(!parseSecurityOptions({"no-new-privileges=false"}).value().hasNoNewPrivileges);
        QVERIFY(parseSecurityOptions({"label=disable"}).value().isLabelDisabled);
        QVERIFY(!parseSecurityOptions({"seccomp=builtin"}).value().seccomp);
        QCOMPARE(parseSecurityOptions({"systempaths=unconfined"}).value().unmasked.front(), std::string("ALL"));
    }

    void unknownOptionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("option");
        for (const char* option : {"", "fly", "seccomp", "label=fly", "label=fly:1", "no-new-privileges=perhaps",
                                   "systempaths=all", "mask=relative", "=x"})
            QTest::newRow(option) << QByteArray(option);
    }

    void unknownOptionsAreRefused()
    {
        QFETCH(const QByteArray, option);
        VERIFY_FAILS(parseSecurityOptions({option.toStdString()}), ErrorKind::InvalidInput);
    }

    void maskedPathsAreUnmaskedByPattern()
    {
        const std::vector<std::string> paths{"/proc/acpi", "/proc/kcore", "/sys/firmware"};
        QVERIFY(withoutUnmasked(paths, {}) == paths);
        QVERIFY(withoutUnmasked(paths, {"ALL"}).empty());
        QVERIFY((withoutUnmasked(paths, {"/proc/*"}) == std::vector<std::string>{"/sys/firmware"}));
        QVERIFY((withoutUnmasked(paths, {"/proc/acpi"}) == std::vector<std::string>{"/proc/kcore", "/sys/firmware"}));
    }

    void whoAsksForNoProfileHasTheUsualOne()
    {
        const SpecMachine machine{.hasApparmor = true, .apparmorProfile = kApparmorProfile};
        const auto profileOf = [](const container::Security& security, const SpecMachine& on) {
            container::Config config;
            config.command = std::vector<std::string>{"true"};
            config.security = security;
            const auto spec = makeSpec(config, {.id = "boat", .root = "/"}, on);
            const auto json = nlohmann::json::parse(spec ? spec->json : std::string("{}"));
            return json.value("process", nlohmann::json::object()).value("apparmorProfile", std::string());
        };
        QCOMPARE(profileOf({}, machine), std::string(kApparmorProfile));
        QCOMPARE(profileOf({.options = {"apparmor=unconfined"}}, machine), std::string("unconfined"));
        QCOMPARE(profileOf({.isPrivileged = true}, machine), std::string());
        QCOMPARE(profileOf({}, {.hasApparmor = true}), std::string());
    }

    void theProfileIsFoundAmongThoseOfTheKernel()
    {
        const std::string line = std::string(kApparmorProfile) + " (enforce)\n";
        QVERIFY(isApparmorLoaded(line) && isApparmorLoaded("docker-default (enforce)\n" + line));
        QVERIFY(!isApparmorLoaded("docker-default (enforce)\n") && !isApparmorLoaded("my-" + line));
        QVERIFY(apparmorProfile().starts_with("profile " + std::string(kApparmorProfile) + " flags="));
        QVERIFY(apparmorProfile().find("PROFILE") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSpecSecurity)
#include "tst_specsecurity.moc"
