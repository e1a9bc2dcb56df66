// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "core/store/decompress.h"
#include "tests/core/compressing.h"
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTest>

#include <sys/resource.h>

using namespace darse;
using store::Compression;

namespace {

Result<std::string> plain(const std::string& compressed, std::size_t step = 65'536, std::size_t outStep = 65'536)
{
    return test::allOf(store::decompressed(test::sourceOf(compressed, step)), outStep);
}

} // namespace

class TestDecompress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void compressionIsRecognised();
    void contentComesBack_data() { compressions(); }
    void contentComesBack();
    void piecesMayHaveAnySize_data() { compressions(); }
    void piecesMayHaveAnySize();
    void streamsInARowAreOne_data() { compressions(); }
    void streamsInARowAreOne();
    void truncatedIsRefused_data() { compressions(); }
    void truncatedIsRefused();
    void garbageAfterTheEndIsRefused_data() { compressions(); }
    void garbageAfterTheEndIsRefused();
    void damagedIsRefused_data() { compressions(); }
    void damagedIsRefused();
    void anErrorStays_data() { compressions(); }
    void anErrorStays();
    void plainPassesAsItIs();
    void gzipHeadersMayHaveEverything();
    void gzipMayBePaddedWithZeros();
    void gzipChecksumsAndLengthsAreChecked();
    void zstdMayHaveFramesThatAreSkipped();
    void absurdWindowsAreRefused();
    void bombsTakeNoMemory();
    void errorsOfTheSourceArePassedOn();

private:
    void compressions();

    std::string m_text;
    std::map<std::string, std::string> m_compressed;
};

void TestDecompress::initTestCase()
{
    m_text = test::mixedText(700'000);
    m_compressed = {{"gzip", test::gzipped(m_text)},
                    {"zstd", test::zstdCompressed(m_text)},
                    {"xz", test::xzCompressed(m_text)},
                    {"bzip2", test::bzip2Compressed(m_text)}};
    for (const auto& [name, compressed] : m_compressed)
        QVERIFY2(!compressed.empty(), name.c_str());
}

void TestDecompress::compressions()
{
    QTest::addColumn<std::string>("compressed");
    for (const auto& [name, compressed] : m_compressed)
        QTest::newRow(name.c_str()) << compressed;
}

void TestDecompress::compressionIsRecognised()
{
    QVERIFY(store::recognise(m_compressed["gzip"].substr(0, 6)) == Compression::Gzip);
    QVERIFY(store::recognise(m_compressed["zstd"].substr(0, 6)) == Compression::Zstd);
    QVERIFY(store::recognise(m_compressed["xz"].substr(0, 6)) == Compression::Xz);
    QVERIFY(store::recognise(m_compressed["bzip2"].substr(0, 6)) == Compression::Bzip2);
    for (const char* text : {"", "\x1f\x8b", "BZh", "BZh9xx", "BZhello", "\x28\xb5\x2f", "file"})
        QVERIFY2(store::recognise(text) == Compression::None, text);
}

void TestDecompress::contentComesBack()
{
    QFETCH(const std::string, compressed);
    const auto result = plain(compressed);
    VERIFY_OK(result);
    QVERIFY(*result == m_text);
}

void TestDecompress::piecesMayHaveAnySize()
{
    QFETCH(const std::string, compressed);
    for (const auto& [in, out] :
         {std::pair<std::size_t, std::size_t>{1, 65'536}, {65'536, 1}, {7, 13}, {4096, 1'000'000}, {1'000'000, 31}}) {
        const auto result = plain(compressed, in, out);
        VERIFY_OK(result);
        QVERIFY(*result == m_text);
    }
}

void TestDecompress::streamsInARowAreOne()
{
    QFETCH(const std::string, compressed);
    for (const std::size_t step : {std::size_t{1}, compressed.size(), std::size_t{10'000}}) {
        std::string row = compressed;
        row.append(compressed).append(compressed);
        const auto result = plain(row, step);
        VERIFY_OK(result);
        QVERIFY(*result == m_text + m_text + m_text);
    }
}

void TestDecompress::truncatedIsRefused()
{
    QFETCH(const std::string, compressed);
    const std::size_t end = compressed.size();
    for (const std::size_t size :
         {std::size_t{7}, std::size_t{11}, std::size_t{100}, end / 2, end - 9, end - 8, end - 5, end - 4, end - 1}) {
        VERIFY_FAILS(plain(compressed.substr(0, size)), ErrorKind::InvalidInput);
        VERIFY_FAILS(plain(compressed + compressed.substr(0, size)), ErrorKind::InvalidInput);
    }
}

void TestDecompress::garbageAfterTheEndIsRefused()
{
    QFETCH(const std::string, compressed);
    for (const std::string& garbage : {std::string("garbage"), std::string("x"), std::string("\x1f"),
                                       std::string(6, '\0') + 'x', std::string("Brot")})
        for (const std::size_t step : {std::size_t{1}, compressed.size(), std::size_t{1'000'000}})
            VERIFY_FAILS(plain(compressed + garbage, step), ErrorKind::InvalidInput);
}

void TestDecompress::damagedIsRefused()
{
    QFETCH(const std::string, compressed);
    for (std::size_t at = 100; at < compressed.size(); at += compressed.size() / 13) {
        std::string damaged = compressed;
        damaged[at] ^= 0x10;
        VERIFY_FAILS(plain(damaged), ErrorKind::InvalidInput);
    }
}

void TestDecompress::anErrorStays()
{
    QFETCH(const std::string, compressed);
    const std::string damaged = compressed.substr(0, compressed.size() / 2);
    const ByteSource source = store::decompressed(test::sourceOf(damaged));
    VERIFY_FAILS(test::allOf(source), ErrorKind::InvalidInput);
    VERIFY_FAILS(test::allOf(source), ErrorKind::InvalidInput);
}

void TestDecompress::plainPassesAsItIs()
{
    for (const std::string& text :
         {std::string(), std::string("x"), std::string("12345"), std::string("123456"), m_text})
        for (const std::size_t step : {std::size_t{1}, std::size_t{1'000'000}}) {
            const auto result = plain(text, step);
            VERIFY_OK(result);
            QVERIFY(*result == text);
        }
}

void TestDecompress::gzipHeadersMayHaveEverything()
{
    // Extra field, name, comment and a checksum of the header, as RFC 1952 has them.
    std::string header("\x1f\x8b\x08\x1e\x00\x00\x00\x00\x00\x03\x03\x00"
                       "abc"
                       "name\0comment\0",
                       28);
    std::uint32_t crc = 0xffffffffU;
    for (const char c : header) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    crc = ~crc;
    const std::string body = m_compressed["gzip"].substr(10);
    const std::string right = header + static_cast<char>(crc & 0xffU) + static_cast<char>(crc >> 8U & 0xffU) + body;
    for (const std::size_t step : {1, 3, 1'000'000}) {
        const auto result = plain(right, step);
        VERIFY_OK(result);
        QVERIFY(*result == m_text);
    }
    VERIFY_FAILS(plain(header + "xx" + body), ErrorKind::InvalidInput);
}

void TestDecompress::gzipMayBePaddedWithZeros()
{
    for (const std::size_t zeros : {1, 512, 600'000}) {
        const auto result = plain(m_compressed["gzip"] + std::string(zeros, '\0'));
        VERIFY_OK(result);
        QVERIFY(*result == m_text);
        VERIFY_FAILS(plain(m_compressed["gzip"] + std::string(zeros, '\0') + m_compressed["gzip"]),
                     ErrorKind::InvalidInput);
    }
}

void TestDecompress::gzipChecksumsAndLengthsAreChecked()
{
    for (std::size_t back = 1; back <= 8; ++back) {
        std::string damaged = m_compressed["gzip"];
        damaged[damaged.size() - back] ^= 1;
        VERIFY_FAILS(plain(damaged), ErrorKind::InvalidInput);
    }
}

void TestDecompress::zstdMayHaveFramesThatAreSkipped()
{
    const std::string skipped("\x5a\x2a\x4d\x18\x05\x00\x00\x00"
                              "12345",
                              13);
    for (const std::string& compressed : {skipped + m_compressed["zstd"], m_compressed["zstd"] + skipped,
                                          std::string(skipped).append(m_compressed["zstd"]).append(skipped)}) {
        const auto result = plain(compressed, 3);
        VERIFY_OK(result);
        QVERIFY(*result == m_text);
    }
    VERIFY_FAILS(plain(m_compressed["zstd"] + skipped.substr(0, 10)), ErrorKind::InvalidInput);
}

void TestDecompress::absurdWindowsAreRefused()
{
    // A frame that says: a window of 2 GiB, one block of 5 bytes.
    const std::string frame("\x28\xb5\x2f\xfd\x00\xa8\x29\x00\x00"
                            "hello",
                            14);
    const auto refused = plain(frame);
    VERIFY_FAILS(refused, ErrorKind::InvalidInput);
    std::string small = frame;
    small[5] = '\x68'; // 8 MiB
    const auto result = plain(small);
    VERIFY_OK(result);
    QVERIFY(*result == "hello");
    const std::string xz = test::xzCompressed("hello");
    VERIFY_FAILS(plain(test::withHugeDictionary(xz)), ErrorKind::InvalidInput);
    VERIFY_OK(plain(xz));
}

void TestDecompress::bombsTakeNoMemory()
{
    const std::string inner = test::gzipped(std::string(mebibytes(64).count(), '\0'));
    std::string bomb;
    for (int i = 0; i < 16; ++i)
        bomb += inner;
    rusage before{};
    ::getrusage(RUSAGE_SELF, &before);
    const ByteSource source = store::decompressed(test::sourceOf(bomb));
    std::string piece(262'144, '\0');
    std::uint64_t size = 0;
    while (true) {
        const auto count = source(piece, {});
        VERIFY_OK(count);
        if (*count == 0)
            break;
        size += *count;
    }
    rusage after{};
    ::getrusage(RUSAGE_SELF, &after);
    QCOMPARE(size, std::uint64_t{1} << 30U);
    QVERIFY(after.ru_maxrss - before.ru_maxrss < 8192);
}

void TestDecompress::errorsOfTheSourceArePassedOn()
{
    const ByteSource source = store::decompressed([](std::span<char>, const std::stop_token&) -> Result<std::size_t> {
        return Error(ErrorKind::Canceled, "canceled");
    });
    VERIFY_FAILS(test::allOf(source), ErrorKind::Canceled);
}

QTEST_GUILESS_MAIN(TestDecompress)
#include "tst_decompress.moc"
