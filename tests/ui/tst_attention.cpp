// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/event.h"
#include "core/backend/pod.h"
#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/kindview.h"
#include "ui/pages/overview/attentioncard.h"
#include "ui/pages/overview/troubles.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <string_view>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::Kind;
using backend::Status;

namespace {

struct Scene {
    test::FakeBackend* backend = nullptr;
    std::unique_ptr<session::Session> session;
    std::unique_ptr<AttentionCard> card;

    Scene()
    {
        auto fake = std::make_unique<test::FakeBackend>();
        backend = fake.get();
        session = std::make_unique<session::Session>(std::move(fake));
        card = std::make_unique<AttentionCard>(*session);
        card->show();
    }
    /// A pod of this name, which is its key too, and since when it waits.
    void put(const QString& name, Status status, const QString& reason, qint64 secondsAgo = 0, bool hasNoPlace = false)
    {
        auto pod = std::make_shared<backend::Pod>();
        pod->key = pod->name = name;
        pod->status = status;
        pod->reason = reason;
        pod->hasNoPlace = hasNoPlace;
        pod->waitsSince = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
        backend->kinds[Kind::Pod].put(pod);
    }
    void tell(const QString& key, const QString& pod, const QString& message)
    {
        auto event = std::make_shared<backend::Event>();
        event->key = key;
        event->about = {Kind::Pod, pod};
        event->message = message;
        backend->kinds[Kind::Event].put(event);
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList all;
        for (const ObjectLine* line : card->findChildren<ObjectLine*>()) {
            if (line->isVisible())
                all << line->accessibleName();
        }
        return all;
    }
};

} // namespace

/// What the overview says of pods that do not come to work.
class TestAttention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void aPodThatNoMachineTakesIsToldAtOnceAndWhy()
    {
        Scene scene;
        scene.put(u"big"_s, Status::Pending, u"Unschedulable: 0/1 nodes are available: 1 Insufficient cpu."_s, 0, true);
        const QStringList lines{
            u"big, Pod · No machine can take it (Unschedulable): 0/1 nodes are available: 1 Insufficient cpu. Pending"_s};
        QTRY_COMPARE(scene.lines(), lines);
    }
    void whatKeepsAContainerFromBeginningIsASentence()
    {
        Scene scene;
        scene.put(u"again"_s, Status::Restarting,
                  u"CrashLoopBackOff: back-off 10s restarting failed container=a pod=b"_s);
        scene.put(u"wrong"_s, Status::Failed, u"CreateContainerConfigError: secret \"db\" not found"_s);
        const QStringList lines{u"wrong, Pod · The configuration of the container is incomplete "
                                u"(CreateContainerConfigError): secret \"db\" "
                                "not found Failed"_s,
                                u"again, Pod · Ends again and again, so the next start waits (CrashLoopBackOff): waits "
                                u"10s before it starts "
                                "container a of pod b again Restarting"_s};
        QTRY_COMPARE(scene.lines(), lines);
    }
    void aPodMayTakeAWhile()
    {
        Scene scene;
        scene.put(u"young"_s, Status::Starting, u"ContainerCreating"_s, 5);
        scene.put(u"old"_s, Status::Starting, u"ContainerCreating"_s, 600);
        scene.put(u"works"_s, Status::Running, u"Running"_s, 600);
        const QStringList before{u"old, Pod · not ready after 10 min: Is being created (ContainerCreating) Starting"_s};
        QTRY_COMPARE(scene.lines(), before);
        const auto found = troublesOf(*scene.session, QDateTime::currentDateTimeUtc().addSecs(kPodPatience.count()));
        QCOMPARE(found.found.size(), std::size_t{2});
        QVERIFY(!found.next);
    }
    void ofOneThatWaitsTheLastThatWasToldIsSaid()
    {
        Scene scene;
        scene.tell(u"1"_s, u"old"_s, u"Scheduled"_s);
        scene.tell(u"2"_s, u"old"_s, u"Pulling image \"a\""_s);
        scene.tell(u"3"_s, u"other"_s, u"Started container web"_s);
        QTRY_COMPARE(scene.session->store(Kind::Event).snapshot()->size(), std::size_t{3});
        scene.put(u"old"_s, Status::Starting, u"ContainerCreating"_s, 600);
        scene.put(u"unseen"_s, Status::Pending, u"Pending"_s, 7200);
        const QStringList lines{u"old, Pod · not ready after 10 min: Pulling image \"a\" Starting"_s,
                                u"unseen, Pod · not ready after 2 h: no machine was chosen for it Pending"_s};
        QTRY_COMPARE(scene.lines(), lines);
        scene.tell(u"4"_s, u"unseen"_s, u"Scheduled"_s);
        QTRY_COMPARE(scene.lines().back(), u"unseen, Pod · not ready after 2 h: Scheduled Pending"_s);
    }
    void theListOfPodsSaysItToo()
    {
        Scene scene;
        const auto& columns = kindView(Kind::Pod).columns;
        const auto reason = std::ranges::find(columns, std::string_view("reason"), &Column::id);
        QVERIFY(reason != columns.end() && reason->isShownAtFirst);
        backend::Pod pod;
        pod.status = Status::Failed;
        pod.reason = u"ErrImagePull: no such host"_s;
        QCOMPARE(reason->text(pod, *scene.session), u"The image could not be pulled (ErrImagePull): no such host"_s);
        pod.status = Status::Pending;
        pod.reason = u"Pending"_s;
        QCOMPARE(reason->text(pod, *scene.session), QString()); // the status says it
        pod.status = Status::Running;
        pod.reason = u"Running"_s;
        QCOMPARE(reason->text(pod, *scene.session), QString());
    }
};

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
