// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/archscan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace darse::tests;

namespace {

SourceFile file(const char* path, const char* text)
{
    return {QString::fromLatin1(path), QString::fromLatin1(text)};
}

SourceFile fileOfLines(const char* path, int lines)
{
    return {QString::fromLatin1(path), QString(lines, u'\n')};
}

void verifyNone(const QStringList& faults)
{
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

} // namespace

/// The rules of the house, first on small bad samples, so that each is known to bite, then on the whole tree.
class TstArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void roomsLieInOrder();
    void findsIncludesThatGoUpwards_data();
    void findsIncludesThatGoUpwards();
    void findsFilesOutsideTheRooms();
    void findsLinksThatGoUpwards();
    void findsLongFiles();
    void findsStaleExceptions();
    void findsVagueNames();
    void findsWhatIsForbidden_data();
    void findsWhatIsForbidden();
    void looksPastCommentsAndStrings();
    void namesTheLine();

    void includesGoDownwards();
    void linksGoDownwards();
    void filesAreShort();
    void filesAreNamedWell();
    void nothingForbiddenIsWritten();

private:
    QString m_root;
    QList<SourceFile> m_product;
    QList<SourceFile> m_all;
};

void TstArchitecture::initTestCase()
{
    m_root = qEnvironmentVariable("DARSE_SOURCE_DIR");
    QVERIFY2(QFile::exists(m_root + QStringLiteral("/core/base/result.h")),
             "DARSE_SOURCE_DIR is not the sources' root");
    m_product = sourcesBelow(m_root, {QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")});
    m_all = m_product + sourcesBelow(m_root, {QStringLiteral("tests")});
    QVERIFY(m_product.size() > 20);
}

void TstArchitecture::roomsLieInOrder()
{
    QStringList seen;
    for (const Room& room : rooms()) {
        for (const QString& below : room.below) {
            const bool isKnown = std::ranges::any_of(seen, [&](const QString& path) { return path.startsWith(below); });
            QVERIFY2(isKnown, qPrintable(below + QStringLiteral(" comes after ") + room.path));
        }
        seen += room.path;
    }
}

void TstArchitecture::findsIncludesThatGoUpwards_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("isAllowed");

    const auto row = [](const char* from, const char* include, bool isAllowed) {
        QTest::addRow("%s includes %s", from, include)
            << QString::fromLatin1(from) << QString::fromLatin1(include) << isAllowed;
    };
    row("core/base/a.cpp", "core/base/b.h", true);
    row("core/base/a.cpp", "core/sys/b.h", false);
    row("core/net/a.cpp", "core/sys/b.h", true);
    row("core/backend/a.h", "core/net/b.h", false);
    row("core/connect/demo/a.cpp", "core/backend/b.h", true);
    row("core/connect/demo/a.cpp", "core/session/b.h", false);
    row("core/connect/docker/a.cpp", "core/connect/demo/b.h", false);
    row("core/session/a.cpp", "core/connect/demo/b.h", false);
    row("core/session/a.cpp", "core/backend/b.h", true);
    row("ui/pages/containers/a.cpp", "ui/pages/page.h", true);
    row("ui/pages/a.cpp", "ui/widgets/b.h", true);
    row("ui/widgets/a.cpp", "ui/pages/b.h", false);
    row("ui/pages/a.cpp", "core/net/b.h", false);
    row("ui/shell/a.cpp", "core/connect/demo/b.h", false);
    row("app/darse/main.cpp", "ui/shell/b.h", true);
    row("app/engine/main.cpp", "ui/style/b.h", false);
    row("app/engine/main.cpp", "core/net/b.h", true);
    row("core/base/a.cpp", "tests/support/b.h", false);
    row("core/base/a.cpp", "b.h", false);
    row("core/base/a.cpp", "a.moc", true);
}

void TstArchitecture::findsIncludesThatGoUpwards()
{
    QFETCH(QString, from);
    QFETCH(QString, include);
    QFETCH(bool, isAllowed);
    const auto faults = includeFaults({from, QStringLiteral("#include <QString>\n#include \"%1\"\n").arg(include)});
    QCOMPARE(faults.size(), isAllowed ? 0 : 1);
}

void TstArchitecture::findsFilesOutsideTheRooms()
{
    QCOMPARE(includeFaults(file("core/misc/a.cpp", "")).size(), 1);
    QCOMPARE(includeFaults(file("ui/a.cpp", "")).size(), 1);
}

void TstArchitecture::findsLinksThatGoUpwards()
{
    QCOMPARE(linkFaults(file("core/base/CMakeLists.txt", "darse_room(base LINKS darse_sys)")).size(), 1);
    QCOMPARE(linkFaults(file("core/session/CMakeLists.txt", "darse_room(s LINKS Qt6::Widgets)")).size(), 1);
    QCOMPARE(linkFaults(file("ui/pages/CMakeLists.txt", "darse_room(p LINKS darse_connect_demo)")).size(), 1);
    verifyNone(
        linkFaults(file("ui/pages/CMakeLists.txt", "darse_room(p LINKS darse_ui_style darse_base Qt6::Widgets)")));
}

void TstArchitecture::findsLongFiles()
{
    verifyNone(sizeFaults(fileOfLines("core/base/a.h", 120), {}));
    QCOMPARE(sizeFaults(fileOfLines("core/base/a.h", 121), {}).size(), 1);
    QCOMPARE(sizeFaults(fileOfLines("core/base/a.cpp", 251), {}).size(), 1);
    QCOMPARE(sizeFaults(fileOfLines("tests/core/a.cpp", 301), {}).size(), 1);

    const QList<SizeException> exceptions{{QStringLiteral("core/base/a.cpp"), 900, QStringLiteral("a table")}};
    verifyNone(sizeFaults(fileOfLines("core/base/a.cpp", 400), exceptions));
    QCOMPARE(sizeFaults(fileOfLines("core/base/a.cpp", 401), exceptions).size(), 1);
}

void TstArchitecture::findsStaleExceptions()
{
    const QString path = QStringLiteral("core/base/a.cpp");
    const QList<SourceFile> files{fileOfLines("core/base/a.cpp", 260)};
    verifyNone(staleExceptions({{path, 300, QStringLiteral("a table")}}, files));
    QCOMPARE(staleExceptions({{path, 300, {}}}, files).size(), 1);
    QCOMPARE(staleExceptions({{path, 401, QStringLiteral("a table")}}, files).size(), 1);
    QCOMPARE(staleExceptions({{path, 300, QStringLiteral("a table")}}, {fileOfLines("core/base/a.cpp", 9)}).size(), 1);
    QCOMPARE(staleExceptions({{path, 300, QStringLiteral("a table")}}, {}).size(), 1);
}

void TstArchitecture::findsVagueNames()
{
    QCOMPARE(nameFaults(file("ui/shell/windowmanager.h", "")).size(), 1);
    QCOMPARE(nameFaults(file("ui/shell/MainWindow.h", "")).size(), 1);
    verifyNone(nameFaults(file("ui/shell/mainwindow.h", "")));
}

void TstArchitecture::findsWhatIsForbidden_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < forbidden().size(); ++i)
        QTest::addRow("%s", qPrintable(forbidden()[i].name)) << i;
}

void TstArchitecture::findsWhatIsForbidden()
{
    QFETCH(int, index);
    const Forbidden& rule = forbidden()[index];
    QVERIFY2(rule.pattern.isValid(), qPrintable(rule.pattern.errorString()));
    QVERIFY(!rule.reason.isEmpty());
    const QString inside = rule.within.last() + QStringLiteral("room/a.cpp");
    QCOMPARE(patternFaults({inside, rule.bad}, {rule}).size(), 1);
    verifyNone(patternFaults({inside, rule.good}, {rule}));
    verifyNone(patternFaults({QStringLiteral("elsewhere/a.cpp"), rule.bad}, {rule}));
    for (const QString& exempt : rule.without)
        verifyNone(patternFaults({exempt + QStringLiteral("a.cpp"), rule.bad}, {rule}));
}

void TstArchitecture::looksPastCommentsAndStrings()
{
    const QString text = QStringLiteral("a /* b\nc */ d // e\n\"f // g\" R\"x(h\")x\" 1'000 'i' j");
    QCOMPARE(viewOf(text, View::Raw), text);
    QCOMPARE(viewOf(text, View::Code).simplified(), QStringLiteral("a d \"f // g\" R\"x(h\")x\" 1'000 'i' j"));
    QCOMPARE(viewOf(text, View::BareCode).simplified(), QStringLiteral("a d \" \" R \" 1'000 ' ' j"));
    QCOMPARE(viewOf(text, View::BareCode).size(), text.size());
}

void TstArchitecture::namesTheLine()
{
    const auto faults = includeFaults(file("core/base/a.cpp", "//\n#include \"core/sys/b.h\"\n"));
    QCOMPARE(faults.size(), 1);
    QVERIFY2(faults.first().startsWith(u"core/base/a.cpp:2: "), qPrintable(faults.first()));
}

void TstArchitecture::includesGoDownwards()
{
    QStringList faults;
    for (const SourceFile& source : m_all)
        faults += includeFaults(source);
    verifyNone(faults);
}

void TstArchitecture::linksGoDownwards()
{
    QStringList faults;
    for (const char* folder : {"/app", "/core", "/ui"}) {
        QDirIterator it(m_root + QLatin1StringView(folder), {QStringLiteral("CMakeLists.txt")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile list(it.next());
            QVERIFY(list.open(QIODevice::ReadOnly));
            faults += linkFaults({QDir(m_root).relativeFilePath(list.fileName()), QString::fromUtf8(list.readAll())});
        }
    }
    verifyNone(faults);
}

void TstArchitecture::filesAreShort()
{
    QStringList faults = staleExceptions(sizeExceptions(), m_all);
    for (const SourceFile& source : m_all)
        faults += sizeFaults(source, sizeExceptions());
    verifyNone(faults);
}

void TstArchitecture::filesAreNamedWell()
{
    QStringList faults;
    for (const SourceFile& source : m_all)
        faults += nameFaults(source);
    verifyNone(faults);
}

void TstArchitecture::nothingForbiddenIsWritten()
{
    QStringList faults;
    for (const SourceFile& source : m_all)
        faults += patternFaults(source, forbidden());
    verifyNone(faults);
}

QTEST_GUILESS_MAIN(TstArchitecture)
#include "tst_architecture.moc"
