// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/objects.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/forwards.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/forwarddialog.h"
#include "ui/pages/details/portssection.h"
#include "ui/pages/forwards/forwardspage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Kind;

namespace {

/// The demonstration, with a pod that has a port.
struct Scene {
    session::Settings settings{QString()};
    session::Session session{std::make_unique<connect::demo::DemoBackend>()};
    backend::ObjectPtr pod;

    bool hasPod()
    {
        session.store(Kind::Container);
        return QTest::qWaitFor([this] {
            for (const backend::ObjectPtr& one : *session.store(Kind::Pod).snapshot()) {
                for (const QString& key : backend::as<backend::Pod>(*one).containers) {
                    const auto found = session.store(Kind::Container).find(key);
                    if (found && !backend::as<backend::Container>(*found).ports.empty())
                        pod = one;
                }
            }
            return pod != nullptr;
        });
    }
    [[nodiscard]] const auto& all() { return session.companion<session::Forwards>().all(); }
};

QPushButton* shown(const QWidget& page, const char* name)
{
    for (auto* button : page.findChildren<QPushButton*>(QLatin1StringView(name))) {
        if (button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

/// Ports that lead into pods.
class TestForwards : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("port");
        QTest::addColumn<int>("localPort");
        QTest::newRow("one") << QStringLiteral("8080") << 8080 << 0;
        QTest::newRow("two") << QStringLiteral(" 9000:80 ") << 80 << 9000;
        for (const char* bad : {"", "0", "65536", "web", ":80", "80:", "1:2:3", "0:80"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << 0 << 0;
    }
    void textsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(int, port);
        QFETCH(int, localPort);
        const auto read = readForward(text);
        QCOMPARE(read.has_value(), port != 0);
        if (read)
            QVERIFY(read->port == port && read->localPort == localPort);
    }

    void aForwardOutlivesItsPage()
    {
        Scene scene;
        QVERIFY(scene.hasPod());
        {
            PortsSection section(scene.session, nullptr);
            section.setObject(scene.pod);
            section.show();
            QTRY_VERIFY(shown(section, "forward") != nullptr);
            QVERIFY(shown(section, "stop") == nullptr);
            shown(section, "forward")->click();
            QCOMPARE(scene.all().size(), std::size_t{1});
            QTRY_VERIFY(shown(section, "address") != nullptr);
            QVERIFY(shown(section, "address")->text().startsWith(QStringLiteral("127.0.0.1:")));
        }
        QCOMPARE(scene.all().size(), std::size_t{1});
        ForwardsPage page({scene.session, scene.settings}, nullptr);
        page.setVisible(true);
        QTRY_VERIFY(shown(page, "stop") != nullptr);
        shown(page, "stop")->click();
        QVERIFY(scene.all().empty());
        QTRY_VERIFY(shown(page, "stop") == nullptr);
    }

    void aForwardEndsWithItsPod()
    {
        Scene scene;
        QVERIFY(scene.hasPod());
        auto& forwards = scene.session.companion<session::Forwards>();
        QSignalSpy ended(&forwards, &session::Forwards::ended);
        QVERIFY(forwards.open({.pod = scene.pod->key, .port = 8080, .localPort = 9000}));
        const auto removed = scene.session.backend().objects(Kind::Pod)->remove(scene.pod->key);
        auto& demo = static_cast<connect::demo::DemoBackend&>(scene.session.backend());
        QVERIFY(QTest::qWaitFor([&] {
            demo.advance(std::chrono::seconds(1)); // until it has ended
            return scene.all().empty();
        }));
        QVERIFY(removed.isFinished());
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.front().at(1).value<quint16>(), quint16{9000});
    }

    void onePortHasOneForward()
    {
        Scene scene;
        QVERIFY(scene.hasPod());
        auto& forwards = scene.session.companion<session::Forwards>();
        QVERIFY(forwards.open({.pod = scene.pod->key, .port = 8080}));
        QVERIFY(forwards.open({.pod = scene.pod->key, .port = 8080}));
        QCOMPARE(forwards.all().size(), std::size_t{1});
        QVERIFY(forwards.open({.pod = scene.pod->key, .port = 8080, .localPort = 9000}));
        QCOMPARE(forwards.all().size(), std::size_t{1});
        QCOMPARE(forwards.find(scene.pod->key, 8080)->localPort(), quint16{9000});
        QVERIFY(!forwards.open({.pod = QStringLiteral("nobody"), .port = 8080}));
        forwards.close(scene.pod->key, 8080);
        QVERIFY(forwards.all().empty());
    }
};

QTEST_MAIN(TestForwards)
#include "tst_forwards.moc"
