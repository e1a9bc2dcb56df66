// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/event.h"
#include "tests/ui/detailsscene.h"
#include "ui/pages/details/plaintable.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace darse;
using namespace darse::test;
using namespace darse::ui;
using backend::Kind;

namespace {

QString cellOf(const DetailsPage& page, int row, int column)
{
    for (const PlainTable* table : page.findChildren<PlainTable*>()) {
        if (table->isVisible() && table->item(row, column) != nullptr)
            return table->item(row, column)->text();
    }
    return {};
}

} // namespace

class tst_DetailsTabs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void environmentMasksWhatLooksSecret()
    {
        DetailsScene scene;
        auto container = makeContainer(QStringLiteral("web"));
        container->environment = {{QStringLiteral("DB_PASSWORD"), QStringLiteral("hunter2")}};
        scene.put(container);
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"), QStringLiteral("environment"));
        QTRY_COMPARE(cellOf(page, 0, 0), u"DB_PASSWORD");
        QVERIFY(!cellOf(page, 0, 1).contains(QLatin1StringView("hunter2")));
        page.findChild<QCheckBox*>()->setChecked(true);
        QCOMPARE(cellOf(page, 0, 1), u"hunter2");
    }

    void secretsAreFetchedWhenAskedAndForgotten()
    {
        DetailsScene scene;
        auto secret = std::make_shared<backend::Secret>();
        secret->key = secret->name = QStringLiteral("login");
        secret->keys = QStringList(QStringLiteral("password"));
        scene.put(secret);
        DetailsPage& page = scene.show(Kind::Secret, QStringLiteral("login"));
        QTRY_COMPARE(cellOf(page, 0, 0), u"password");
        QVERIFY(scene.backend->secretValues.asked.isEmpty());
        page.findChild<QPushButton*>(QStringLiteral("reveal"))->click();
        QTRY_COMPARE(cellOf(page, 0, 2), u"hunter2");
        auto* timer = page.findChild<QTimer*>(QStringLiteral("hideTimer"));
        QVERIFY(timer->isActive() && timer->interval() == 30'000);
        timer->setInterval(1);
        QTRY_VERIFY(!cellOf(page, 0, 2).contains(QLatin1StringView("hunter2")));
    }

    void partsOfAPodAreLinks()
    {
        DetailsScene scene;
        auto pod = std::make_shared<backend::Pod>();
        pod->key = pod->name = QStringLiteral("shop");
        auto part = makeContainer(QStringLiteral("web"));
        part->owners = {{Kind::Pod, QStringLiteral("shop")}};
        scene.put(pod);
        scene.put(part);
        scene.put(makeContainer(QStringLiteral("stranger")));
        DetailsPage& page = scene.show(Kind::Pod, QStringLiteral("shop"));
        QTRY_COMPARE(cellOf(page, 0, 0), u"web");
        QCOMPARE(cellOf(page, 1, 0), QString());
        QSignalSpy went(&page, &Page::goTo);
        Q_EMIT page.findChild<PlainTable*>()->opened(0);
        QCOMPARE(went.count(), 1);
        QCOMPARE(went[0][0].value<Location>(), Location::ofObject({Kind::Container, QStringLiteral("web")}));
    }

    void eventsOfTheObjectComeNewestFirst()
    {
        DetailsScene scene;
        scene.put(makeContainer(QStringLiteral("web")));
        for (int i = 1; i <= 3; ++i) {
            auto event = std::make_shared<backend::Event>();
            event->key = QString::number(i);
            event->about = {Kind::Container, i == 2 ? QStringLiteral("other") : QStringLiteral("web")};
            event->message = QStringLiteral("message %1").arg(i);
            event->lastSeen = QDateTime::fromSecsSinceEpoch(1'000'000 + i);
            scene.put(event);
        }
        DetailsPage& page = scene.show(Kind::Container, QStringLiteral("web"), QStringLiteral("events"));
        QTRY_COMPARE(cellOf(page, 0, 4), u"message 3");
        QCOMPARE(cellOf(page, 1, 4), u"message 1");
        QCOMPARE(cellOf(page, 2, 4), QString());
    }
};

QTEST_MAIN(tst_DetailsTabs)
#include "tst_detailstabs.moc"
