// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/connect/docker/containerreading.h"
#include "ui/widgets/statewords.h"

#include <QTest>
#include <QTranslator>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::Status;
using connect::docker::containerOfList;
using nlohmann::json;

namespace {

/// Says what it knows in capitals, as another language would.
class Shouting final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* text, const char*, int) const override
    {
        const bool isKnown = qstrcmp(context, "reasons") == 0 || qstrcmp(context, "states") == 0;
        return isKnown ? QString::fromLatin1(text).toUpper() : QString();
    }
};

json row(const char* state, const char* status)
{
    return {{"Id", "c1"}, {"Names", {"/web"}}, {"State", state}, {"Status", status}};
}

} // namespace

/// How a container is, told from what is known of it.
class TestStateWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noSentenceOfAServerIsShown_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("text");
        QTest::newRow("healthy") << u"running"_s << u"Up 3 minutes (healthy)"_s << u"RUNNING, HEALTHY"_s;
        QTest::newRow("plain") << u"running"_s << u"Up 2 weeks"_s << u"RUNNING"_s;
        QTest::newRow("unhealthy") << u"running"_s << u"Up 3 minutes (unhealthy)"_s << u"UNHEALTHY"_s;
        QTest::newRow("paused") << u"paused"_s << u"Up 3 minutes (Paused)"_s << u"PAUSED"_s;
        QTest::newRow("ended") << u"exited"_s << u"Exited (137) 5 hours ago"_s << u"EXITED (137)"_s;
        QTest::newRow("created") << u"created"_s << u"Created"_s << u"CREATED"_s;
    }
    void noSentenceOfAServerIsShown()
    {
        QFETCH(QString, state);
        QFETCH(QString, status);
        QFETCH(QString, text);
        Shouting shouting;
        QVERIFY(QCoreApplication::installTranslator(&shouting));
        const auto container = containerOfList(row(state.toUtf8(), status.toUtf8()));
        const QString said = stateText(*container, Since::Left);
        QCoreApplication::removeTranslator(&shouting);
        QCOMPARE(said, text);
    }
    void sinceIsKnownByItsMoment()
    {
        backend::Container container;
        container.status = Status::Running;
        container.reason = u"running"_s;
        container.started = QDateTime::currentDateTimeUtc().addSecs(-200);
        QCOMPARE(stateText(container, Since::Told), u"running, started 3 min ago"_s);
        QCOMPARE(stateText(container, Since::Left), u"running"_s);
        container.status = Status::Failed;
        container.reason = u"exited (1)"_s;
        container.exitCode = 1;
        container.finished = QDateTime::currentDateTimeUtc().addSecs(-2 * 86400 - 5);
        QCOMPARE(stateText(container, Since::Told), u"exited (1), ended 2 d ago"_s);
    }
    void whatABackendSaysMoreIsKept()
    {
        backend::Container container;
        container.status = Status::Restarting;
        container.reason = u"CrashLoopBackOff: Exited (1); next try in 10 s"_s;
        QCOMPARE(stateText(container, Since::Told),
                 u"Ends again and again (CrashLoopBackOff): Exited (1); next try in 10 s"_s);
        backend::Object pod(backend::Kind::Pod);
        pod.reason = u"Pending"_s;
        QCOMPARE(stateText(pod, Since::Told), u"Pending"_s);
    }
};

QTEST_GUILESS_MAIN(TestStateWords)
#include "tst_statewords.moc"
