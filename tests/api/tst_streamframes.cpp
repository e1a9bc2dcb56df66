// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/streamframes.h"

#include <QTest>

using namespace darse;
using namespace darse::api;
using runtime::Stream;

/// The eight bytes that tell a client which stream a piece is of.
class TestStreamFrames : public QObject {
    Q_OBJECT

private:
    std::string m_written;
    int m_calls = 0;

    ByteSink sink()
    {
        return [this](std::string_view bytes) -> Result<void> {
            m_written.append(bytes);
            ++m_calls;
            return ok();
        };
    }

private Q_SLOTS:
    void init()
    {
        m_written.clear();
        m_calls = 0;
    }

    void headTellsStreamAndLength()
    {
        const auto head = frameHead(Stream::Errors, 0x01020304);
        QCOMPARE(QByteArray(head.data(), 8), QByteArray("\x02\0\0\0\x01\x02\x03\x04", 8));
    }
    void everyPieceIsOneFrameInOneCall()
    {
        FrameWriter writer(sink(), StreamForm::Multiplexed);
        QVERIFY(writer.write(Stream::Output, "out\n"));
        QVERIFY(writer.write(Stream::Errors, "e"));
        QCOMPARE(QByteArray::fromStdString(m_written),
                 QByteArray("\x01\0\0\0\0\0\0\x04out\n\x02\0\0\0\0\0\0\x01", 20) + "e");
        QCOMPARE(m_calls, 2);
    }
    void terminalIsWrittenAsItIs()
    {
        FrameWriter writer(sink(), StreamForm::Raw);
        QVERIFY(writer.write(Stream::Output, "a"));
        QVERIFY(writer.write(Stream::Errors, "b"));
        QCOMPARE(m_written, std::string("ab"));
    }
    void failureOfTheSinkIsTold()
    {
        const ByteSink broken = [](std::string_view) -> Result<void> { return Error(ErrorKind::Io, "gone"); };
        for (const StreamForm form : {StreamForm::Raw, StreamForm::Multiplexed}) {
            FrameWriter writer(broken, form);
            QVERIFY(!writer.write(Stream::Output, "x"));
        }
    }
};

QTEST_GUILESS_MAIN(TestStreamFrames)
#include "tst_streamframes.moc"
