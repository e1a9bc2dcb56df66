// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/createbody.h"
#include "app/ctl/jsonlines.h"
#include "app/ctl/print.h"
#include "app/ctl/rowformat.h"

#include <QTest>

using namespace darse;
using namespace darse::ctl;

namespace {

QString shown(std::string_view form)
{
    const std::vector<Facts> rows{{{"Names", "web"}, {"Status", "Up 2 hours"}},
                                  {{"Names", "db"}, {"Status", "Exited"}}};
    const auto text = formatted(form, rows);
    return text ? QString::fromStdString(*text) : QStringLiteral("refused");
}

} // namespace

/// What darsectl prints, and how it reads times.
class TestCtlFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void templatesArePrinted()
    {
        QCOMPARE(shown("{{.Names}}"), QStringLiteral("web\ndb\n"));
        QCOMPARE(shown("{{ .Names }}\\t{{.Status}}"), QStringLiteral("web\tUp 2 hours\ndb\tExited\n"));
        QCOMPARE(shown("table {{.Names}}\\t{{.Status}}"),
                 QStringLiteral("NAMES   STATUS\nweb     Up 2 hours\ndb      Exited\n"));
        QCOMPARE(shown("json"), QStringLiteral("{\"Names\":\"web\",\"Status\":\"Up 2 hours\"}\n"
                                               "{\"Names\":\"db\",\"Status\":\"Exited\"}\n"));
        for (const char* wrong : {"{{.Names", "{{Names}}", "{{range .}}", "{{.Nonsense}}"})
            QCOMPARE(shown(wrong), QStringLiteral("refused"));
    }

    void nothingSteersTheTerminal_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("printed");
        QTest::newRow("words") << QByteArray("été 日本 🚢") << QByteArray("été 日本 🚢");
        QTest::newRow("escape") << QByteArray("a\x1b[31mb") << QByteArray("a [31mb");
        QTest::newRow("C1") << QByteArray("a\xc2\x9bz") << QByteArray("a z");
        QTest::newRow("direction") << QByteArray("a\xe2\x80\xaez") << QByteArray("a z");
        QTest::newRow("isolate") << QByteArray("a\xe2\x81\xa6z") << QByteArray("a z");
        QTest::newRow("no UTF-8") << QByteArray("a\x9bz\xc3") << QByteArray("a z ");
        QTest::newRow("overlong") << QByteArray("\xc0\x9b") << QByteArray("  ");
    }
    void nothingSteersTheTerminal()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, printed);
        QCOMPARE(QByteArray::fromStdString(harmless(text.toStdString())), printed);
    }

    void logsAreALineOfJsonEach()
    {
        std::string out;
        JsonLines lines([&out](std::string_view bytes) {
            out += bytes;
            return ok();
        });
        const ChannelSink sink = lines.sink();
        QVERIFY(sink(Channel::Output, "on"));
        QVERIFY(sink(Channel::Errors, "wrong\r\n"));
        QVERIFY(sink(Channel::Output, "e\ntwo\nthr"));
        QVERIFY(lines.end());
        QCOMPARE(QByteArray::fromStdString(out), QByteArray("{\"stream\":\"stderr\",\"text\":\"wrong\"}\n"
                                                            "{\"stream\":\"stdout\",\"text\":\"one\"}\n"
                                                            "{\"stream\":\"stdout\",\"text\":\"two\"}\n"
                                                            "{\"stream\":\"stdout\",\"text\":\"thr\"}\n"));
    }

    void timesAreUnderstood()
    {
        QCOMPARE(durationIn("30s"), std::optional<std::int64_t>(30'000'000'000));
        QCOMPARE(durationIn("1m30s"), std::optional<std::int64_t>(90'000'000'000));
        QCOMPARE(durationIn("500ms"), std::optional<std::int64_t>(500'000'000));
        for (const char* wrong : {"", "5", "s", "1x", "-1s", "999999h", "99999999999999999999s"})
            QVERIFY2(!durationIn(wrong), wrong);
    }
};

QTEST_APPLESS_MAIN(TestCtlFormats)
#include "tst_ctl_formats.moc"
