// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/protection.h"

#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::Kind;

namespace {

/// What a console begins with that finds this in its settings.
struct Scene {
    FakeBackend* backend = new FakeBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    session::Settings settings{QString()};
    Protection& protection = session.companion<Protection>();

    [[nodiscard]] QStringList kept() const { return settings.list(u"protected"_s); }
    void begin(const QStringList& kept = {})
    {
        settings.setList(u"protected"_s, kept);
        protection.bind(settings, u"here"_s);
    }
    [[nodiscard]] bool isRead() { return session.store(Kind::Container).state() == session::ObjectStore::State::Ready; }
};

/// An entry of a container that is missed since so many days.
QString missed(const QString& name, int days)
{
    const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-days);
    return u"here containers %1 %1 %2"_s.arg(name).arg(since.toSecsSinceEpoch());
}

} // namespace

/// What is protected, and for how long that is remembered.
class TestProtection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHasGoneIsForgottenAfterAWhile()
    {
        Scene scene;
        scene.backend->kinds[Kind::Container].put(makeContainer(u"web"_s));
        scene.begin({u"here containers web web"_s, u"here containers db db"_s});
        QTRY_VERIFY(scene.isRead());
        const auto rows = *scene.session.store(Kind::Container).snapshot();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QTRY_COMPARE(scene.kept().filter(u"db"_s).front().count(u' '), qsizetype(4)); // missed from now on
        QVERIFY(scene.protection.isProtected(backend::ObjectRef{Kind::Container, u"db"_s}));
        scene.protection.compare(rows, now.addDays(Protection::kDaysRemembered - 1));
        QCOMPARE(scene.kept().size(), qsizetype(2));
        scene.protection.compare(rows, now.addDays(Protection::kDaysRemembered + 1));
        QCOMPARE(scene.kept(), QStringList{u"here containers web web"_s});
    }

    void whatComesBackIsStillProtected()
    {
        Scene scene;
        scene.backend->kinds[Kind::Container].put(makeContainer(u"db"_s));
        scene.begin({missed(u"db"_s, 29)});
        QTRY_COMPARE(scene.kept(), QStringList{u"here containers db db"_s});
        // A moment later it is made anew, which has another key.
        const auto again = makeContainer(u"db"_s);
        again->key = u"k2"_s;
        scene.protection.compare({again}, QDateTime::currentDateTimeUtc());
        QVERIFY(scene.protection.isProtected(*again));
        scene.protection.compare({again}, QDateTime::currentDateTimeUtc().addDays(40));
        QCOMPARE(scene.kept(), QStringList{u"here containers k2 db"_s});
    }

    void aServerThatCannotBeReachedHasToldNothing()
    {
        Scene scene;
        scene.backend->kinds[Kind::Container].failWith(Error(ErrorKind::Unreachable, "nobody answers"));
        scene.begin({missed(u"db"_s, 400)});
        QTRY_COMPARE(scene.session.store(Kind::Container).state(), session::ObjectStore::State::Failed);
        QCOMPARE(scene.kept().size(), qsizetype(1));
        scene.backend->kinds[Kind::Container].failWith({});
        scene.session.store(Kind::Container).refresh();
        QTRY_VERIFY(scene.kept().isEmpty());
    }

    void otherConnectionsAndOlderConsolesAreLeftAlone()
    {
        Scene scene;
        const QStringList others{u"containers/old"_s, u"there containers db db 1000"_s};
        scene.begin(others);
        QTRY_VERIFY(scene.isRead());
        QCOMPARE(scene.kept(), others);
        QVERIFY(scene.protection.isProtected(*makeContainer(u"old"_s)));
    }

    void whoProtectsNothingHasNothingWritten()
    {
        Scene scene;
        scene.protection.bind(scene.settings, u"here"_s);
        const QSignalSpy written(&scene.settings, &session::Settings::changed);
        QTRY_VERIFY(scene.isRead());
        QCOMPARE(written.size(), qsizetype(0));
    }
};

QTEST_GUILESS_MAIN(TestProtection)
#include "tst_protection.moc"
