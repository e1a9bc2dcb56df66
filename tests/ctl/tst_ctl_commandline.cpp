// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/completion.h"
#include "app/ctl/frontend.h"

#include <QProcess>
#include <QTest>

#include <set>

using namespace darse;
using namespace darse::ctl;

/// How darsectl understands its command line, and the table that this comes from.
class TestCtlCommandLine : public QObject {
    Q_OBJECT

private:
    static Invocation understood(std::vector<const char*> words)
    {
        Invocation out;
        const auto result = understand(words, out);
        return result ? out : Invocation{};
    }
    static std::string complaint(std::vector<const char*> words)
    {
        Invocation out;
        const auto result = understand(words, out);
        return result ? std::string() : result.error().message();
    }
    static bool hasWord(const std::string& script, std::string_view word)
    {
        return script.find(word) != std::string::npos;
    }

private Q_SLOTS:
    void whatComesAfterTheImageIsTheContainers()
    {
        const Invocation run =
            understood({"--socket", "/s", "run", "-it", "--rm", "-eA=b", "image", "sh", "-c", "", "--json"});
        QVERIFY(run.command != nullptr);
        QCOMPARE(run.command->name, std::string_view("run"));
        QCOMPARE(run.given.value("socket").value_or(""), std::string("/s"));
        QVERIFY(run.given.has("interactive") && run.given.has("tty") && run.given.has("rm"));
        QVERIFY(!run.given.has("json"));
        QCOMPARE(run.given.words, (std::vector<std::string>{"image", "sh", "-c", "", "--json"}));
    }
    void lettersMeanWhatTheirCommandSays()
    {
        QVERIFY(understood({"rm", "-f", "-v", "a"}).given.has("volumes"));
        QVERIFY(understood({"logs", "-f", "a"}).given.has("follow"));
        QCOMPARE(understood({"stop", "-t", "3", "a"}).given.value("time").value_or(""), std::string("3"));
        QVERIFY(understood({"run", "-t", "a"}).given.has("tty"));
    }
    void commonOptionsStandOnBothSides()
    {
        QVERIFY(understood({"--json", "image", "list"}).given.has("json"));
        QVERIFY(understood({"image", "list", "--json"}).given.has("json"));
        QVERIFY(understood({"ps", "-a", "--json"}).given.has("all"));
        for (const std::string_view option : {"root", "socket"}) {
            const std::string word = "--" + std::string(option);
            QCOMPARE(understood({word.c_str(), "/d", "engine", "stop"}).given.value(option).value_or(""),
                     std::string("/d"));
            QCOMPARE(understood({"engine", "stop", word.c_str(), "/d"}).given.value(option).value_or(""),
                     std::string("/d"));
        }
        QVERIFY(complaint({"--root", "/d", "ps"}).find("--root is for engine start") != std::string::npos);
    }
    void mistakesAreNamed()
    {
        QCOMPARE(complaint({"pnig"}), std::string("unknown command \"pnig\", did you mean ping?"));
        QCOMPARE(complaint({"nope"}), std::string("unknown command \"nope\""));
        QCOMPARE(complaint({"image", "lsit"}), std::string("unknown command \"image lsit\", did you mean image list?"));
        QVERIFY(complaint({"network"}).find("further word") != std::string::npos);
        QVERIFY(complaint({"rm"}).find("needs CONTAINER") != std::string::npos);
        QVERIFY(complaint({"ps", "x"}).find("takes no further words") != std::string::npos);
        QVERIFY(complaint({"run", ""}).find("empty word") != std::string::npos);
        QVERIFY(complaint({"ps", "--rm"}).find("unknown option --rm") != std::string::npos);
    }
    void namesAndLettersAreUniqueInEachCommand()
    {
        std::set<std::string_view> names;
        for (const Command& command : commands()) {
            QVERIFY2(names.insert(command.name).second, std::string(command.name).c_str());
            std::set<std::string_view> options;
            std::set<char> letters;
            for (const auto rows : {command.options, commonOptions()}) {
                for (const app::Option& option : rows) {
                    QVERIFY2(options.insert(option.name).second, std::string(option.name).c_str());
                    const bool isNew = option.letter == '\0' || letters.insert(option.letter).second;
                    QVERIFY2(isNew, (std::string(command.name) + " " + std::string(option.name)).c_str());
                }
            }
        }
    }
    void completionHasTheWholeTable()
    {
        for (const Shell shell : {Shell::Bash, Shell::Zsh, Shell::Fish}) {
            const std::string script = completionFor(shell, commands());
            for (const Command& command : commands()) {
                QVERIFY(hasWord(script, command.name.substr(command.name.rfind(' ') + 1)));
                for (const app::Option& option : command.options)
                    QVERIFY2(hasWord(script, option.name), std::string(option.name).c_str());
            }
        }
    }
    void bashCompletesByIt_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("found");
        QTest::newRow("a command") << u"darsectl net"_qs << u"network"_qs;
        QTest::newRow("its second word") << u"darsectl volume i"_qs << u"inspect"_qs;
        QTest::newRow("an option") << u"darsectl run --network-a"_qs << u"--network-alias"_qs;
        QTest::newRow("behind an option") << u"darsectl --json volume pru"_qs << u"prune"_qs;
        QTest::newRow("nothing") << u"darsectl no-such"_qs << QString();
    }
    void bashCompletesByIt()
    {
        QFETCH(QString, words);
        QFETCH(QString, found);
        QProcess bash;
        const QString script = QString::fromStdString(completionFor(Shell::Bash, commands()));
        const QString ask =
            u"COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _darsectl; echo \"${COMPREPLY[*]}\""_qs;
        bash.start(u"bash"_qs, {u"--norc"_qs, u"-c"_qs, script + ask.arg(words)});
        QVERIFY(bash.waitForFinished(60'000));
        QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()).trimmed(), found);
        QCOMPARE(bash.readAllStandardError(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestCtlCommandLine)
#include "tst_ctl_commandline.moc"
