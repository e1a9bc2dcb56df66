// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/networking.h"
#include "core/connect/demo/demobackend.h"
#include "core/connect/docker/newbodies.h"
#include "core/session/addressrange.h"
#include "core/session/newlines.h"
#include "core/session/session.h"
#include "ui/dialogs/createdialog.h"
#include "ui/dialogs/newdialog.h"
#include "ui/dialogs/plannotes.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::Kind;
using backend::NewNetwork;

namespace {

struct Scene {
    session::Session session{std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{})};
    QPointer<NewDialog> dialog;

    explicit Scene(Kind kind)
    {
        session.store(kind);
        dialog = new NewDialog(session, kind, nullptr);
        dialog->show();
    }
    ~Scene() { delete dialog; }
    template <class T>
    [[nodiscard]] T* field(NewField field) const
    {
        return dialog->findChild<T*>(u"new.%1"_s.arg(static_cast<int>(field)));
    }
    [[nodiscard]] QPushButton* make() const { return dialog->findChild<QPushButton*>(u"make"_s); }
    [[nodiscard]] QString line() const { return dialog->findChild<QLabel*>(u"line"_s)->text(); }
};

std::shared_ptr<backend::Network> networkOf(const QString& name, const QString& subnet)
{
    auto network = std::make_shared<backend::Network>();
    network->key = network->name = name;
    network->subnet = subnet;
    return network;
}

} // namespace

/// Volumes and networks with all that can be said of them.
class TestNewDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void aNetworkIsMadeAsItIsWritten()
    {
        Scene scene(Kind::Network);
        QVERIFY(!scene.make()->isEnabled());
        QTest::keyClicks(scene.field<QLineEdit>(NewField::Name), u"back"_s);
        QVERIFY(scene.make()->isEnabled());
        QCOMPARE(scene.line(), u"docker network create back"_s);
        QTest::keyClicks(scene.field<QLineEdit>(NewField::Subnet), u"10.99.0.0/16"_s);
        QTest::keyClicks(scene.field<QLineEdit>(NewField::Gateway), u"10.99.0.1"_s);
        QTest::keyClicks(scene.field<QLineEdit>(NewField::Range), u"10.99.4.0/24"_s);
        scene.field<QComboBox>(NewField::Driver)->setEditText(u"bridge"_s);
        for (QCheckBox* box : scene.dialog->findChildren<QCheckBox*>())
            box->click();
        scene.field<QPlainTextEdit>(NewField::Options)->setPlainText(u"mtu=1400"_s);
        scene.field<QPlainTextEdit>(NewField::Labels)->setPlainText(u"team=my web\n\nplain"_s);
        QCOMPARE(scene.line(),
                 u"docker network create --driver bridge --subnet 10.99.0.0/16 --gateway 10.99.0.1 --ip-range "
                 "10.99.4.0/24 --internal --ipv6 --opt mtu=1400 --label plain --label 'team=my web' back"_s);
        scene.make()->click();
        QTRY_VERIFY(scene.session.store(Kind::Network).find(u"back"_s) != nullptr);
        const auto& made = backend::as<backend::Network>(*scene.session.store(Kind::Network).find(u"back"_s));
        QCOMPARE(made.subnet, u"10.99.0.0/16"_s);
        QVERIFY(made.isInternal && made.labels.value(u"team"_s) == u"my web"_s);
    }
    void aVolumeHasFewerFields()
    {
        const Scene scene(Kind::Volume);
        QVERIFY(scene.field<QLineEdit>(NewField::Subnet) == nullptr);
        QTest::keyClicks(scene.field<QLineEdit>(NewField::Name), u"files"_s);
        scene.field<QPlainTextEdit>(NewField::Options)->setPlainText(u"type=tmpfs\ndevice=tmpfs"_s);
        QCOMPARE(scene.line(), u"docker volume create --opt device=tmpfs --opt type=tmpfs files"_s);
        QVERIFY(scene.make()->isEnabled());
        scene.field<QPlainTextEdit>(NewField::Labels)->setPlainText(u"=no name"_s);
        QVERIFY(!scene.make()->isEnabled());
    }

    void whatIsWrongIsSaidBesideIt_data()
    {
        QTest::addColumn<QString>("subnet");
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("range");
        QTest::addColumn<bool>("hasIpv6");
        QTest::addColumn<QList<NewField>>("wrong");
        using Fields = QList<NewField>;
        const auto row = [](const char* name, const char* subnet, const char* gateway, const char* range, bool hasIpv6,
                            const Fields& wrong) {
            QTest::newRow(name) << QString::fromUtf8(subnet) << QString::fromUtf8(gateway) << QString::fromUtf8(range)
                                << hasIpv6 << wrong;
        };
        row("nothing", "", "", "", false, {});
        row("all of it", "10.1.0.0/16", "10.1.0.1", "10.1.9.0/24", false, {});
        row("no prefix", "10.1.0.0", "", "", false, {NewField::Subnet});
        row("too long a prefix", "10.1.0.0/33", "", "", false, {NewField::Subnet});
        row("words", "<b>; rm -rf /", "", "", false, {NewField::Subnet});
        row("inside", "10.1.2.3/16", "", "", false, {NewField::Subnet});
        row("taken", "172.20.3.0/24", "", "", false, {NewField::Subnet});
        row("around a taken one", "172.0.0.0/8", "", "", false, {NewField::Subnet});
        row("gateway elsewhere", "10.1.0.0/16", "10.2.0.1", "", false, {NewField::Gateway});
        row("gateway of no range", "", "10.2.0.1", "", false, {NewField::Gateway});
        row("a range for a gateway", "10.1.0.0/16", "10.1.0.0/24", "", false, {NewField::Gateway});
        row("a wider part", "10.1.0.0/16", "", "10.0.0.0/8", false, {NewField::Range});
        row("IPv6", "fd00:1::/64", "fd00:1::1", "", true, {});
        row("IPv6 that is off", "fd00:1::/64", "", "", false, {NewField::Ipv6});
        row("both families", "fd00:1::/64", "10.0.0.1", "", true, {NewField::Gateway});
    }
    void whatIsWrongIsSaidBesideIt()
    {
        QFETCH(QString, subnet);
        QFETCH(QString, gateway);
        QFETCH(QString, range);
        QFETCH(bool, hasIpv6);
        QFETCH(QList<NewField>, wrong);
        const NewNetwork asked{
            .name = u"net"_s, .subnet = subnet, .gateway = gateway, .range = range, .hasIpv6 = hasIpv6};
        const NewProblems problems = problemsOf(asked, {networkOf(u"other"_s, u"172.20.0.0/16"_s)});
        QCOMPARE(problems.keys(), wrong);
    }
    void namesAreThereOnce()
    {
        const Existing there{networkOf(u"front"_s, {})};
        QVERIFY(problemsOf(NewNetwork{.name = u"front"_s}, there).contains(NewField::Name));
        QVERIFY(problemsOf(NewNetwork{.name = u"../x"_s}, there).contains(NewField::Name));
        QVERIFY(problemsOf(NewNetwork{.name = u"back"_s}, there).isEmpty());
        QVERIFY(problemsOf(NewNetwork{.name = u"x1"_s, .driver = u"host"_s}, there).contains(NewField::Driver));
    }
    void rangesAreReadAndTold()
    {
        using session::parseRange;
        QCOMPARE(parseRange(u"10.1.2.3/8"_s)->start().text(), u"10.0.0.0/8"_s);
        QCOMPARE(session::parseAddress(u"fd00:0::1"_s)->text(), u"fd00::1"_s);
        QVERIFY(parseRange(u"0.0.0.0/0"_s)->holds(*parseRange(u"9.0.0.0/8"_s)));
        QVERIFY(!parseRange(u"10.0.0.0/9"_s)->overlaps(*parseRange(u"10.128.0.0/9"_s)));
        for (const QString& bad : {u"/8"_s, u"10.0.0.0/"_s, u"10.0.0/8"_s, u"10.0.0.0/-1"_s, u"::/129"_s, u""_s})
            QVERIFY2(!parseRange(bad), qPrintable(bad));
    }
    void theServerIsAskedForNothingMore()
    {
        using connect::docker::newNetworkBody;
        const auto plain = newNetworkBody({.name = u"a"_s});
        QVERIFY(!plain.contains("IPAM") && !plain.contains("Driver") && !plain.contains("EnableIPv6"));
        const auto full = newNetworkBody({.name = u"a"_s, .subnet = u"10.1.0.0/16"_s, .range = u"10.1.1.0/24"_s});
        QCOMPARE(full["IPAM"]["Config"].dump(), std::string(R"([{"IPRange":"10.1.1.0/24","Subnet":"10.1.0.0/16"}])"));
        const auto volume = connect::docker::newVolumeBody({.name = u"v"_s, .options = {{u"type"_s, u"nfs"_s}}});
        QCOMPARE(volume.dump(), std::string(R"({"DriverOpts":{"type":"nfs"},"Name":"v"})"));
    }

    void makingOneComesAfterItsField()
    {
        session::Session session{std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{})};
        CreateDialog create(session, nullptr);
        create.setAttribute(Qt::WA_DeleteOnClose, false);
        create.show();
        QVERIFY(QTest::qWaitForWindowActive(&create));
        const auto field = [&create](PlanField which) {
            return create.findChild<QWidget*>(u"plan.%1"_s.arg(static_cast<int>(which)));
        };
        const auto after = [](QWidget* one) {
            one->setFocus();
            QTest::keyClick(one, Qt::Key_Tab);
            return one->window()->focusWidget();
        };
        QCOMPARE(after(field(PlanField::Ports)), field(PlanField::Mounts));
        QCOMPARE(after(field(PlanField::Mounts)), create.findChild<QWidget*>(u"newVolume"_s));
        QCOMPARE(after(create.findChild<QWidget*>(u"newVolume"_s)), field(PlanField::Environment));
        QCOMPARE(after(field(PlanField::WorkingDirectory)), field(PlanField::Network));
        QCOMPARE(after(field(PlanField::Network)), create.findChild<QWidget*>(u"newNetwork"_s));
    }

    void bothAreMadeWhileAContainerIsPlanned()
    {
        session::Session session{std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{})};
        QPointer<CreateDialog> create = new CreateDialog(session, nullptr);
        create->show();
        const auto makeOne = [&create](const char* button, const QString& name) {
            create->findChild<QPushButton*>(QLatin1StringView(button))->click();
            auto* dialog = create->findChild<NewDialog*>();
            QVERIFY(dialog != nullptr);
            QTest::keyClicks(dialog->findChild<QLineEdit*>(u"new.0"_s), name);
            dialog->findChild<QPushButton*>(u"make"_s)->click();
            QTRY_VERIFY(create->findChild<NewDialog*>() == nullptr);
        };
        auto* mounts = create->findChild<QPlainTextEdit*>(u"plan.%1"_s.arg(static_cast<int>(PlanField::Mounts)));
        auto* network = create->findChild<QComboBox*>(u"plan.%1"_s.arg(static_cast<int>(PlanField::Network)));
        mounts->setPlainText(u"/srv:/www"_s);
        makeOne("newVolume", u"files2"_s);
        QTRY_COMPARE(mounts->toPlainText(), u"/srv:/www\nfiles2:/data"_s);
        QCOMPARE(mounts->textCursor().selectedText(), u"/data"_s);
        makeOne("newNetwork", u"back2"_s);
        QTRY_COMPARE(network->currentText(), u"back2"_s);
        delete create;
    }
};

QTEST_MAIN(TestNewDialog)
#include "tst_newdialog.moc"
