// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/logs.h"
#include "core/session/settings.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logsearchbar.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;

namespace {

struct SilentLogs final : backend::Logs {
    std::unique_ptr<backend::LogStream> open(const QString&, const backend::LogOptions&) override
    {
        return std::make_unique<backend::LogStream>();
    }
};

/// Places in the window of all that is in the bar above the log.
QList<QRect> places(const LogPane& pane)
{
    QList<QRect> all;
    const auto* search = pane.findChild<LogSearchBar*>();
    for (const QWidget* each : search->parentWidget()->findChildren<QWidget*>()) {
        const bool isPart =
            each->parentWidget() == search || (each->parentWidget() == search->parentWidget() && each != search);
        if (isPart && each->isVisible())
            all << QRect(each->mapTo(&pane, QPoint()), each->size());
    }
    return all;
}

} // namespace

/// What stands above a log, in much room and in little.
class TestLogToolBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void nothingLiesOnAnother_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("isOneRow");
        QTest::newRow("much") << 1200 << true;
        QTest::newRow("little") << 620 << false;
    }
    void nothingLiesOnAnother()
    {
        QFETCH(int, width);
        QFETCH(bool, isOneRow);
        SilentLogs logs;
        session::Settings settings{QString()};
        LogPane pane(logs, settings);
        pane.setSources({{u"web"_s, u"web"_s}, {u"payments-reconciliation-worker"_s, u"two"_s}});
        pane.resize(1200, 400);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        pane.findChild<LogSearchBar*>()->findChild<QCheckBox*>()->setChecked(true); // one more field
        for (const int each : {620, 1200, 620, 1200, width}) { // there and back is as if nothing had happened
            pane.resize(each, 400);
            QCoreApplication::processEvents();
        }
        const QList<QRect> all = places(pane);
        QVERIFY(all.size() > 6);
        for (qsizetype at = 0; at < all.size(); ++at) {
            QVERIFY2(all.at(at).right() < width, qPrintable(QString::number(at)));
            for (qsizetype other = 0; other < at; ++other)
                QVERIFY2(!all.at(at).intersects(all.at(other)), qPrintable(u"%1 on %2"_s.arg(at).arg(other)));
        }
        const auto* search = pane.findChild<LogSearchBar*>();
        QCOMPARE(search->y() == 0, isOneRow);
        // The keyboard goes the way of the eye.
        QToolButton* last = nullptr;
        for (auto* each : search->parentWidget()->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly))
            last = each;
        const QWidget* next = last->nextInFocusChain();
        while (next->focusPolicy() == Qt::NoFocus)
            next = next->nextInFocusChain();
        QCOMPARE(search->isAncestorOf(next), !isOneRow);
        QVERIFY(search->findChild<QLineEdit*>()->width() >= 100);
    }
};

QTEST_MAIN(TestLogToolBar)
#include "tst_logtoolbar.moc"
