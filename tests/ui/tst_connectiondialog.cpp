// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectiondialog.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace darse;

namespace {

constexpr int kTls = 2;
constexpr int kCluster = 4;

/// The dialog, with what was last asked about it.
struct Open {
    QString asked;
    QString refusal;
    ui::ConnectionDialog* dialog = new ui::ConnectionDialog(
        [this](const QString& address) {
            asked = address;
            return refusal;
        },
        nullptr);

    Open() { dialog->show(); }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    ~Open() { delete dialog; }

    [[nodiscard]] QLineEdit* field(const QString& name) const
    {
        const auto all = dialog->findChildren<QLineEdit*>();
        const auto found = std::ranges::find(all, name, &QWidget::accessibleName);
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QComboBox* way() const { return dialog->findChild<QComboBox*>(); }
    [[nodiscard]] QPushButton* add() const
    {
        for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
};

} // namespace

class TestConnectionDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedBecomesAnAddress_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("shown");
        QTest::addColumn<QString>("name");
        QTest::newRow("socket") << 0 << u"/run/docker.sock"_s << u"/run/docker.sock"_s << 0 << u"docker.sock"_s;
        QTest::newRow("ssh") << 1 << u"ann@far"_s << u"ssh://ann@far"_s << 1 << u"far"_s;
        QTest::newRow("socket far away") << 1 << u"ann@far/run/podman.sock"_s << u"ssh://ann@far/run/podman.sock"_s << 1
                                         << u"far"_s;
        QTest::newRow("whole") << 0 << u"tcp://far:2375"_s << u"tcp://far:2375"_s << 3 << u"far:2375"_s;
        QTest::newRow("cluster") << kCluster << u"/home/ann/.kube/config"_s << u"kube:///home/ann/.kube/config"_s
                                 << kCluster << u"config"_s;
        QTest::newRow("context") << kCluster << u"~/.kube/config#test"_s
                                 << QString(u"kube://"_s + QDir::homePath() + u"/.kube/config#test"_s) << kCluster
                                 << u"test"_s;
        QTest::newRow("whole cluster") << 0 << u"kube:///etc/admin.conf"_s << u"kube:///etc/admin.conf"_s << kCluster
                                       << u"admin.conf"_s;
    }
    void whatIsTypedBecomesAnAddress()
    {
        QFETCH(int, way);
        QFETCH(QString, typed);
        QFETCH(QString, address);
        QFETCH(int, shown);
        QFETCH(QString, name);
        Open open;
        open.way()->setCurrentIndex(way);
        QTest::keyClicks(open.field(u"Address"_s), typed);
        QCOMPARE(open.asked, address);
        QCOMPARE(open.way()->currentIndex(), shown);
        const QSignalSpy given(open.dialog, &ui::ConnectionDialog::given);
        open.dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(open.add()->isEnabled());
        open.add()->click();
        QCOMPARE(given.size(), 1);
        QCOMPARE(given[0][0].toString(), name); // of the address: none was given
        QCOMPARE(given[0][1].toString(), address);
    }

    void whatCannotBeUsedIsNotAdded()
    {
        Open open;
        QVERIFY(!open.add()->isEnabled());
        open.refusal = u"There is nobody."_s;
        open.way()->setCurrentIndex(kCluster);
        QTest::keyClicks(open.field(u"Address"_s), u"/nowhere"_s);
        QVERIFY(!open.add()->isEnabled());
        open.refusal.clear();
        QTest::keyClicks(open.field(u"Address"_s), u"/x"_s);
        QVERIFY(open.add()->isEnabled());
        open.way()->setCurrentIndex(kTls);
        QTest::keyClicks(open.field(u"Folder with ca.pem, cert.pem and key.pem"_s), u"/nothing/there"_s);
        QVERIFY(!open.add()->isEnabled());
    }
};

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
