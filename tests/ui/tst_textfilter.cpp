// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tabletest.h"
#include "ui/models/foldedtext.h"
#include "ui/models/textfilter.h"

#include <QTest>

using namespace darse;
using namespace darse::ui;

class TestTextFilter : public QObject {
    Q_OBJECT

    std::vector<Column> m_columns = test::testColumns();
    std::unique_ptr<session::Session> m_session;
    RowText m_row;

private Q_SLOTS:
    void initTestCase()
    {
        m_session = std::make_unique<session::Session>(std::make_unique<test::FakeBackend>());
        auto container = test::makeContainer(u"Web Été-10"_qs, backend::Status::Failed);
        container->project = u"shop"_qs;
        container->labels = {{u"app"_qs, u"web"_qs}, {u"Tier"_qs, u"front end"_qs}};
        container->restarts = 77;
        m_row.build(*container, TextSource(m_columns, *m_session));
    }

    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("nothing typed") << QString() << true;
        QTest::newRow("part of the name") << u"web"_qs << true;
        QTest::newRow("case and accents do not matter") << u"ETE"_qs << true;
        QTest::newRow("another column") << u"77"_qs << true;
        QTest::newRow("all words must be there") << u"web 77"_qs << true;
        QTest::newRow("one word is missing") << u"web nowhere"_qs << false;
        QTest::newRow("name field") << u"name:web"_qs << true;
        QTest::newRow("name field does not look elsewhere") << u"name:nginx"_qs << false;
        QTest::newRow("field names in any case") << u"Name:web"_qs << true;
        QTest::newRow("status") << u"status:failed"_qs << true;
        QTest::newRow("another status") << u"status:running"_qs << false;
        QTest::newRow("image") << u"image:nginx"_qs << true;
        QTest::newRow("project") << u"project:shop"_qs << true;
        QTest::newRow("another project") << u"project:web"_qs << false;
        QTest::newRow("label") << u"label:app=web"_qs << true;
        QTest::newRow("beginning of a label") << u"label:app=w"_qs << true;
        QTest::newRow("label from its beginning") << u"label:pp=web"_qs << false;
        QTest::newRow("key of a label") << u"label:tier"_qs << true;
        QTest::newRow("label without =, anywhere in it") << u"label:front"_qs << true;
        QTest::newRow("minus leaves out") << u"-web"_qs << false;
        QTest::newRow("bang leaves out") << u"!status:failed"_qs << false;
        QTest::newRow("not there, so not left out") << u"-name:nginx"_qs << true;
        QTest::newRow("a lone minus") << u"-"_qs << true;
        QTest::newRow("quotes keep spaces") << u"\"front end\""_qs << true;
        QTest::newRow("quotes in a field") << u"label:\"tier=front end\""_qs << true;
        QTest::newRow("an unclosed quote") << u"\"front end"_qs << true;
        QTest::newRow("unknown field is plain text") << u"colour:web"_qs << false;
        QTest::newRow("empty field") << u"name:"_qs << true;
    }

    void finds()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isFound);
        QCOMPARE(TextFilter(typed).matches(m_row), isFound);
    }

    void everyStatusIsFoundByItsWordAlone()
    {
        const QStringList words = {u"running"_qs,    u"active"_qs,   u"succeeded"_qs, u"pending"_qs, u"starting"_qs,
                                   u"updating"_qs,   u"stopping"_qs, u"paused"_qs,    u"stopped"_qs, u"warning"_qs,
                                   u"restarting"_qs, u"failed"_qs,   u"idle"_qs,      u"normal"_qs,  u"unknown"_qs};
        QCOMPARE(static_cast<int>(words.size()), static_cast<int>(backend::Status::Unknown) + 1);
        const TextSource source(m_columns, *m_session);
        for (int status = 0; status < words.size(); ++status) {
            RowText row;
            row.build(*test::makeContainer(u"x"_qs, static_cast<backend::Status>(status)), source);
            for (int word = 0; word < words.size(); ++word) {
                // "restarting" holds "starting".
                const bool isFound = words[status].contains(words[word]);
                QCOMPARE(TextFilter(u"status:"_qs + words[word]).matches(row), isFound);
            }
        }
    }

    void narrows_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("isNarrower");
        QTest::newRow("longer word") << u"we"_qs << u"web"_qs << true;
        QTest::newRow("shorter word") << u"web"_qs << u"we"_qs << false;
        QTest::newRow("one more word") << u"web"_qs << u"web db"_qs << true;
        QTest::newRow("one word less") << u"web db"_qs << u"web"_qs << false;
        QTest::newRow("longer word left out") << u"-we"_qs << u"-web"_qs << false;
        QTest::newRow("shorter word left out") << u"-web"_qs << u"-we"_qs << true;
        QTest::newRow("from nothing") << QString() << u"w"_qs << true;
        QTest::newRow("another field") << u"name:web"_qs << u"image:web"_qs << false;
        QTest::newRow("a label gets its key") << u"label:app"_qs << u"label:app=w"_qs << true;
    }

    void narrows()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, isNarrower);
        QCOMPARE(TextFilter(after).narrows(TextFilter(before)), isNarrower);
    }

    void canLeaveOneWordAway()
    {
        const TextFilter filter(u"name:web  -\"a b\" x"_qs);
        QCOMPARE(filter.words(), QStringList({u"name:web"_qs, u"-\"a b\""_qs, u"x"_qs}));
        QCOMPARE(filter.without(1), u"name:web x"_qs);
    }

    void naturalOrder_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("numbers") << u"web-2"_qs << u"web-10"_qs;
        QTest::newRow("numbers inside") << u"a2b9"_qs << u"a10b1"_qs;
        QTest::newRow("shorter first") << u"web"_qs << u"web-1"_qs;
        QTest::newRow("case does not matter") << u"Alpha"_qs << u"beta"_qs;
        QTest::newRow("accents do not matter") << u"été"_qs << u"etf"_qs;
        QTest::newRow("zeros in front") << u"v007"_qs << u"v8"_qs;
        QTest::newRow("zero is the least") << u"v0"_qs << u"v1"_qs;
        QTest::newRow("nine and ten digits") << u"v999999999"_qs << u"v1000000000"_qs;
        QTest::newRow("eight and nine digits") << u"v99999999"_qs << u"v100000000"_qs;
        QTest::newRow("eighteen and nineteen digits") << u"v999999999999999999"_qs << u"v1000000000000000000"_qs;
    }

    void naturalOrder()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        std::string a;
        std::string b;
        appendNaturalKey(a, first);
        appendNaturalKey(b, second);
        QVERIFY(a < b);
    }
};

QTEST_MAIN(TestTextFilter)
#include "tst_textfilter.moc"
