// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/node.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/list/messagepanel.h"
#include "ui/pages/list/skeleton.h"
#include "ui/pages/metrics/dashboard.h"
#include "ui/pages/metrics/metricspage.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Kind;

namespace {

struct Scene {
    test::FakeBackend* backend;
    std::unique_ptr<session::Session> session;
    session::Settings settings{QString()};
    std::unique_ptr<MetricsPage> page;

    explicit Scene(std::unique_ptr<test::FakeBackend> fake) : backend(fake.get())
    {
        session = std::make_unique<session::Session>(std::move(fake));
        page = std::make_unique<MetricsPage>(PageContext{*session, settings}, nullptr);
        page->resize(900, 600);
        page->show(Location{u"metrics"_qs, {}, {}});
        page->QWidget::show();
    }
    template <class W>
    [[nodiscard]] bool shows() const
    {
        const auto* widget = page->findChild<W*>();
        return widget != nullptr && widget->isVisible();
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
};

} // namespace

/// What the page of numbers shows while there are none.
class TestMetricsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void aConnectionThatWaitsHasAnOutline()
    {
        auto fake = std::make_unique<test::FakeBackend>();
        fake->setLink(backend::Link::Connecting);
        for (const Kind kind : {Kind::Container, Kind::Node})
            fake->kinds[kind].holdAnswers();
        const Scene scene(std::move(fake));
        QVERIFY(!scene.shows<Skeleton>()); // what comes at once needs none
        QTRY_VERIFY(scene.shows<Skeleton>());
        QVERIFY(!scene.shows<Dashboard>());
    }

    void oneThatIsLostSaysWhy()
    {
        auto fake = std::make_unique<test::FakeBackend>();
        fake->setLink(backend::Link::Lost, Error(ErrorKind::Unreachable, "nobody answers"));
        const Scene scene(std::move(fake));
        QTRY_VERIFY(scene.shows<MessagePanel>());
        QVERIFY(scene.says(u"There are no numbers"_qs));
    }

    void oneWithoutAnybodyTeaches()
    {
        const Scene scene(std::make_unique<test::FakeBackend>());
        QTRY_VERIFY(scene.says(u"Nothing runs"_qs));
        scene.backend->kinds[Kind::Container].put(test::makeContainer(u"web"_qs));
        QTRY_VERIFY(scene.shows<Dashboard>());
        QVERIFY(!scene.shows<MessagePanel>());
        scene.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        QTest::keyClick(scene.page.get(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(scene.page->location().tab, u"all"_qs);
        QTest::keyClick(scene.page.get(), Qt::Key_1, Qt::AltModifier);
        QVERIFY(scene.page->location().tab.isEmpty());
    }
};

QTEST_MAIN(TestMetricsPage)
#include "tst_metricspage.moc"
