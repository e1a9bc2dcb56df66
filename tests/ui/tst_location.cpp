// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/location.h"

#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Kind;

class TestLocation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aListIsItsKind()
    {
        QCOMPARE(Location::ofList(Kind::Container).toText(), u"containers"_qs);
        QVERIFY(Location::ofList(Kind::Container).kind() == Kind::Container);
    }

    void anObjectAndItsTabAreReadable()
    {
        const Location location = Location::ofObject({Kind::Container, u"web-1"_qs}, u"logs"_qs);
        QCOMPARE(location.toText(), u"containers/web-1/logs"_qs);
    }

    void anythingComesBack_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("plain") << u"web-1"_qs;
        QTest::newRow("slash") << u"shop/web/1"_qs;
        QTest::newRow("only slashes") << u"///"_qs;
        QTest::newRow("percent") << u"100%"_qs;
        QTest::newRow("looks encoded") << u"a%2Fb%zz"_qs;
        QTest::newRow("spaces") << u" a  b "_qs;
        QTest::newRow("line end") << u"a\nb\t"_qs;
        QTest::newRow("nul") << QString(QChar(u'\0')) + u"x"_qs;
        QTest::newRow("unicode") << u"été 漢字 \U0001F433"_qs;
        QTest::newRow("dots") << u".."_qs;
        QTest::newRow("query") << u"a?b=c&d#e;f"_qs;
        QTest::newRow("digest") << u"sha256:0123456789abcdef"_qs;
        QTest::newRow("empty") << QString();
    }
    void anythingComesBack()
    {
        QFETCH(QString, key);
        for (const QString& tab : {QString(), u"logs"_qs, u"a/b %"_qs}) {
            const Location location = Location::ofObject({Kind::Image, key}, tab);
            const Location back = Location::fromText(location.toText());
            QCOMPARE(back.page, location.page);
            QCOMPARE(back.key, key);
            QCOMPARE(back.tab, tab);
        }
    }

    void theTextStaysOnOneLineOfPlainLetters()
    {
        const QString text = Location{u"images"_qs, u"a b\né/x"_qs, {}}.toText();
        QCOMPARE(text, u"images/a%20b%0A%C3%A9%2Fx"_qs);
    }

    void unreadableTextsLeadHome_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("no page") << u"/web"_qs;
        QTest::newRow("too deep") << u"containers/web/logs/more"_qs;
        QTest::newRow("half a code") << u"containers/%2"_qs;
        QTest::newRow("no code") << u"containers/%zz"_qs;
        QTest::newRow("percent at the end") << u"containers/web%"_qs;
        QTest::newRow("broken UTF-8") << u"containers/%FF%FE"_qs;
    }
    void unreadableTextsLeadHome()
    {
        QFETCH(QString, text);
        QCOMPARE(Location::fromText(text), (Location{u"overview"_qs, {}, {}}));
    }

    void textsTypedByPeopleAreUnderstood()
    {
        QCOMPARE(Location::fromText(u"containers/été 1"_qs), (Location{u"containers"_qs, u"été 1"_qs, {}}));
        QCOMPARE(Location::fromText(u"containers/"_qs), Location::ofList(Kind::Container));
    }

    void otherPagesHaveNoKind()
    {
        QVERIFY(!Location::fromText(u"overview"_qs).kind());
        QVERIFY(!Location::fromText(u"Containers"_qs).kind());
    }

    void noPageIsHome() { QCOMPARE(Location().toText(), u"overview"_qs); }

    void everyKindComesBack()
    {
        for (const Kind kind : backend::kAllKinds)
            QVERIFY(Location::fromText(Location::ofList(kind).toText()).kind() == kind);
    }
};

QTEST_GUILESS_MAIN(TestLocation)
#include "tst_location.moc"
