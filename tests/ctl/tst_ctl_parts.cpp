// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/frames.h"
#include "app/ctl/localfiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace darse;
using namespace darse::ctl;

/// The small parts of darsectl: streams, paths and tars.
class TestCtlParts : public QObject {
    Q_OBJECT

private:
    static std::string frame(int stream, const std::string& text)
    {
        std::string head(8, '\0');
        head[0] = static_cast<char>(stream);
        head[7] = static_cast<char>(text.size());
        return head + text;
    }
    static std::string contentOf(const std::string& path)
    {
        std::ifstream file(path);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private Q_SLOTS:
    void framesAreTakenApartWhereverTheyAreCut()
    {
        const std::string stream = frame(1, "out") + frame(2, "err") + frame(1, "") + frame(1, "more");
        for (std::size_t size = 1; size <= stream.size(); ++size) {
            std::string out;
            std::string errors;
            FrameReader reader(StreamForm::Framed, [&](Channel channel, std::string_view bytes) {
                (channel == Channel::Output ? out : errors) += bytes;
                return ok();
            });
            for (std::size_t at = 0; at < stream.size(); at += size)
                QVERIFY(reader.take(std::string_view(stream).substr(at, size)));
            QCOMPARE(out, std::string("outmore"));
            QCOMPARE(errors, std::string("err"));
        }
    }
    void whatIsNoFrameIsRefused()
    {
        FrameReader reader(StreamForm::Framed, [](Channel, std::string_view) { return ok(); });
        QVERIFY(!reader.take("this is no frame"));
    }
    void aTerminalsStreamIsPassedOn()
    {
        std::string out;
        FrameReader reader(StreamForm::Raw, [&out](Channel, std::string_view bytes) {
            out += bytes;
            return ok();
        });
        QVERIFY(reader.take("this is no frame"));
        QCOMPARE(out, std::string("this is no frame"));
    }
    void exitCodesOfWhatCouldNotStart()
    {
        const auto code = [](const char* message) { return failureCode(Error(ErrorKind::InvalidInput, message)); };
        QCOMPARE(code("x: executable file not found in $PATH"), 127);
        QCOMPARE(code("x: permission denied"), 126);
        QCOMPARE(code("no memory"), 125);
    }
    void sidesOfACopy()
    {
        QCOMPARE(parseCopyPlace("web:/etc").container, std::string("web"));
        QCOMPARE(parseCopyPlace("web:/a:b").path, std::string("/a:b"));
        for (const char* here : {"/a:b", "./a:b", "../a:b", "plain", "-", ":x"})
            QCOMPARE(parseCopyPlace(here).container, std::string());
        QCOMPARE(splitPath("/a/b/").name, std::string("b"));
        QCOMPARE(splitPath("/a/.").name, std::string("."));
        QCOMPARE(splitPath("/a").folder, std::string("/"));
        QCOMPARE(splitPath("a").folder, std::string("."));
    }
    void tarsGoOutAndInUnderAnotherName()
    {
        const QTemporaryDir folder;
        const std::string top = folder.path().toStdString();
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("from/sub")));
        std::ofstream(top + "/from/sub/file") << "content";
        std::string tar;
        QVERIFY(writeTar(top + "/from", "other", [&tar](std::string_view piece) {
            tar += piece;
            return ok();
        }));
        std::size_t at = 0;
        const ByteSource source = [&](std::span<char> into, const std::stop_token&) -> Result<std::size_t> {
            const std::size_t count = tar.copy(into.data(), into.size(), at);
            at += count;
            return count;
        };
        QVERIFY(extractAs(top + "/to", "other", source));
        QCOMPARE(contentOf(top + "/to/sub/file"), std::string("content"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("from"), QStringLiteral("to")}));
    }
};

QTEST_GUILESS_MAIN(TestCtlParts)
#include "tst_ctl_parts.moc"
