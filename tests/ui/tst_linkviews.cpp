// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/overview/attentioncard.h"
#include "ui/pages/overview/connectingview.h"
#include "ui/pages/overview/lostview.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Link;
using backend::LinkStep;

namespace {

struct Scene {
    test::FakeBackend* backend;
    std::unique_ptr<session::Session> session;
    session::Settings settings{QString()};
    std::unique_ptr<OverviewPage> page;

    explicit Scene(Link link, std::optional<Error> error = {}, const backend::Attempt& attempt = {})
    {
        auto fake = std::make_unique<test::FakeBackend>();
        backend = fake.get();
        fake->setLink(link, std::move(error));
        fake->setAttempt(attempt);
        session = std::make_unique<session::Session>(std::move(fake));
        session->setName(u"production"_qs);
        page = std::make_unique<OverviewPage>(PageContext{*session, settings}, nullptr);
        page->resize(900, 600);
        page->QWidget::show();
    }
    [[nodiscard]] QString text() const
    {
        QStringList all;
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(u'\n');
    }
    /// A turn at a time, where QTRY_… would go on until all are.
    void goOnUntilSomeCardsAreMade() const
    {
        const QDeadlineTimer end(std::chrono::seconds(10));
        while (page->findChild<AttentionCard*>() == nullptr && !end.hasExpired())
            QCoreApplication::processEvents();
    }
};

const Error kRefused(ErrorKind::Unreachable, "nothing answers on the socket /run/p.sock");

} // namespace

/// What the overview says of a connection that is not there.
class TestLinkViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void theLostConnectionIsNamedWithItsReason()
    {
        const Scene scene(Link::Lost, kRefused);
        QVERIFY(scene.text().contains(u"“production” is not connected"_qs));
        QVERIFY(scene.text().contains(u"The server does not answer."_qs));
        QVERIFY(scene.text().contains(u"/run/p.sock"_qs));
    }
    void aConnectionWithoutMachinesSaysSo()
    {
        const Scene scene(Link::Connected);
        QTRY_VERIFY(scene.text().contains(u"There is no machine here."_qs));
        const QStringList lines = scene.text().split(u'\n');
        QVERIFY(!lines.contains(u"Memory"_qs));
        const Scene other(Link::Lost, kRefused);
        other.backend->kinds[backend::Kind::Node].failWith(Error(ErrorKind::PermissionDenied, "nodes is forbidden"));
        other.backend->setLink(Link::Connected);
        QTRY_VERIFY(other.text().contains(u"The machines cannot be read. You are not allowed to do this."_qs));
    }
    void hostileNamesAndReasonsAreOnlyText()
    {
        Scene scene(Link::Lost, Error(ErrorKind::Protocol, "<b>\u202e evil"));
        QVERIFY(scene.text().contains(u"<b>‹U+202E› evil"_qs));
    }
    void theNextTryIsCountedDown()
    {
        using namespace std::chrono;
        const Scene scene(Link::Lost, kRefused,
                          {.step = LinkStep::Waiting, .next = steady_clock::now() + milliseconds(2500)});
        QVERIFY(scene.text().contains(u"Next try in 3 second"_qs));
        QTRY_VERIFY(scene.text().contains(u"Next try in 2 second"_qs));
        QTRY_VERIFY(scene.text().contains(u"Next try in 1 second"_qs));
        scene.backend->setAttempt({.step = LinkStep::Reaching});
        QVERIFY(scene.text().contains(u"Reaching the server…"_qs));
        QVERIFY(!scene.text().contains(u"Next try"_qs));
    }
    void itCanBeTriedAtOnceByKey()
    {
        Scene scene(Link::Lost, kRefused, {.step = LinkStep::Waiting});
        scene.page->activateWindow();
        scene.page->setFocus();
        auto* view = scene.page->findChild<LostView*>();
        QCOMPARE(view->retryButton()->text(), u"Try again now"_qs);
        QTRY_VERIFY(view->retryButton()->hasFocus());
        QTest::keyClick(view->retryButton(), Qt::Key_Space);
        QCOMPARE(scene.backend->tries, 1);
    }
    void connectingShowsHowFarItIs()
    {
        const Scene scene(Link::Connecting, {}, {.step = LinkStep::Starting, .first = LinkStep::Starting});
        QVERIFY(scene.page->findChild<ConnectingView*>() != nullptr);
        for (const QString& words : {u"Connecting to “production”…"_qs, u"Starting the engine of this machine…"_qs,
                                     u"Reaching the server…"_qs, u"Asking what it is and what it has…"_qs})
            QVERIFY2(scene.text().contains(words), qPrintable(scene.text()));
        const auto isReached = [&scene](const QString& words) {
            for (const QLabel* label : scene.page->findChildren<QLabel*>()) {
                if (label->text() == words)
                    return label->isEnabled();
            }
            return false;
        };
        QVERIFY(isReached(u"Starting the engine of this machine…"_qs));
        QVERIFY(!isReached(u"Reaching the server…"_qs));
        scene.backend->setAttempt({.step = LinkStep::Reaching, .first = LinkStep::Starting});
        QVERIFY(isReached(u"Reaching the server…"_qs));
    }
    void aServerThatRunsIsNotStarted()
    {
        const Scene scene(Link::Connecting);
        QVERIFY(!scene.text().contains(u"Starting the engine"_qs));
    }
    void theOverviewIsShownWhole()
    {
        const Scene scene(Link::Connecting);
        const QPointer<QWidget> before = scene.page->findChild<ConnectingView*>();
        scene.backend->setLink(Link::Connected);
        scene.goOnUntilSomeCardsAreMade();
        QVERIFY(scene.page->findChild<AttentionCard*>() != nullptr);
        QVERIFY(before && before->isVisible() && !scene.text().contains(u"Needs attention"_qs));
        QTRY_VERIFY(!before);
        QVERIFY(scene.text().contains(u"Needs attention"_qs) && scene.text().contains(u"Busiest containers"_qs));
    }
    void anOverviewThatIsNotWholeGoesWithItsConnection()
    {
        const Scene scene(Link::Connecting);
        scene.backend->setLink(Link::Connected);
        scene.goOnUntilSomeCardsAreMade();
        QVERIFY(scene.page->findChild<ConnectingView*>() != nullptr);
        scene.backend->setLink(Link::Lost, kRefused);
        QTRY_VERIFY(scene.page->findChild<LostView*>() != nullptr);
        QCoreApplication::processEvents();
        QTRY_VERIFY(scene.page->findChild<AttentionCard*>() == nullptr);
        QVERIFY(scene.page->findChild<LostView*>()->isVisible());
    }
};

QTEST_MAIN(TestLinkViews)
#include "tst_linkviews.moc"
