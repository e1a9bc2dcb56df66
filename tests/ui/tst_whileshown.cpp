// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakebackend.h"
#include "tests/ui/tabletest.h"
#include "ui/models/objecttable.h"
#include "ui/models/tablefeed.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/stepwise.h"
#include "ui/widgets/whileshown.h"

#include <QStackedWidget>
#include <QTest>

using namespace darse;
using namespace darse::ui;

class TestWhileShown : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void told();

private Q_SLOTS:
    void aConnectionLivesWhileItsPageIsShown()
    {
        QStackedWidget pages;
        auto* page = new QWidget;
        auto* part = new QWidget(page);
        pages.addWidget(new QWidget);
        pages.addWidget(page);
        int heard = 0;
        WhileShown::connection(*part,
                               [&] { return connect(this, &TestWhileShown::told, part, [&heard] { ++heard; }); });
        pages.show();
        Q_EMIT told();
        QCOMPARE(heard, 0);
        pages.setCurrentIndex(1);
        Q_EMIT told();
        QCOMPARE(heard, 1);
        pages.setCurrentIndex(0);
        Q_EMIT told();
        QCOMPARE(heard, 1);
        pages.setCurrentIndex(1);
        Q_EMIT told();
        QCOMPARE(heard, 2);
        delete part;
        Q_EMIT told();
        QCOMPARE(heard, 2);
    }

    void aTableThatNobodySeesIsLeftAsItIs()
    {
        auto owned = std::make_unique<test::FakeBackend>();
        test::FakeBackend& backend = *owned;
        session::Session session(std::move(owned));
        const auto columns = test::testColumns();
        ObjectTable table(columns, session);
        TableFeed feed(session, backend::Kind::Container, table);
        QWidget page;
        feed.restWhileHidden(page);
        page.show();
        backend.kinds[backend::Kind::Container].put(test::makeContainer(QStringLiteral("web")));
        QTRY_COMPARE(table.rowCount(), 1);
        page.hide();
        backend.kinds[backend::Kind::Container].put(test::makeContainer(QStringLiteral("db")));
        QTRY_COMPARE(session.store(backend::Kind::Container).snapshot()->size(), std::size_t(2));
        QCOMPARE(table.rowCount(), 1);
        page.show();
        QCOMPARE(table.rowCount(), 2);
    }

    void stepsAreDoneOneATurn()
    {
        QObject owner;
        Stepwise steps(&owner);
        QString done;
        for (const QChar letter : QStringLiteral("abc"))
            steps.add([&done, letter] { done += letter; });
        QVERIFY(done.isEmpty());
        QTRY_COMPARE(done, QStringLiteral("abc"));
        QVERIFY(steps.isDone());
        steps.add([&done] { done += u'd'; });
        steps.clear();
        QCoreApplication::processEvents();
        QCOMPARE(done, QStringLiteral("abc"));
    }

    void aParagraphFollowsItsTextAndFont()
    {
        Paragraph label;
        QLabel plain;
        plain.setTextFormat(Qt::PlainText);
        plain.setWordWrap(true);
        plain.setTextInteractionFlags(Qt::TextSelectableByMouse);
        const auto agree = [&label, &plain](const QString& text) {
            label.setText(text);
            plain.setText(text);
            for (const int width : {90, 300, 90, 1000}) {
                if (label.heightForWidth(width) != plain.heightForWidth(width))
                    return false;
            }
            return label.sizeHint() == plain.sizeHint() && label.minimumSizeHint() == plain.minimumSizeHint();
        };
        const QString longer = QStringLiteral("a sentence that does not fit into one line ").repeated(4);
        QVERIFY(agree(QStringLiteral("short")));
        QVERIFY(agree(longer));
        QVERIFY(agree(QString()));
        QFont larger = label.font();
        larger.setPointSizeF(larger.pointSizeF() * 2);
        label.setFont(larger);
        plain.setFont(larger);
        QVERIFY(agree(longer));
        label.setContentsMargins(9, 9, 9, 9);
        plain.setContentsMargins(9, 9, 9, 9);
        QVERIFY(agree(longer));
    }
};

QTEST_MAIN(TestWhileShown)
#include "tst_whileshown.moc"
