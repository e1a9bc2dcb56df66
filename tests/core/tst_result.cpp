// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "tests/support/verify.h"

#include <QTest>

#include <cerrno>
#include <memory>
#include <set>
#include <variant>

using namespace darse;

namespace {

Error gone()
{
    return {ErrorKind::NotFound, "container web does not exist"};
}

Result<std::unique_ptr<int>> boxed(int value)
{
    if (value < 0)
        return gone();
    return std::make_unique<int>(value);
}

Result<void> check(int value)
{
    if (value < 0)
        return gone();
    return ok();
}

Result<int> sum(int left, int right)
{
    TRY_DECLARE(const auto first, boxed(left));
    TRY_DECLARE(const auto second, boxed(right));
    return *first + *second;
}

Result<std::string> describe(int value, int& steps)
{
    ++steps;
    TRY(check(value).within("inspect web"));
    ++steps;
    return std::to_string(value);
}

/// TRY as the only statement of an if that has an else.
Result<int> branch(bool isChecked, int value)
{
    if (isChecked)
        TRY(check(value));
    else
        return 0;
    return value;
}

/// A TRY inside the expression of another one, on one line and with a second type of result.
Result<int> nested(int value)
{
    const auto inner = [](int v) -> Result<int> {
        TRY(check(v));
        return v;
    };
    TRY([&]() -> Result<void> {
        TRY(check(value));
        return ok();
    }());
    TRY_DECLARE(const int twice, ([&]() -> Result<int> {
                    TRY_DECLARE(const int v, inner(value));
                    return 2 * v;
                }()));
    return twice;
}

} // namespace

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResultHoldsItsValue();
    void aResultHoldsItsError();
    void readingTheWrongSideThrows();
    void valueOrFallsBackOnError();
    void moveOnlyValuesPassThrough();
    void tryDeclareLeavesWithTheFirstError();
    void tryLeavesAtOnceAndKeepsTheContext();
    void tryStandsBetweenIfAndElse();
    void triesNest();
    void contextAccumulatesAndKeepsTheRest();
    void withinLeavesSuccessAlone();
    void withinOnACopyLeavesTheOriginal();
    void errnoDecidesTheKind_data();
    void errnoDecidesTheKind();
    void everyKindHasItsOwnName();
};

void TestResult::aResultHoldsItsValue()
{
    const Result<int> result = 7;
    QVERIFY(result.isOk());
    QVERIFY(static_cast<bool>(result));
    QCOMPARE(*result, 7);
    const Result<std::string> text = std::string("seven");
    QCOMPARE(text->size(), std::size_t{5});
    QVERIFY(ok().isOk());
}

void TestResult::aResultHoldsItsError()
{
    const Result<int> result = gone();
    QVERIFY(!result.isOk());
    QCOMPARE(result.error(), gone());
    const Result<void> nothing = gone();
    QVERIFY(!nothing);
    QCOMPARE(nothing.error(), gone());
}

void TestResult::readingTheWrongSideThrows()
{
    const Result<int> failed = gone();
    const Result<int> fine = 1;
    QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, (void)failed.value());
    QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, (void)fine.error());
    QVERIFY_THROWS_EXCEPTION(std::exception, (void)ok().error());
}

void TestResult::valueOrFallsBackOnError()
{
    QCOMPARE(Result<int>(3).valueOr(9), 3);
    QCOMPARE(Result<int>(gone()).valueOr(9), 9);
}

void TestResult::moveOnlyValuesPassThrough()
{
    std::unique_ptr<int> owned = boxed(5).value();
    QCOMPARE(*owned, 5);
    QCOMPARE(*boxed(-1).valueOr(std::make_unique<int>(8)), 8);
    QCOMPARE(**boxed(6).within("box"), 6);
}

void TestResult::tryDeclareLeavesWithTheFirstError()
{
    QCOMPARE(*sum(2, 3), 5);
    QCOMPARE(sum(-1, 3).error(), gone());
    QCOMPARE(sum(2, -1).error(), gone());
}

void TestResult::tryLeavesAtOnceAndKeepsTheContext()
{
    int steps = 0;
    QCOMPARE(*describe(4, steps), std::string("4"));
    QCOMPARE(steps, 2);
    const auto failed = describe(-4, steps);
    QCOMPARE(steps, 3);
    QCOMPARE(failed.error().message(), std::string("inspect web: container web does not exist"));
    VERIFY_FAILS(failed, ErrorKind::NotFound);
}

void TestResult::tryStandsBetweenIfAndElse()
{
    QCOMPARE(*branch(true, 3), 3);
    QCOMPARE(*branch(false, 3), 0);
    QCOMPARE(*branch(false, -3), 0);
    QCOMPARE(branch(true, -3).error(), gone());
}

void TestResult::triesNest()
{
    QCOMPARE(*nested(21), 42);
    QCOMPARE(nested(-1).error(), gone());
}

void TestResult::contextAccumulatesAndKeepsTheRest()
{
    const Error error = Error::fromErrno(ENOENT, "open layer").withDetail("stderr").within("unpack").within("pull web");
    QCOMPARE(error.message(), std::string("pull web: unpack: open layer: No such file or directory"));
    QVERIFY(error.kind() == ErrorKind::NotFound);
    QCOMPARE(error.errnoValue(), ENOENT);
    QCOMPARE(error.detail(), std::string("stderr"));
}

void TestResult::withinLeavesSuccessAlone()
{
    QCOMPARE(*Result<int>(3).within("count"), 3);
    QVERIFY(ok().within("nothing").isOk());
    QCOMPARE(Result<int>(gone()).within("count").error().message(), std::string("count: container web does not exist"));
}

void TestResult::withinOnACopyLeavesTheOriginal()
{
    const Error original = gone();
    const Error told = original.within("stop");
    QCOMPARE(original, gone());
    QVERIFY(told != original);
}

void TestResult::errnoDecidesTheKind_data()
{
    QTest::addColumn<int>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("missing") << ENOENT << ErrorKind::NotFound;
    QTest::newRow("no process") << ESRCH << ErrorKind::NotFound;
    QTest::newRow("exists") << EEXIST << ErrorKind::AlreadyExists;
    QTest::newRow("busy") << EBUSY << ErrorKind::InUse;
    QTest::newRow("not empty") << ENOTEMPTY << ErrorKind::InUse;
    QTest::newRow("access") << EACCES << ErrorKind::PermissionDenied;
    QTest::newRow("permission") << EPERM << ErrorKind::PermissionDenied;
    QTest::newRow("read-only") << EROFS << ErrorKind::PermissionDenied;
    QTest::newRow("loop") << ELOOP << ErrorKind::InvalidInput;
    QTest::newRow("not a directory") << ENOTDIR << ErrorKind::InvalidInput;
    QTest::newRow("no such call") << ENOSYS << ErrorKind::Unsupported;
    QTest::newRow("not executable") << ENOEXEC << ErrorKind::Unsupported;
    QTest::newRow("refused") << ECONNREFUSED << ErrorKind::Unreachable;
    QTest::newRow("slow") << ETIMEDOUT << ErrorKind::Timeout;
    QTest::newRow("canceled") << ECANCELED << ErrorKind::Canceled;
    QTest::newRow("protocol") << EPROTO << ErrorKind::Protocol;
    QTest::newRow("full disk") << ENOSPC << ErrorKind::Io;
    QTest::newRow("unheard of") << 9999 << ErrorKind::Io;
}

void TestResult::errnoDecidesTheKind()
{
    QFETCH(const int, value);
    QFETCH(const ErrorKind, kind);
    const Error error = Error::fromErrno(value, "it");
    QVERIFY2(error.kind() == kind, error.message().c_str());
    QCOMPARE(error.errnoValue(), value);
    QVERIFY(error.message().starts_with("it: "));
}

void TestResult::everyKindHasItsOwnName()
{
    std::set<std::string_view> names;
    const int last = static_cast<int>(ErrorKind::Internal);
    for (int kind = 0; kind <= last; ++kind)
        names.insert(toString(static_cast<ErrorKind>(kind)));
    QCOMPARE(names.size(), static_cast<std::size_t>(last) + 1);
    QVERIFY(!names.contains(""));
    QCOMPARE(toString(ErrorKind::NotFound), std::string_view("NotFound"));
    QCOMPARE(toString(ErrorKind::Internal), std::string_view("Internal"));
}

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
