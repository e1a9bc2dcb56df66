// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "tests/support/verify.h"

#include <QTest>

#include <random>

using namespace darse;

static_assert(!std::is_convertible_v<int, Bytes>);
static_assert(!std::is_constructible_v<Bytes, bool>);
static_assert(!std::is_constructible_v<Bytes, double>);

class TestBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arithmeticIsExactWithinRange();
    void arithmeticStopsAtTheEnds();
    void negativeCountsBecomeZero();
    void sizesAreFormatted_data();
    void sizesAreFormatted();
    void sizesAreParsed_data();
    void sizesAreParsed();
    void badSizesAreRefused_data();
    void badSizesAreRefused();
    void longNonsenseIsQuotedInPart();
    void whatIsFormattedCanBeParsed();
};

void TestBytes::arithmeticIsExactWithinRange()
{
    QVERIFY(Bytes(3) + Bytes(4) == Bytes(7));
    QVERIFY(Bytes(9) - Bytes(4) == Bytes(5));
    QVERIFY(Bytes(9) * 4 == Bytes(36));
    QVERIFY(4 * Bytes(9) == Bytes(36));
    QVERIFY(Bytes(9) * 0 == Bytes());
    QVERIFY(gibibytes(1) == Bytes(1073741824));
    QVERIFY(mebibytes(2) > kibibytes(2047));
}

void TestBytes::arithmeticStopsAtTheEnds()
{
    QVERIFY(Bytes::max() + Bytes(1) == Bytes::max());
    QVERIFY(Bytes(1) + Bytes::max() == Bytes::max());
    QVERIFY(Bytes(4) - Bytes(9) == Bytes());
    QVERIFY(Bytes::max() * 2 == Bytes::max());
    QVERIFY(gibibytes(1ULL << 40) == Bytes::max());
    QVERIFY(Bytes::max() * 1 == Bytes::max());
}

void TestBytes::negativeCountsBecomeZero()
{
    QVERIFY(Bytes(-1) == Bytes());
    QVERIFY(Bytes(std::numeric_limits<std::int64_t>::min()) == Bytes());
    QCOMPARE(Bytes(std::int8_t{100}).count(), std::uint64_t{100});
}

void TestBytes::sizesAreFormatted_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << quint64{0} << QByteArray("0 B");
    QTest::newRow("last bytes") << quint64{1023} << QByteArray("1023 B");
    QTest::newRow("first unit") << quint64{1024} << QByteArray("1 KiB");
    QTest::newRow("fraction") << quint64{1536 * 1024} << QByteArray("1.5 MiB");
    QTest::newRow("rounds down") << quint64{1024 + 51} << QByteArray("1 KiB");
    QTest::newRow("rounds up") << quint64{1024 + 52} << QByteArray("1.1 KiB");
    QTest::newRow("rounds to the whole") << quint64{2 * 1024 - 1} << QByteArray("2 KiB");
    QTest::newRow("rounds into the next unit") << quint64{1024 * 1024 - 1} << QByteArray("1 MiB");
    QTest::newRow("just below") << quint64{1024 * 1024 - 52} << QByteArray("1023.9 KiB");
    QTest::newRow("tera") << (quint64{5} << 40) << QByteArray("5 TiB");
    QTest::newRow("largest") << ~quint64{0} << QByteArray("16 EiB");
}

void TestBytes::sizesAreFormatted()
{
    QFETCH(const quint64, count);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(formatBytes(Bytes(count))), text);
}

void TestBytes::sizesAreParsed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("count");
    QTest::newRow("plain") << QByteArray("4096") << quint64{4096};
    QTest::newRow("zero") << QByteArray("0") << quint64{0};
    QTest::newRow("bytes") << QByteArray("12b") << quint64{12};
    QTest::newRow("k") << QByteArray("100k") << quint64{102400};
    QTest::newRow("KB is binary") << QByteArray("100KB") << quint64{102400};
    QTest::newRow("m") << QByteArray("512m") << quint64{512} * 1024 * 1024;
    QTest::newRow("Ki") << QByteArray("3Ki") << quint64{3072};
    QTest::newRow("fraction") << QByteArray("1.5GiB") << quint64{1536} * 1024 * 1024;
    QTest::newRow("space") << QByteArray("1.5 GiB") << quint64{1536} * 1024 * 1024;
    QTest::newRow("rounded down") << QByteArray("0.3k") << quint64{307};
    QTest::newRow("leading zeros") << QByteArray("0000000000000000000000001k") << quint64{1024};
    QTest::newRow("many decimals") << QByteArray("0.99999999999999999999999999999999E") << (quint64{1} << 60) - 1;
    QTest::newRow("largest") << QByteArray("18446744073709551615") << ~quint64{0};
    QTest::newRow("last exbibyte") << QByteArray("15EiB") << (quint64{15} << 60);
}

void TestBytes::sizesAreParsed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const quint64, count);
    const auto bytes = parseBytes(text.toStdString());
    QVERIFY2(bytes.isOk(), bytes ? "" : bytes.error().message().c_str());
    QCOMPARE(quint64{bytes->count()}, count);
}

void TestBytes::badSizesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray notASize = "is not a number with a unit, such as 512m or 1.5GiB";
    for (const char* text : {"",    " ",   "m",    "512x", "5 5", "1,5g", "1.g", ".5g", "1.5.5g", "0x10", "1e3", "5mm",
                             "5bk", "5bi", "5  m", " 5m",  "5m ", "5 ",   "-",   "--5", "+5",     "inf",  "nan", "5µ"})
        QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QString::fromUtf8(text)))) << QByteArray(text) << notASize;
    QTest::newRow("embedded zero") << QByteArray("5\0m", 3) << notASize;
    QTest::newRow("negative") << QByteArray("-5m") << QByteArray("is negative");
    QTest::newRow("half a byte") << QByteArray("1.5") << QByteArray("has a fraction of a byte");
    QTest::newRow("half a byte too") << QByteArray("1.5b") << QByteArray("has a fraction of a byte");
    QTest::newRow("one too many") << QByteArray("18446744073709551616") << QByteArray("is too large");
    QTest::newRow("unit too many") << QByteArray("16E") << QByteArray("is too large");
}

void TestBytes::badSizesAreRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, reason);
    const auto bytes = parseBytes(text.toStdString());
    VERIFY_FAILS(bytes, ErrorKind::InvalidInput);
    QCOMPARE(QByteArray::fromStdString(bytes.error().message()), "size \"" + text + "\" " + reason);
}

void TestBytes::longNonsenseIsQuotedInPart()
{
    const auto bytes = parseBytes(std::string(1'000'000, 'x'));
    QVERIFY(!bytes);
    QVERIFY(bytes.error().message().size() < 150);
}

void TestBytes::whatIsFormattedCanBeParsed()
{
    std::mt19937_64 random(20);
    for (int i = 0; i < 20000; ++i) {
        const Bytes bytes(random() >> (random() % 64));
        const auto parsed = parseBytes(formatBytes(bytes));
        if (formatBytes(bytes) == "16 EiB")
            continue; // rounded beyond what 64 bits hold
        QVERIFY(parsed.isOk());
        const Bytes off = *parsed > bytes ? *parsed - bytes : bytes - *parsed;
        QVERIFY2(off.count() <= bytes.count() / 19, formatBytes(bytes).c_str());
    }
}

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
