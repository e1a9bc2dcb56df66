// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using session::Settings;

namespace {

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString kName = QStringLiteral("name");

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("settings.json")); }
    [[nodiscard]] QString broken() const { return path() + QStringLiteral(".broken"); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void valuesComeBack()
    {
        {
            Settings settings(path());
            settings.setText(kName, QStringLiteral("é\"\\\n"));
            settings.setFlag(QStringLiteral("flag"), true);
            settings.setNumber(QStringLiteral("number"), -7);
            settings.setList(QStringLiteral("list"), {QStringLiteral("a"), QStringLiteral("b")});
        }
        Settings settings(path());
        QVERIFY(!settings.problem());
        QCOMPARE(settings.text(kName), QStringLiteral("é\"\\\n"));
        QCOMPARE(settings.flag(QStringLiteral("flag")), true);
        QCOMPARE(settings.number(QStringLiteral("number")), -7);
        QCOMPARE(settings.list(QStringLiteral("list")), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    }

    void isWrittenSoonWithoutFlush()
    {
        Settings settings(path());
        settings.setFlag(kName, true);
        QVERIFY(!QFile::exists(path()));
        QTRY_VERIFY(QFile::exists(path()));
    }

    void sameValueIsNoChange()
    {
        Settings settings(path());
        settings.setNumber(kName, 3);
        QSignalSpy changed(&settings, &Settings::changed);
        settings.setNumber(kName, 3);
        QCOMPARE(changed.count(), 0);
        settings.setNumber(kName, 4);
        QCOMPARE(changed.count(), 1);
    }

    void unknownNamesAreKept()
    {
        write(path(), "{\"future\": {\"deep\": [1, 2]}, \"name\": \"old\"}");
        {
            Settings settings(path());
            settings.setText(kName, QStringLiteral("new"));
        }
        QVERIFY(contentOf(path()).contains("\"deep\""));
        QVERIFY(contentOf(path()).contains("\"new\""));
    }

    void otherTypesGiveTheFallback()
    {
        write(path(), "{\"name\": 3, \"flag\": \"yes\", \"number\": 1e30, \"big\": 99999999999, \"huge\": "
                      "18446744073709551615, \"list\": {\"a\": 1}, \"mixed\": [\"a\", 1, null, \"b\"]}");
        Settings settings(path());
        QVERIFY(!settings.problem());
        QCOMPARE(settings.text(kName, QStringLiteral("fallback")), QStringLiteral("fallback"));
        QCOMPARE(settings.flag(QStringLiteral("flag"), true), true);
        QCOMPARE(settings.number(QStringLiteral("number"), 5), 5);
        QCOMPARE(settings.number(QStringLiteral("big"), 5), 5);
        QCOMPARE(settings.number(QStringLiteral("huge"), 5), 5);
        QCOMPARE(settings.list(QStringLiteral("list")), QStringList());
        QCOMPARE(settings.list(QStringLiteral("mixed")).size(), 2);
    }

    void brokenFilesAreKept_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("truncated") << QByteArray("{\"name\": \"va");
        QTest::newRow("no object") << QByteArray("[1, 2]");
        QTest::newRow("not UTF-8") << QByteArray("{\"name\": \"\xff\xfe\"}");
        QTest::newRow("zero bytes") << QByteArray(64, '\0');
        QTest::newRow("brackets") << QByteArray(100'000, '[');
        QTest::newRow("closed brackets") << QByteArray(QByteArray(100'000, '[') + QByteArray(100'000, ']'));
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50'000);
        QTest::newRow("too big") << QByteArray("{\"name\": \"" + QByteArray(3 << 20, 'x') + "\"}");
    }

    void brokenFilesAreKept()
    {
        QFETCH(QByteArray, content);
        write(path(), content);
        {
            Settings settings(path());
            QVERIFY(settings.problem());
            QCOMPARE(settings.text(kName, QStringLiteral("fallback")), QStringLiteral("fallback"));
            settings.setText(kName, QStringLiteral("new"));
        }
        QCOMPARE(contentOf(broken()), content);
        QCOMPARE(Settings(path()).text(kName), QStringLiteral("new"));
    }

    void anEnormousFileIsNotRead()
    {
        write(path(), {});
        QCOMPARE(truncate(path().toLocal8Bit().constData(), 100LL << 20), 0);
        Settings settings(path());
        QVERIFY(settings.problem());
        QCOMPARE(QFileInfo(broken()).size(), 100LL << 20);
    }

    void anotherBrokenFileGetsANumber()
    {
        write(broken(), "first");
        write(broken() + QStringLiteral(".1"), "second");
        write(path(), "third");
        Settings settings(path());
        QCOMPARE(contentOf(broken()), QByteArray("first"));
        QCOMPARE(contentOf(broken() + QStringLiteral(".1")), QByteArray("second"));
        QCOMPARE(contentOf(broken() + QStringLiteral(".2")), QByteArray("third"));
    }

    void aFolderInItsPlaceIsLeftAlone()
    {
        QVERIFY(QDir().mkpath(path() + QStringLiteral("/inside")));
        Settings settings(path());
        QVERIFY(settings.problem());
        settings.setNumber(kName, 1);
        QVERIFY(settings.flush());
        QCOMPARE(settings.number(kName), 1);
        QVERIFY(QDir(path() + QStringLiteral("/inside")).exists());
    }

    void aPipeInItsPlaceDoesNotBlock()
    {
        QCOMPARE(mkfifo(path().toLocal8Bit().constData(), 0600), 0);
        Settings settings(path());
        QVERIFY(settings.problem());
        settings.setNumber(kName, 1);
        QVERIFY(settings.flush());
    }

    void anUnwritableFolderIsToldOnce()
    {
        // A file where the folder should be is unwritable for everybody, root included.
        write(m_folder->filePath(QStringLiteral("file")), "x");
        Settings settings(m_folder->filePath(QStringLiteral("file/settings.json")));
        QSignalSpy told(&settings, &Settings::problemChanged);
        settings.setNumber(kName, 1);
        QVERIFY(!settings.flush());
        settings.setNumber(kName, 2);
        QVERIFY(!settings.flush());
        QCOMPARE(told.count(), 1);
        QCOMPARE(settings.number(kName), 2);
        QCOMPARE(contentOf(m_folder->filePath(QStringLiteral("file"))), QByteArray("x"));
    }

    void theFolderIsMadeWhenNeeded()
    {
        const QString deep = m_folder->filePath(QStringLiteral("a/b/settings.json"));
        Settings settings(deep);
        QVERIFY(!QDir(m_folder->filePath(QStringLiteral("a"))).exists());
        settings.setNumber(kName, 1);
        QVERIFY(settings.flush());
        QVERIFY(QFile::exists(deep));
    }

    void whatHoldsForOneRunIsNotWritten()
    {
        write(path(), R"({"name": "kept"})");
        {
            Settings settings(path());
            QSignalSpy changed(&settings, &Settings::changed);
            settings.useText(kName, QStringLiteral("now"));
            QCOMPARE(changed.count(), 1);
            QCOMPARE(settings.text(kName), QStringLiteral("now"));
            settings.setText(kName, QStringLiteral("now")); // as a window does that notes where it is when it closes
            QVERIFY(settings.isForThisRun(kName));
            settings.setNumber(QStringLiteral("other"), 1);
        }
        Settings settings(path());
        QVERIFY(!settings.isForThisRun(kName));
        QCOMPARE(settings.text(kName), QStringLiteral("kept"));
        QCOMPARE(settings.number(QStringLiteral("other")), 1);
    }

    void aChoiceEndsWhatHoldsForOneRun()
    {
        write(path(), R"({"name": "kept"})");
        {
            Settings settings(path());
            settings.useText(kName, QStringLiteral("now"));
            settings.setText(kName, QStringLiteral("chosen"));
            QVERIFY(!settings.isForThisRun(kName));
            QCOMPARE(settings.text(kName), QStringLiteral("chosen"));
        }
        QCOMPARE(Settings(path()).text(kName), QStringLiteral("chosen"));
        {
            // What was kept may be chosen, too.
            Settings settings(path());
            settings.useText(kName, QStringLiteral("now"));
            settings.setText(kName, QStringLiteral("chosen"));
            QCOMPARE(settings.text(kName), QStringLiteral("chosen"));
        }
        QCOMPARE(Settings(path()).text(kName), QStringLiteral("chosen"));
    }

    void anEmptyPathStaysInMemory()
    {
        Settings settings{QString()};
        settings.setNumber(kName, 1);
        QVERIFY(settings.flush());
        QVERIFY(!settings.problem());
        QCOMPARE(settings.number(kName), 1);
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
