// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/networking.h"
#include "core/session/session.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/network/netcard.h"
#include "ui/pages/network/networkpicture.h"
#include "ui/pages/network/picturearea.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Kind;
using backend::Status;

namespace {

std::shared_ptr<backend::Network> makeNetwork(const QString& name)
{
    auto network = std::make_shared<backend::Network>();
    network->key = network->name = name;
    network->driver = u"bridge"_qs;
    network->subnet = u"10.89.0.0/24"_qs;
    return network;
}

std::shared_ptr<backend::Container> member(const QString& name, const QStringList& networks,
                                           Status status = Status::Running)
{
    auto container = test::makeContainer(name, status);
    container->networks = networks;
    for (const QString& network : networks)
        container->attachments.push_back(
            {.network = network, .key = network, .address = u"10.89.0.7/24"_qs, .names = {name, u"alias"_qs}});
    return container;
}

/// A picture of what a fake server has, as wide as a small window leaves.
struct Scene {
    test::FakeBackend* backend;
    std::unique_ptr<session::Session> session;
    std::unique_ptr<PictureArea> area;
    NetworkPicture* picture = nullptr;

    explicit Scene(const std::vector<backend::ObjectPtr>& objects)
    {
        auto fake = std::make_unique<test::FakeBackend>();
        backend = fake.get();
        for (const backend::ObjectPtr& object : objects)
            backend->kinds[object->kind].put(object);
        session = std::make_unique<session::Session>(std::move(fake));
        picture = new NetworkPicture(*session);
        area = std::make_unique<PictureArea>(picture, nullptr);
        area->resize(600, 420);
        area->show();
    }
    [[nodiscard]] QList<NetCard*> cards() const { return picture->findChildren<NetCard*>(); }
    [[nodiscard]] NetCard* card(const QString& name) const
    {
        for (NetCard* each : cards()) {
            if (each->member().name == name)
                return each;
        }
        return nullptr;
    }
};

} // namespace

class TestNetworkPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void bandsHaveWhoIsInThem()
    {
        auto web = member(u"web"_qs, {u"front"_qs, u"back"_qs});
        web->ports = {{.hostAddress = u"0.0.0.0"_qs, .hostPort = 8080, .containerPort = 80, .protocol = u"tcp"_qs},
                      {.hostAddress = u"::"_qs, .hostPort = 8080, .containerPort = 80, .protocol = u"tcp"_qs},
                      {.hostAddress = {}, .hostPort = 0, .containerPort = 81, .protocol = u"tcp"_qs}};
        const auto bands = bandsOf({makeNetwork(u"alone"_qs), makeNetwork(u"back"_qs), makeNetwork(u"front"_qs)},
                                   {member(u"db"_qs, {u"back"_qs}, Status::Stopped), web});
        QCOMPARE(bands.size(), std::size_t{3});
        QCOMPARE(bands[0].name, u"back"_qs);
        QCOMPARE(bands[2].name, u"alone"_qs); // nobody is in it: it comes last
        QVERIFY(bands[2].members.empty());
        const auto& back = bands[0].members;
        QCOMPARE(back.size(), std::size_t{2});
        QCOMPARE(back[0].name, u"web"_qs); // what runs comes first
        QCOMPARE(back[0].address, u"10.89.0.7"_qs);
        QCOMPARE(back[0].names, QStringList{u"alias"_qs});
        QCOMPARE(back[0].elsewhere, QStringList{u"front"_qs});
        QCOMPARE(back[0].ports, QStringList{u"8080 → 80/tcp"_qs}); // once, and not those that nobody reaches
    }

    void thirtyContainersFitIntoASmallWindow()
    {
        std::vector<backend::ObjectPtr> objects{makeNetwork(u"front"_qs), makeNetwork(u"empty"_qs)};
        for (int i = 0; i < 30; ++i)
            objects.push_back(member(u"box%1"_qs.arg(i), {u"front"_qs}));
        const Scene scene(objects);
        QTRY_COMPARE(scene.cards().size(), 30);
        QTRY_VERIFY(scene.picture->width() <= scene.area->width());
        for (const NetCard* card : scene.cards()) {
            QVERIFY(scene.picture->rect().contains(card->geometry()));
            for (const NetCard* other : scene.cards())
                QVERIFY(card == other || !card->geometry().intersects(other->geometry()));
        }
    }

    void clicksAndKeysLeadToWhatIsDrawn()
    {
        const Scene scene(
            {makeNetwork(u"front"_qs), member(u"api"_qs, {u"front"_qs}), member(u"web"_qs, {u"front"_qs})});
        QTRY_COMPARE(scene.cards().size(), 2);
        QSignalSpy gone(scene.picture, &NetworkPicture::goTo);
        QTest::mouseClick(scene.card(u"web"_qs), Qt::LeftButton);
        QCOMPARE(gone.takeFirst().front().value<Location>(), Location::ofObject({Kind::Container, u"web"_qs}));
        scene.card(u"api"_qs)->setFocus();
        QTRY_VERIFY(scene.card(u"api"_qs)->hasFocus());
        QTest::keyClick(scene.card(u"api"_qs), Qt::Key_Right);
        QVERIFY(scene.card(u"web"_qs)->hasFocus());
        QTest::keyClick(scene.card(u"web"_qs), Qt::Key_Up);
        auto* bar = scene.picture->findChild<NetBar*>();
        QVERIFY(bar->hasFocus());
        QTest::keyClick(bar, Qt::Key_Return);
        QCOMPARE(gone.takeFirst().front().value<Location>(), Location::ofObject({Kind::Network, u"front"_qs}));
    }

    void itSaysWhatItShows()
    {
        const Scene scene(
            {makeNetwork(u"back"_qs), makeNetwork(u"front"_qs), member(u"web"_qs, {u"back"_qs, u"front"_qs})});
        QTRY_COMPARE(scene.cards().size(), 2);
        const QString said = scene.cards().front()->accessibleName();
        for (const QString& part : {u"web"_qs, u"10.89.0.7"_qs, u"alias"_qs, u"front"_qs})
            QVERIFY2(said.contains(part), qPrintable(said));
    }

    void itFollowsWhatHappens()
    {
        const Scene scene({makeNetwork(u"front"_qs), member(u"web"_qs, {u"front"_qs})});
        QTRY_COMPARE(scene.cards().size(), 1);
        scene.backend->kinds[Kind::Container].put(member(u"api"_qs, {u"front"_qs}));
        QTRY_COMPARE(scene.cards().size(), 2);
        scene.backend->kinds[Kind::Container].take(u"web"_qs);
        scene.backend->kinds[Kind::Network].take(u"front"_qs);
        QTRY_VERIFY(scene.cards().isEmpty() && scene.picture->isEmpty());
    }
};

QTEST_MAIN(TestNetworkPicture)
#include "tst_networkpicture.moc"
