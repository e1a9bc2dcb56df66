// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettematch.h"

#include <QTest>

using namespace darse::ui;

/// What people type into the palette finds what they mean, and the best of it first.
class TestPaletteMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFits_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing typed") << u""_qs << u"web"_qs << true;
        QTest::newRow("nothing to find") << u"w"_qs << u""_qs << false;
        QTest::newRow("letters in order") << u"wb"_qs << u"web"_qs << true;
        QTest::newRow("letters out of order") << u"bw"_qs << u"web"_qs << false;
        QTest::newRow("case") << u"WEB"_qs << u"web"_qs << true;
        QTest::newRow("accents typed") << u"réseau"_qs << u"Reseaux"_qs << true;
        QTest::newRow("accents not typed") << u"evenements"_qs << u"Événements"_qs << true;
        QTest::newRow("words apart") << u"go pod"_qs << u"Go to pods"_qs << true;
        QTest::newRow("longer than the text") << u"webs"_qs << u"web"_qs << false;
    }
    void whatFits()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        QCOMPARE(paletteScore(query, text).has_value(), fits);
    }

    void whatIsMeantComesFirst_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("a beginning") << u"pod"_qs << u"Pods"_qs << u"Go to pods"_qs;
        QTest::newRow("beginnings of words") << u"ci"_qs << u"Create image"_qs << u"medicine"_qs;
        QTest::newRow("a run") << u"log"_qs << u"the log"_qs << u"lorem og"_qs;
        QTest::newRow("a word further on") << u"p"_qs << u"stop pods"_qs << u"stop"_qs;
    }
    void whatIsMeantComesFirst()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(paletteScore(query, better).value() > paletteScore(query, worse).value());
    }
};

QTEST_GUILESS_MAIN(TestPaletteMatch)
#include "tst_palettematch.moc"
