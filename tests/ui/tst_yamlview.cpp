// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeedit.h"
#include "ui/editor/syntax.h"
#include "ui/editor/yamlview.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace darse::ui;

class tst_YamlView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void yamlIsColored()
    {
        YamlView view;
        view.setText(QStringLiteral("kind: Pod\n# a comment\n"));
        QTRY_VERIFY(!view.edit().document()->firstBlock().layout()->formats().isEmpty());
    }

    void anUnknownLanguageStaysPlain()
    {
        QTextDocument document(QStringLiteral("text"));
        QVERIFY(!highlight(document, QStringLiteral("file.no-such-language")));
    }

    void hiddenCharactersAreMarksButTheCopyIsTrue()
    {
        YamlView view;
        const QString text = QStringLiteral("name: \u202Eevil\n");
        view.setText(text);
        QVERIFY(view.edit().toPlainText().contains(QLatin1StringView("U+202E")));
        view.findChild<QPushButton*>()->click();
        QCOMPARE(QApplication::clipboard()->text(), text);
    }

    void searchGoesAround()
    {
        YamlView view;
        view.setText(QStringLiteral("a: one\nb: two\nc: one\n"));
        auto* field = view.findChild<QLineEdit*>();
        field->setText(QStringLiteral("one"));
        QCOMPARE(view.edit().textCursor().blockNumber(), 0);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.edit().textCursor().blockNumber(), 2);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.edit().textCursor().blockNumber(), 0);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(view.edit().textCursor().blockNumber(), 2);
    }

    void textCannotBeChanged()
    {
        YamlView view;
        view.setText(QStringLiteral("a: 1\n"));
        QTest::keyClicks(&view.edit(), QStringLiteral("x"));
        QCOMPARE(view.edit().toPlainText(), QStringLiteral("a: 1\n"));
    }
};

QTEST_MAIN(tst_YamlView)
#include "tst_yamlview.moc"
