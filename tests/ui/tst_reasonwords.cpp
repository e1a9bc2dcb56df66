// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/eventwords.h"
#include "ui/widgets/progresswords.h"
#include "ui/widgets/reasonwords.h"

#include <QTest>
#include <QTranslator>

using namespace darse::ui;

namespace {

/// Says reasons and events in capitals.
class Shouting : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        const bool isKnown =
            qstrcmp(context, "reasons") == 0 || qstrcmp(context, "events") == 0 || qstrcmp(context, "progress") == 0;
        return isKnown ? QString::fromUtf8(text).toUpper() : QString();
    }
};

} // namespace

/// What is known of a reason is said in the person's language, and nothing of it is lost.
class TestReasonWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChangesWithoutATranslation()
    {
        for (const char* reason : {"", "Running", "Exited (1)", "3 of 4 ready", "50% full of %1"})
            QCOMPARE(reasonText(QString::fromLatin1(reason)), QString::fromLatin1(reason));
    }
    void knownWordsAreTranslatedAndOthersStay_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Unused"_qs << u"UNUSED"_qs;
        QTest::newRow("a number") << u"Exited (137)"_qs << u"EXITED (137)"_qs;
        QTest::newRow("two numbers") << u"1 of 3 ready"_qs << u"1 OF 3 READY"_qs;
        QTest::newRow("a reason in a reason")
            << u"CrashLoopBackOff: Exited (1); next try in 10 s"_qs
            << u"ENDS AGAIN AND AGAIN (CRASHLOOPBACKOFF): EXITED (1); NEXT TRY IN 10 S"_qs;
        QTest::newRow("a word of an engine") << u"running"_qs << u"RUNNING"_qs;
        QTest::newRow("an end as an engine says it") << u"exited (3)"_qs << u"EXITED (3)"_qs;
        QTest::newRow("killed for memory") << u"exited (137), OOMKilled"_qs << u"EXITED (137), OOMKILLED"_qs;
        QTest::newRow("a word of Kubernetes") << u"Completed (0)"_qs << u"COMPLETED (0)"_qs;
        QTest::newRow("and what is said of it") << u"ErrImagePull: pull a: refused"_qs
                                                << u"THE IMAGE COULD NOT BE PULLED (ERRIMAGEPULL): pull a: refused"_qs;
        QTest::newRow("which is known too")
            << u"CrashLoopBackOff: back-off 10s restarting failed container=a pod=b_default(u)"_qs
            << u"ENDS AGAIN AND AGAIN, SO THE NEXT START WAITS (CRASHLOOPBACKOFF): "
               "WAITS 10s BEFORE IT STARTS CONTAINER a OF POD b_default(u) AGAIN"_qs;
        QTest::newRow("what is missing") << u"CreateContainerConfigError: secret \"db\" not found"_qs
                                         << u"THE CONFIGURATION OF THE CONTAINER IS INCOMPLETE "
                                            "(CREATECONTAINERCONFIGERROR): secret \"db\" NOT FOUND"_qs;
        QTest::newRow("no place")
            << u"Unschedulable: 0/2 nodes are available: 1 Insufficient cpu, pod has unbound "
               "immediate PersistentVolumeClaims."_qs
            << u"NO MACHINE CAN TAKE IT (UNSCHEDULABLE): 0/2 NODES ARE AVAILABLE: 1 INSUFFICIENT cpu, "
               "POD HAS UNBOUND IMMEDIATE PERSISTENTVOLUMECLAIMS."_qs;
        QTest::newRow("a pull and why") << u"ImagePullBackOff: Back-off pulling image \"a\": secret \"s\" not found"_qs
                                        << u"THE IMAGE COULD NOT BE PULLED, SO THE NEXT TRY WAITS (IMAGEPULLBACKOFF): "
                                           "WAITS BEFORE IT PULLS IMAGE “a” AGAIN: secret \"s\" not found"_qs;
        QTest::newRow("an end and why") << u"exited (127): no such file"_qs << u"EXITED (127): no such file"_qs;
        QTest::newRow("looks like a piece of no place")
            << u"ErrImagePull: unexpected status: 507 Insufficient Storage"_qs
            << u"THE IMAGE COULD NOT BE PULLED (ERRIMAGEPULL): unexpected status: 507 Insufficient Storage"_qs;
        QTest::newRow("not known") << u"SandboxChanged"_qs << u"SandboxChanged"_qs;
        QTest::newRow("not known, with a colon") << u"pull a: Error"_qs << u"pull a: Error"_qs;
        QTest::newRow("only begins like one") << u"Unused since May"_qs << u"Unused since May"_qs;
    }
    void knownWordsAreTranslatedAndOthersStay()
    {
        QFETCH(QString, reason);
        QFETCH(QString, text);
        Shouting shouting;
        QVERIFY(QCoreApplication::installTranslator(&shouting));
        const QString said = reasonText(reason);
        QVERIFY(QCoreApplication::removeTranslator(&shouting));
        QCOMPARE(said, text);
    }
    void oneWordIsASentenceInEnglishToo()
    {
        QCOMPARE(reasonText(u"CrashLoopBackOff"_qs),
                 u"Ends again and again, so the next start waits (CrashLoopBackOff)"_qs);
        QCOMPARE(reasonText(u"OOMKilled"_qs), u"Out of memory (OOMKilled)"_qs);
    }
    void whatGoesOnForEverIsNotFollowed()
    {
        const QString endless = u"Error: "_qs.repeated(100'000) + u"no"_qs;
        QCOMPARE(reasonText(endless), endless);
        const QString nested = u"a"_qs + u", OOMKilled"_qs.repeated(100'000);
        QCOMPARE(reasonText(nested), nested);
        const QString nodes = u"1 nodes are available: x. preemption: "_qs.repeated(10'000) + u"no"_qs;
        QCOMPARE(eventText(nodes), nodes);
    }
    void eventsAreSaidWhereTheyAreKnown_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("text");
        QTest::newRow("one name") << u"Started container web"_qs << u"STARTED CONTAINER web"_qs;
        QTest::newRow("a code") << u"Container web ended with code 3"_qs << u"CONTAINER web ENDED WITH CODE 3"_qs;
        QTest::newRow("nothing more") << u"Container web ended"_qs << u"CONTAINER web ENDED"_qs;
        QTest::newRow("a reason") << u"Container web ended: Exited (1)"_qs << u"CONTAINER web ENDED: EXITED (1)"_qs;
        QTest::newRow("a health") << u"The health of container web changed: unhealthy"_qs
                                  << u"THE HEALTH OF CONTAINER web CHANGED: UNHEALTHY"_qs;
        QTest::newRow("a name with places") << u"Started container %2 %1"_qs << u"STARTED CONTAINER %2 %1"_qs;
        QTest::newRow("no name") << u"Started container "_qs << u"Started container "_qs;
        QTest::newRow("what a cluster says") << u"Created pod: web-1"_qs << u"CREATED POD: web-1"_qs;
        QTest::newRow("four things") << u"Successfully pulled image \"a\" in 1.2s (1.3s including waiting). Image "
                                        "size: 7 bytes."_qs
                                     << u"SUCCESSFULLY PULLED IMAGE \"a\" IN 1.2s (1.3s INCLUDING WAITING). IMAGE "
                                        "SIZE: 7 BYTES."_qs;
        QTest::newRow("an error that is a word") << u"Error: Completed"_qs << u"ERROR: COMPLETED"_qs;
        QTest::newRow("an error with marks")
            << u"Failed to pull image \"a\": got \"b\": no"_qs << u"FAILED TO PULL IMAGE \"a\": got \"b\": no"_qs;
        QTest::newRow("a volume") << u"MountVolume.SetUp failed for volume \"v\" : secret \"s\" not found"_qs
                                  << u"MOUNTVOLUME.SETUP FAILED FOR VOLUME \"v\" : secret \"s\" NOT FOUND"_qs;
        QTest::newRow("a probe") << u"Readiness probe failed: HTTP probe failed with statuscode: 503"_qs
                                 << u"READINESS PROBE FAILED: HTTP PROBE FAILED WITH STATUSCODE: 503"_qs;
        QTest::newRow("no place")
            << u"0/1 nodes are available: 1 Insufficient cpu, 1 Too many pods. preemption: 0/1 nodes are available: 1 "
               "No preemption victims found for incoming pod."_qs
            << u"0/1 NODES ARE AVAILABLE: 1 INSUFFICIENT cpu, 1 TOO MANY PODS. PREEMPTION: 0/1 NODES ARE AVAILABLE: 1 "
               "NO PREEMPTION VICTIMS FOUND FOR INCOMING POD."_qs;
        QTest::newRow("a piece alone") << u"persistentvolumeclaim \"a\" not found"_qs
                                       << u"PERSISTENTVOLUMECLAIM \"a\" NOT FOUND"_qs;
        QTest::newRow("looks like a piece") << u"507 Insufficient Storage"_qs << u"507 Insufficient Storage"_qs;
        QTest::newRow("not known") << u"Deployed web-1"_qs << u"Deployed web-1"_qs;
    }
    void eventsAreSaidWhereTheyAreKnown()
    {
        QFETCH(QString, message);
        QFETCH(QString, text);
        QCOMPARE(eventText(message), message);
        Shouting shouting;
        QVERIFY(QCoreApplication::installTranslator(&shouting));
        const QString said = eventText(message);
        QVERIFY(QCoreApplication::removeTranslator(&shouting));
        QCOMPARE(said, text);
    }
    void stepsAreSaidWhereTheyAreKnown_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("text");
        QTest::newRow("a layer's") << u"3a1f: Downloading"_qs << u"3a1f: DOWNLOADING"_qs;
        QTest::newRow("alone") << u"Pull complete"_qs << u"PULL COMPLETE"_qs;
        QTest::newRow("of a tag") << u"latest: Pulling from team/base"_qs << u"latest: PULLING FROM team/base"_qs;
        QTest::newRow("the last") << u"Status: Image is up to date for a:1"_qs
                                  << u"STATUS: IMAGE IS UP TO DATE FOR a:1"_qs;
        QTest::newRow("a wait") << u"Trying again in 4 seconds: 127.0.0.1:1 cannot be reached: refused"_qs
                                << u"TRYING AGAIN IN 4 SECONDS: 127.0.0.1:1 cannot be reached: refused"_qs;
        QTest::newRow("a short wait") << u"Trying again in 1 second: it is busy"_qs
                                      << u"TRYING AGAIN IN 1 SECOND: it is busy"_qs;
        QTest::newRow("not known") << u"Digest: sha256:12"_qs << u"Digest: sha256:12"_qs;
    }
    void stepsAreSaidWhereTheyAreKnown()
    {
        QFETCH(QString, line);
        QFETCH(QString, text);
        QCOMPARE(progressText(line), line);
        Shouting shouting;
        QVERIFY(QCoreApplication::installTranslator(&shouting));
        const QString said = progressText(line);
        QVERIFY(QCoreApplication::removeTranslator(&shouting));
        QCOMPARE(said, text);
    }
    void typesOfEventsAreSaidWhereTheyAreKnown()
    {
        QCOMPARE(eventTypeText(u"Started"_qs), u"Started"_qs);
        QCOMPARE(eventTypeText(u"FailedScheduling"_qs), u"FailedScheduling"_qs);
        QCOMPARE(eventTypeText(u"Elected"_qs), u"Elected"_qs);
    }
};

QTEST_MAIN(TestReasonWords)
#include "tst_reasonwords.moc"
