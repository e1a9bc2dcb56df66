// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::kube;
using nlohmann::json;

/// What a claim may become once it is there.
class TestClaimRules : public QObject {
    Q_OBJECT

private:
    static json made(const char* more = "{}")
    {
        json claim = R"({"metadata": {"name": "c", "namespace": "default"}, "spec": {"accessModes": ["ReadWriteOnce"],
                         "resources": {"requests": {"storage": "2Gi"}}}})"_json;
        claim["spec"].merge_patch(json::parse(more));
        return admit(kind::claim, claim, nullptr, UnknownFields::Refuse).value().object;
    }

    /// "spec FieldValueForbidden: why", or nothing.
    static std::string said(const json& former, const char* change)
    {
        json claim = former;
        claim["spec"].merge_patch(json::parse(change));
        const auto admitted = admit(kind::claim, claim, &former, UnknownFields::Refuse);
        if (admitted)
            return {};
        const json causes = wordsOfStatus(admitted.error())["details"]["causes"];
        std::string out;
        for (const json& cause : causes)
            out += (out.empty() ? "" : ", ") + cause["field"].get<std::string>() + " " +
                   cause["message"].get<std::string>();
        return out;
    }

private Q_SLOTS:
    void itMayGrowAndNotShrinkBelowWhatItHas()
    {
        json claim = made();
        QCOMPARE(claim["status"]["capacity"], R"({"storage": "2Gi"})"_json);
        QCOMPARE(said(claim, R"({"resources": {"requests": {"storage": "2048Mi"}}})"), std::string());
        QCOMPARE(said(claim, R"({"resources": {"requests": {"storage": "5Gi"}}})"), std::string());
        const std::string less =
            "spec.resources.requests.storage Forbidden: field can not be less than status.capacity";
        QCOMPARE(said(claim, R"({"resources": {"requests": {"storage": "2147483647"}}})"), less);
        // It was to become larger, and has not yet.
        claim["spec"]["resources"]["requests"]["storage"] = "5Gi";
        QCOMPARE(said(claim, R"({"resources": {"requests": {"storage": "3Gi"}}})"), std::string());
        QCOMPARE(said(claim, R"({"resources": {"requests": {"storage": "2Gi"}}})"), less);
        QCOMPARE(said(claim, R"({"resources": {"requests": {"storage": "1Gi"}}})"), less);
    }

    void itStillSaysHowMuch()
    {
        QCOMPARE(said(made(), R"({"resources": {"requests": {"storage": null}}})"),
                 std::string("spec.resources[storage] Required value, spec.resources.requests.storage Forbidden: field "
                             "can not be less than status.capacity"));
        QVERIFY(said(made(), R"({"resources": {"requests": {"storage": "-1"}}})")
                    .starts_with("spec.resources[storage] Invalid value: \"-1\": must be greater than zero"));
    }

    void allElseStays()
    {
        const std::string fixed = "spec Forbidden: spec is immutable after creation except resources.requests and "
                                  "volumeAttributesClassName for bound claims";
        QCOMPARE(said(made(), R"({"accessModes": ["ReadWriteMany"]})"), fixed);
        QCOMPARE(said(made(), R"({"resources": {"requests": {"other": "1"}}})"), fixed);
        QCOMPARE(said(made(), R"({"volumeName": "other"})"), fixed);
        QCOMPARE(said(made(), R"({"volumeMode": null})"), std::string()); // it has the usual one
    }

    void itMayBeOfAnotherClass()
    {
        const json claim = made(R"({"volumeAttributesClassName": "fast"})");
        QCOMPARE(said(made(), R"({"volumeAttributesClassName": "fast"})"), std::string());
        QCOMPARE(said(claim, R"({"volumeAttributesClassName": "slow"})"), std::string());
        QCOMPARE(said(claim, R"({"volumeAttributesClassName": ""})"),
                 std::string("spec.volumeAttributesClassName Forbidden: update from non-nil value to an empty string "
                             "is forbidden"));
        QCOMPARE(
            said(claim, R"({"volumeAttributesClassName": null})"),
            std::string("spec.volumeAttributesClassName Forbidden: update from non-nil value to nil is forbidden"));
        const auto admitted = admit(kind::claim, claim, nullptr, UnknownFields::Refuse);
        VERIFY_OK(admitted);
        QCOMPARE(admitted->warnings,
                 (std::vector<std::string>{
                     "spec.volumeAttributesClassName has no effect: this engine does not implement it"}));
    }
};

QTEST_APPLESS_MAIN(TestClaimRules)
#include "tst_claimrules.moc"
