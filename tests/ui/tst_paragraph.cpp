// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paragraph.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse::ui;

/// Text whose words may be longer than a line.
class TestParagraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longWordsAreBroken()
    {
        const QString text = u"org.opencontainers.image.description=TheWordThatNeverEndsAndGoesOnAndOn"_s;
        Paragraph paragraph;
        paragraph.setBreakable(text);
        const int narrow = paragraph.fontMetrics().horizontalAdvance(u'm') * 12;
        QVERIFY(paragraph.heightForWidth(narrow) > 2 * paragraph.fontMetrics().height());
        QVERIFY(paragraph.minimumSizeHint().width() < paragraph.fontMetrics().horizontalAdvance(text) / 2);
        QCOMPARE(paragraph.accessibleName(), text);
    }

    void whatIsCopiedIsTheText()
    {
        const QString text = u"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef is it"_s;
        Paragraph paragraph;
        paragraph.setBreakable(text);
        paragraph.setSelection(0, int(paragraph.text().size()));
        QTest::keySequence(&paragraph, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void ordinaryTextIsAsItWas()
    {
        Paragraph paragraph;
        paragraph.setBreakable(u"three short words\nand more"_s);
        QCOMPARE(paragraph.text(), u"three short words\nand more"_s);
        QVERIFY(paragraph.accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestParagraph)
#include "tst_paragraph.moc"
