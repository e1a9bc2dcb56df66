// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/options.h"

#include <QTest>

using namespace darse;
using namespace darse::app;

namespace {

constexpr Option kOptions[] = {
    {.name = "socket", .value = "PATH", .help = "where the engine listens", .letter = 's'},
    {.name = "demo", .value = "", .help = "a demonstration"},
    {.name = "theme", .value = "NAME", .help = "light or dark"},
};
const Program kProgram{.name = "prog", .purpose = "Does things.", .words = "COMMAND", .options = kOptions};

Result<Given> parse(const std::vector<std::string>& arguments)
{
    return parseOptions(kProgram, arguments);
}

QString messageOf(const std::vector<std::string>& arguments)
{
    const Result<Given> result = parse(arguments);
    return result ? QString() : QString::fromStdString(result.error().message());
}

} // namespace

class tst_Options : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsEveryForm_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("separate") << QStringList{QStringLiteral("--socket"), QStringLiteral("/a b")};
        QTest::newRow("equals") << QStringList{QStringLiteral("--socket=/a b")};
        QTest::newRow("letter") << QStringList{QStringLiteral("-s"), QStringLiteral("/a b")};
        QTest::newRow("letter, joined") << QStringList{QStringLiteral("-s/a b")};
    }

    void understandsEveryForm()
    {
        QFETCH(QStringList, arguments);
        std::vector<std::string> given;
        for (const QString& argument : arguments)
            given.push_back(argument.toStdString());
        const Result<Given> result = parse(given);
        QVERIFY(result);
        QCOMPARE(result->value("socket"), std::string("/a b"));
        QVERIFY(!result->has("demo"));
    }

    void keepsWordsAndStopsAtTwoDashes()
    {
        const Result<Given> result = parse({"ping", "--demo", "-", "--", "--socket"});
        QVERIFY(result);
        QCOMPARE(result->words(), (std::vector<std::string>{"ping", "-", "--socket"}));
        QVERIFY(result->has("demo"));
        QCOMPARE(result->value("theme", "system"), std::string("system"));
    }

    void tellsWhatIsWrong()
    {
        QCOMPARE(messageOf({"--dmeo"}), QStringLiteral("unknown option --dmeo, did you mean --demo?"));
        QCOMPARE(messageOf({"--xyzzy"}), QStringLiteral("unknown option --xyzzy"));
        QCOMPARE(messageOf({"-x"}), QStringLiteral("unknown option -x"));
        QCOMPARE(messageOf({"--socket"}), QStringLiteral("option --socket needs a value: PATH"));
        QCOMPARE(messageOf({"--demo=yes"}), QStringLiteral("option --demo takes no value"));
        QCOMPARE(messageOf({"--demo", "--demo"}), QStringLiteral("option --demo is given twice"));
    }

    void helpNamesEveryOption()
    {
        const std::string help = helpText(kProgram);
        for (const char* text :
             {"prog", "COMMAND", "-s, --socket PATH", "--demo", "--theme NAME", "--help", "--version"})
            QVERIFY2(help.find(text) != std::string::npos, text);
    }
};

QTEST_APPLESS_MAIN(tst_Options)
#include "tst_options.moc"
