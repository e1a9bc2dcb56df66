// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "ui/dialogs/pulldialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace darse;
using namespace darse::ui;

/// The question which image to pull.
class TestPullDialog : public QObject {
    Q_OBJECT

private:
    static QPushButton* button(const PullDialog& dialog, const QString& text)
    {
        for (auto* each : dialog.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void aTagIsChosenAmongThoseOfTheRegistry()
    {
        session::Session session(std::make_unique<connect::demo::DemoBackend>(connect::demo::Options{}));
        QTRY_VERIFY(session.backend().imageMaking() != nullptr);
        auto* dialog = new PullDialog(session, nullptr);
        dialog->show();
        auto* field = dialog->findChild<QLineEdit*>();
        auto* tags = dialog->findChild<QListWidget*>();
        QPushButton* ask = button(*dialog, u"Which tags are there?"_qs);
        QVERIFY(ask != nullptr && !ask->isEnabled() && !tags->isVisible());
        QTest::keyClicks(field, u"registry.example.org:5000/team/missing:1"_qs);
        ask->click();
        QTRY_VERIFY(ask->isEnabled());
        QVERIFY(!tags->isVisible());
        field->setText(u"registry.example.org:5000/team/app:1"_qs);
        ask->click();
        QTRY_VERIFY(tags->isVisible() && tags->count() > 1);
        QCOMPARE(field->text(), u"registry.example.org:5000/team/app:1"_qs); // nothing was chosen yet
        QTest::keyClick(tags, Qt::Key_Down);
        QTest::keyClick(tags, Qt::Key_Down);
        QCOMPARE(field->text(), u"registry.example.org:5000/team/app:"_qs + tags->currentItem()->text());
        button(*dialog, u"Pull image"_qs)->click();
        QTRY_COMPARE(session.operations().all().size(), std::size_t{1});
    }
};

QTEST_MAIN(TestPullDialog)
#include "tst_pulldialog.moc"
