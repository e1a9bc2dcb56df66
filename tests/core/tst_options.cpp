// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/options.h"

#include <QTest>

using namespace darse;
using namespace darse::app;

namespace {

constexpr Option kOptions[] = {
    {"socket", 's', "PATH", "Where the engine listens"},
    {"demo", '\0', "", "A demonstration"},
    {"theme", '\0', "NAME", "Light or dark"},
    kHelpOption,
};

Result<Arguments> parse(const std::vector<const char*>& words)
{
    return parseArguments(kOptions, words);
}

std::string messageOf(const std::vector<const char*>& words)
{
    const Result<Arguments> result = parse(words);
    return result ? std::string() : result.error().message();
}

} // namespace

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsEveryForm();
    void keepsWordsAndStopsAtTwoDashes();
    void tellsWhatIsWrong();
    void suggestsOnlyWhatIsNear();
    void helpNamesEveryOption();
};

void TestOptions::understandsEveryForm()
{
    const std::vector<std::vector<const char*>> forms = {
        {"--socket", "/a b"}, {"--socket=/a b"}, {"-s", "/a b"}, {"-s/a b"}};
    for (const auto& form : forms) {
        const Result<Arguments> result = parse(form);
        QVERIFY2(result.isOk(), form.front());
        QVERIFY2(result->value("socket") == "/a b", form.front());
        QVERIFY(!result->has("demo"));
    }
}

void TestOptions::keepsWordsAndStopsAtTwoDashes()
{
    const Result<Arguments> result = parse({"ping", "--demo", "--", "--socket"});
    QVERIFY(result.isOk());
    QVERIFY(result->words == (std::vector<std::string>{"ping", "--socket"}));
    QVERIFY(result->has("demo"));
    QVERIFY(!result->value("theme").has_value());
}

void TestOptions::tellsWhatIsWrong()
{
    QVERIFY(messageOf({"--dmeo"}).find("--demo") != std::string::npos);
    for (const std::vector<const char*>& words :
         std::vector<std::vector<const char*>>{{"--xyzzy"}, {"-x"}, {"--socket"}, {"--demo=yes"}, {"--socket="}}) {
        const Result<Arguments> result = parse(words);
        if (result.isOk())
            QVERIFY2(std::string_view(words.front()) == "--socket=", words.front()); // an empty value is a value
        else
            QVERIFY2(result.error().kind() == ErrorKind::InvalidInput, words.front());
    }
    QVERIFY(messageOf({"--xyzzy"}).find("xyzzy") != std::string::npos);
    QVERIFY(!messageOf({"--socket"}).empty());
    QVERIFY(!messageOf({"--demo=yes"}).empty());
}

void TestOptions::suggestsOnlyWhatIsNear()
{
    const std::vector<std::string_view> words = {"version", "machine", "ping"};
    QVERIFY(nearest("verison", words) == "version");
    QVERIFY(!nearest("completely-else", words).has_value());
}

void TestOptions::helpNamesEveryOption()
{
    const std::string help = helpText("Usage: prog [OPTION…]", kOptions);
    for (const char* text : {"Usage: prog", "-s", "--socket PATH", "--demo", "--theme NAME", "--help"})
        QVERIFY2(help.find(text) != std::string::npos, text);
}

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
