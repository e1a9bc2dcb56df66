// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decompress.h"
#include "core/store/gzipencoder.h"
#include "tests/core/compressing.h"
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTest>

using namespace darse;

namespace {

Result<std::string> encoded(const std::string& text, std::size_t step)
{
    std::string compressed;
    store::GzipEncoder encoder([&](std::string_view piece) {
        compressed += piece;
        return ok();
    });
    for (std::size_t at = 0; at < text.size(); at += step)
        TRY(encoder.write(std::string_view(text).substr(at, step)));
    TRY(encoder.finish());
    return compressed;
}

} // namespace

class TestGzipEncoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsEncodedComesBack_data();
    void whatIsEncodedComesBack();
    void gzipReadsIt();
    void anErrorOfTheSinkEndsIt();
};

void TestGzipEncoder::whatIsEncodedComesBack_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("step");
    QTest::newRow("nothing") << 0 << 1;
    QTest::newRow("one byte") << 1 << 1;
    QTest::newRow("byte by byte") << 3000 << 1;
    QTest::newRow("large") << 5'000'000 << 100'000;
    QTest::newRow("at once") << 5'000'000 << 5'000'000;
}

void TestGzipEncoder::whatIsEncodedComesBack()
{
    QFETCH(int, size);
    QFETCH(int, step);
    const std::string text = test::mixedText(std::size_t(size));
    const auto compressed = encoded(text, std::size_t(step));
    VERIFY_OK(compressed);
    QVERIFY(size < 1000 || compressed->size() < text.size());
    const auto back = test::allOf(store::decompressed(test::sourceOf(*compressed)));
    VERIFY_OK(back);
    QVERIFY(*back == text);
}

void TestGzipEncoder::gzipReadsIt()
{
    const std::string text = test::mixedText(1'000'000);
    const auto compressed = encoded(text, 10'000);
    VERIFY_OK(compressed);
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-d")});
    gzip.write(compressed->data(), qint64(compressed->size()));
    gzip.closeWriteChannel();
    QVERIFY(gzip.waitForFinished());
    QCOMPARE(gzip.exitCode(), 0);
    QVERIFY(gzip.readAllStandardOutput().toStdString() == text);
}

void TestGzipEncoder::anErrorOfTheSinkEndsIt()
{
    store::GzipEncoder encoder([](std::string_view) -> Result<void> { return Error(ErrorKind::Io, "full"); });
    (void)encoder.write("text");
    VERIFY_FAILS(encoder.finish(), ErrorKind::Io);
}

QTEST_GUILESS_MAIN(TestGzipEncoder)
#include "tst_gzipencoder.moc"
