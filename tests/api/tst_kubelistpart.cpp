// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubelistpart.h"
#include "tests/support/verify.h"

#include <QFloat16> // asked for where QCOMPARE is given JSON
#include <QTest>

using namespace darse;
using namespace darse::api;
using nlohmann::json;

namespace {

constexpr std::uint64_t kNow = 9;

/// "422 sendInitialEvents FieldValueForbidden", or "400".
QString refusalOf(const Error& error)
{
    const json status = statusJson(error);
    QString out = QString::number(status["code"].get<int>());
    for (const json& cause : status.value(json::json_pointer("/details/causes"), json::array())) {
        if (cause.contains("field"))
            out += QString::fromStdString(" " + cause["field"].get<std::string>() + " " +
                                          cause["reason"].get<std::string>());
    }
    return out;
}

KubeListAsked asked(const char* revision, const char* match)
{
    KubeListAsked out;
    out.revision = revision;
    out.match = match;
    return out;
}

} // namespace

Q_DECLARE_METATYPE(KubeListAsked)

/// Of which time lists and watches are.
class TestKubeListPart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAreOfTheirTime_data()
    {
        QTest::addColumn<KubeListAsked>("question");
        QTest::addColumn<QString>("expected"); ///< the revision, 0: now; or the refusal
        const auto row = [](const char* name, const KubeListAsked& question, const char* expected) {
            QTest::newRow(name) << question << QString::fromLatin1(expected);
        };
        const auto with = [](KubeListAsked question, const char* continues, std::size_t limit) {
            question.continues = continues;
            question.limit = limit;
            return question;
        };
        row("now", asked("", ""), "0");
        row("whatever there is", asked("0", ""), "0");
        row("not older, unsaid", asked("5", ""), "0");
        row("not older", asked("5", "NotOlderThan"), "0");
        row("exactly", asked("5", "Exact"), "5");
        row("exactly now", asked("9", "Exact"), "9");
        row("the first part of whatever there is", with(asked("0", ""), "", 2), "0");
        row("the first part of then", with(asked("5", ""), "", 2), "5");
        row("the first part, not older", with(asked("5", "NotOlderThan"), "", 2), "0");
        row("the next part", with(asked("", ""), "5:lab/a", 2), "5");
        row("the next part of whatever there is", with(asked("0", ""), "5:lab/a", 2), "5");
        row("to come", asked("10", ""), "504");
        row("to come, exactly", asked("10", "Exact"), "504");
        row("no revision", asked("soon", ""), "400");
        row("less than none", asked("-1", ""), "400");
        row("no token", with(asked("", ""), "5", 2), "400");
        row("a part of another time", with(asked("5", ""), "5:lab/a", 2), "400");
        row("a way without a revision", asked("", "Exact"), "422 resourceVersionMatch FieldValueForbidden");
        row("exactly anything", asked("0", "Exact"), "422 resourceVersionMatch FieldValueForbidden");
        row("another way", asked("5", "About"), "422 resourceVersionMatch FieldValueNotSupported");
        row("a way of going on", with(asked("0", "NotOlderThan"), "5:lab/a", 2),
            "422 resourceVersionMatch FieldValueForbidden");
        KubeListAsked watching = asked("", "");
        watching.sendsInitial = false;
        row("what only a watch has", watching, "422 sendInitialEvents FieldValueForbidden");
    }

    void listsAreOfTheirTime()
    {
        QFETCH(const KubeListAsked, question);
        QFETCH(const QString, expected);
        const auto part = kubePartAsked(question, kNow);
        QCOMPARE(part ? QString::number(part->revision) : refusalOf(part.error()), expected);
        if (part)
            QCOMPARE(part->limit, question.limit);
    }

    void watchesBeginWhereTheyMay_data()
    {
        QTest::addColumn<KubeListAsked>("question");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, KubeListAsked question, std::optional<bool> initial,
                            const char* expected) {
            question.sendsInitial = initial;
            QTest::newRow(name) << question << QString::fromLatin1(expected);
        };
        row("anywhere", asked("", ""), {}, "0");
        row("somewhere", asked("5", ""), {}, "5");
        row("later", asked("10", ""), {}, "10"); // the stream itself says that this is not known
        row("with what there is", asked("", "NotOlderThan"), true, "0");
        row("with what there will be", asked("10", "NotOlderThan"), true, "504");
        row("without what there is", asked("5", "NotOlderThan"), false, "5");
        row("no revision", asked("soon", ""), {}, "400");
        row("no way", asked("5", ""), true, "422 resourceVersionMatch FieldValueForbidden");
        row("a way for nothing", asked("5", "NotOlderThan"), {}, "422 resourceVersionMatch FieldValueForbidden");
        row("exactly", asked("5", "Exact"), true,
            "422 resourceVersionMatch FieldValueForbidden resourceVersionMatch FieldValueNotSupported");
    }

    void watchesBeginWhereTheyMay()
    {
        QFETCH(const KubeListAsked, question);
        QFETCH(const QString, expected);
        const auto from = kubeWatchFrom(question, kNow);
        QCOMPARE(from ? QString::number(*from) : refusalOf(from.error()), expected);
    }

    void refusalsAreWordedAsAServerDoes()
    {
        const auto part = kubePartAsked(asked("", "About"), kNow);
        VERIFY_FAILS(part, ErrorKind::InvalidInput);
        QCOMPARE(part.error().message(),
                 std::string("ListOptions.meta.k8s.io \"\" is invalid: [resourceVersionMatch: Forbidden: "
                             "resourceVersionMatch is forbidden unless resourceVersion is provided, "
                             "resourceVersionMatch: Unsupported value: \"About\": supported values: \"Exact\", "
                             "\"NotOlderThan\", \"\"]"));
        const json details = statusJson(part.error())["details"];
        QCOMPARE(details["kind"], json("ListOptions"));
        QCOMPARE(details["group"], json("meta.k8s.io"));
    }

    void oneObjectIsNotOlder()
    {
        VERIFY_OK(kubeNotOlder("", kNow));
        VERIFY_OK(kubeNotOlder("9", kNow));
        VERIFY_FAILS(kubeNotOlder("10", kNow), ErrorKind::Timeout);
        VERIFY_FAILS(kubeNotOlder("x", kNow), ErrorKind::Protocol);
    }

    void tokensAreReadAgain()
    {
        KubeListAsked next = asked("", "");
        next.continues = kubeListToken(7, "lab", "a");
        const auto part = kubePartAsked(next, kNow);
        VERIFY_OK(part);
        QCOMPARE(part->revision, std::uint64_t{7});
        QCOMPARE(part->space + "/" + part->name, std::string("lab/a"));
    }
};

QTEST_APPLESS_MAIN(TestKubeListPart)
#include "tst_kubelistpart.moc"
