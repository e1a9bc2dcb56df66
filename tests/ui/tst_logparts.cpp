// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/linebytes.h"
#include "ui/logs/lineset.h"
#include "ui/logs/literalfinder.h"
#include "ui/logs/requiredliteral.h"
#include "ui/logs/sgrparser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace darse::ui;

namespace {

QString randomLine(QRandomGenerator& random)
{
    static const QStringList pieces = {
        QStringLiteral("a"),    QStringLiteral("é"),        QStringLiteral("🙂"),  QStringLiteral("\t"),
        QStringLiteral("\r"),   QStringLiteral("\x1b[31m"), QStringLiteral("\x1b["), QStringLiteral("\x1b[1;38:5:9m"),
        QStringLiteral("\x1b"), QStringLiteral("word"),     QString(QChar(0)),       QString(QChar(0x7F)),
        QString(QChar(0x202E)), QString(QChar(0xD800)),     QString(70, u'1')};
    QString line;
    for (quint32 i = random.bounded(12U); i > 0; --i)
        line += pieces[random.bounded(int(pieces.size()))];
    return line;
}

} // namespace

class tst_LogParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bytesAreTheLineAndShowTheSame()
    {
        QRandomGenerator random(7);
        std::string buffer;
        for (int i = 0; i < 5000; ++i) {
            const QString line = randomLine(random);
            QByteArray bytes;
            const quint16 flags = appendLineBytes(bytes, line);
            const std::string_view kept(bytes.constData(), std::size_t(bytes.size()));
            QCOMPARE(lineText(kept, flags), line);
            const std::string_view shown = shownBytes(kept, flags, buffer);
            QCOMPARE(QByteArray(shown.data(), qsizetype(shown.size())), parseInkedLine(line).text.toUtf8());
        }
    }

    void literalsAreFoundWhereverTheyStand()
    {
        QRandomGenerator random(11);
        const std::string letters = "abAB \n=x1";
        for (int i = 0; i < 3000; ++i) {
            std::string text;
            std::string literal;
            for (quint32 length = random.bounded(80U); length > 0; --length)
                text += letters[random.bounded(quint32(letters.size()))];
            for (quint32 length = 1 + random.bounded(4U); length > 0; --length)
                literal += letters[random.bounded(quint32(letters.size()))];
            const std::size_t from = random.bounded(4U);
            const qsizetype expected = QString::fromStdString(text).indexOf(QString::fromStdString(literal),
                                                                            qsizetype(from), Qt::CaseInsensitive);
            const std::size_t place = LiteralFinder(literal).find(text, std::min(from, text.size()));
            QCOMPARE(place == std::string::npos ? qsizetype(-1) : qsizetype(place), expected);
        }
    }

    void requiredLiterals_data()
    {
        QTest::addColumn<QString>("literal");
        const auto row = [](const char* expression, const char* literal) {
            QTest::newRow(expression) << QString::fromUtf8(literal);
        };
        row("HTTP/1\\.1\" 5\\d\\d", "http/1.1\" 5");
        row("error", "error");
        row("colou?r", "colo");
        row("ab+cdef", "cdef");
        row("abc{0,3}d", "ab");
        row("abc{2}", "abc");
        row("x*", "");
        row("one|two", "");
        row("(one|two) three", " three");
        row("(?:x)?yes", "yes");
        row("[a-z]+ found", " found");
        row("[]a]b", "b");
        row("(?i)abc", "");
        row("(?x) a b c", "");
        row("(*ACCEPT)abc", "");
        row("((*ACCEPT)a)bc", "");
        row("\\Qa.b\\E", "");
        row("(a)\\1b", "");
        row("a\\x41b", "");
        row("caf\u00e9s", "caf");
        row("[[:alpha:]]b", "");
        row("a{2}{0}bc", "bc");
        row("a(", "");
        row("(?#b|c)a", "");
        row("^start.*end$", "start");
    }

    void requiredLiterals()
    {
        QFETCH(QString, literal);
        QCOMPARE(QString::fromStdString(requiredLiteral(QString::fromUtf8(QTest::currentDataTag()))), literal);
    }

    void setsOfLinesAreSets()
    {
        LineSet set;
        std::vector<qint64> plain;
        QRandomGenerator random(3);
        qint64 number = 5;
        for (int i = 0; i < 60'000; ++i) {
            number += i < 30'000 ? 1 + random.bounded(3) : 1 + random.bounded(200);
            set.add(number);
            plain.push_back(number);
        }
        std::size_t gone = 0;
        for (const std::size_t before : {std::size_t(0), std::size_t(17), std::size_t(20'000), std::size_t(45'001)}) {
            gone = before;
            set.removeBefore(plain[gone]);
            QCOMPARE(set.size(), qint64(plain.size() - gone));
            QCOMPARE(set.front(), plain[gone]);
            for (std::size_t i = gone; i < plain.size(); i += 97) {
                QCOMPARE(set.at(qint64(i - gone)), plain[i]);
                QCOMPARE(set.rankOf(plain[i]), qint64(i - gone));
                QVERIFY(set.contains(plain[i]));
                QCOMPARE(set.contains(plain[i] + 1), i + 1 < plain.size() && plain[i + 1] == plain[i] + 1);
            }
        }
        QCOMPARE(set.rankOf(number + 1), set.size());
        set.clear();
        QVERIFY(set.isEmpty());
        set.add(number + 70'000);
        QCOMPARE(set.front(), number + 70'000);
        QCOMPARE(set.at(0), set.back());
    }
};

QTEST_APPLESS_MAIN(tst_LogParts)
#include "tst_logparts.moc"
