// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/engineprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace darse::test;

namespace {

QString text(const QJsonValue& finding, const char* name)
{
    return finding.toObject().value(QLatin1StringView(name)).toString();
}

bool flag(const QJsonValue& finding, const char* name)
{
    return finding.toObject().value(QLatin1StringView(name)).toBool();
}

} // namespace

/// What darsectl says about the machine that this runs on, and that it agrees with itself.
class TestEngineDoctor : public QObject {
    Q_OBJECT

private:
    EngineProcess m_engine;

    QJsonObject report()
    {
        const Ended ended = m_engine.ctl({QStringLiteral("doctor"), QStringLiteral("--json")});
        return QJsonDocument::fromJson(ended.out).object();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_engine.start(), m_engine.said().constData()); }
    void cleanupTestCase() { m_engine.end(SIGTERM); }

    void reportIsComplete()
    {
        const QJsonArray findings = report().value(QStringLiteral("findings")).toArray();
        QStringList names;
        for (const QJsonValue& each : findings) {
            names.append(text(each, "name"));
            QVERIFY2(!text(each, "reason").isEmpty(), qPrintable(names.last()));
            QVERIFY2(flag(each, "ok") || !text(each, "consequence").isEmpty(), qPrintable(names.last()));
            QVERIFY2(!flag(each, "ok") || text(each, "remedy").isEmpty(), qPrintable(names.last()));
        }
        for (const char* name : {"userNamespace", "overlay", "crun", "runc", "conmon", "netavark", "aardvark-dns",
                                 "catatonit", "criu", "cgroupLayout", "cgroupControllers", "diskSpace", "inotify",
                                 "descriptors", "securityModule", "pressure", "packetFilter", "openat2", "fsopen"})
            QVERIFY2(names.contains(QLatin1StringView(name)), name);
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void exitCodeAgreesWithTheReport()
    {
        const QJsonObject all = report();
        bool isMissing = false;
        for (const QJsonValue& each : all.value(QStringLiteral("findings")).toArray())
            isMissing = isMissing || (flag(each, "essential") && !flag(each, "ok"));
        QCOMPARE(all.value(QStringLiteral("ok")).toBool(), !isMissing);
        const Ended ended = m_engine.ctl({QStringLiteral("doctor")});
        QCOMPARE(ended.code, isMissing ? 1 : 0);
        QCOMPARE(ended.err.contains("something essential is missing"), isMissing);
    }

    void peopleReadTheSame()
    {
        const QByteArray told = m_engine.ctl({QStringLiteral("doctor")}).out;
        for (const QJsonValue& each : report().value(QStringLiteral("findings")).toArray()) {
            const QByteArray line = (flag(each, "ok") ? "✓ " : "! ") + text(each, "name").toUtf8() + ": ";
            QVERIFY2(told.startsWith(line) || told.contains("\n" + line), line.constData());
            if (!text(each, "remedy").isEmpty())
                QVERIFY(told.contains("    remedy: " + text(each, "remedy").toUtf8() + "\n"));
        }
        QVERIFY2(told.indexOf("! ") < told.indexOf("✓ "), "what is not well comes first");
    }
};

QTEST_GUILESS_MAIN(TestEngineDoctor)
#include "tst_engine_doctor.moc"
