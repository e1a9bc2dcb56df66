// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"
#include "ui/editor/folding.h"
#include "ui/editor/linediff.h"
#include "ui/editor/replacetext.h"
#include "ui/editor/templates.h"
#include "ui/editor/yamlcheck.h"
#include "ui/editor/yamledit.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace darse::ui;

namespace {

const QString kPod = QStringLiteral("apiVersion: v1\n"
                                    "kind: Pod\n"
                                    "metadata:\n"
                                    "  name: web\n"
                                    "spec:\n"
                                    "  containers:\n"
                                    "  - name: web\n"
                                    "    image: web\n");

/// An editor with the cursor where "|" stands.
struct Scene {
    explicit Scene(QString text)
    {
        const auto at = text.indexOf(u'|');
        text.remove(at, 1);
        edit.setPlainText(text);
        QTextCursor cursor = edit.textCursor();
        cursor.setPosition(static_cast<int>(at));
        edit.setTextCursor(cursor);
    }

    [[nodiscard]] QString text() const
    {
        QString out = edit.toPlainText();
        return out.insert(edit.textCursor().position(), u'|');
    }

    [[nodiscard]] QStringList offered() const
    {
        QStringList out;
        for (const Completion& one : edit.offered())
            out.push_back(one.text);
        return out;
    }

    YamlEdit edit;
};

} // namespace

class tst_YamlEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keys_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("after");
        QTest::newRow("below a key") << "spec:|" << int(Qt::Key_Return) << "spec:\n  |";
        QTest::newRow("beside a key") << "  name: web|" << int(Qt::Key_Return) << "  name: web\n  |";
        QTest::newRow("within an item") << "  - name: web|" << int(Qt::Key_Return) << "  - name: web\n    |";
        QTest::newRow("below a key of an item") << "- env:|" << int(Qt::Key_Return) << "- env:\n    |";
        QTest::newRow("words of a list") << "- one|" << int(Qt::Key_Return) << "- one\n- |";
        QTest::newRow("an empty item ends its list") << "    - |" << int(Qt::Key_Return) << "  |";
        QTest::newRow("tab") << "a|" << int(Qt::Key_Tab) << "a |";
        QTest::newRow("tab at the beginning") << "|a" << int(Qt::Key_Tab) << "  |a";
        QTest::newRow("backspace goes back a level") << "    |a" << int(Qt::Key_Backspace) << "  |a";
        QTest::newRow("backspace in words") << "  ab|" << int(Qt::Key_Backspace) << "  a|";
        QTest::newRow("brackets come in pairs") << "a: |" << int(Qt::Key_BracketLeft) << "a: [|]";
        QTest::newRow("and are stepped over") << "a: [|]" << int(Qt::Key_BracketRight) << "a: []|";
    }

    void keys()
    {
        QFETCH(QString, before);
        QFETCH(int, key);
        Scene scene(before);
        QTest::keyClick(&scene.edit, static_cast<Qt::Key>(key), Qt::NoModifier);
        QTEST(scene.text(), "after");
    }

    void wholeLinesAreIndentedAndCommented()
    {
        Scene scene(QStringLiteral("|a: 1\nb: 2"));
        scene.edit.selectAll();
        QTest::keyClick(&scene.edit, Qt::Key_Tab);
        QCOMPARE(scene.edit.toPlainText(), QStringLiteral("  a: 1\n  b: 2"));
        scene.edit.selectAll();
        QTest::keyClick(&scene.edit, Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(scene.edit.toPlainText(), QStringLiteral("  # a: 1\n  # b: 2"));
        scene.edit.selectAll();
        QTest::keyClick(&scene.edit, Qt::Key_Slash, Qt::ControlModifier);
        scene.edit.selectAll();
        QTest::keyClick(&scene.edit, Qt::Key_Backtab);
        QCOMPARE(scene.edit.toPlainText(), QStringLiteral("a: 1\nb: 2"));
        scene.edit.undo();
        QCOMPARE(scene.edit.toPlainText(), QStringLiteral("  a: 1\n  b: 2"));
    }

    void completionKnowsWhereItIs()
    {
        QVERIFY(Scene(QStringLiteral("kind: Pod\nspec:\n  |")).offered().contains(QStringLiteral("containers")));
        const QStringList inContainer = Scene(kPod + QStringLiteral("    |")).offered();
        QVERIFY(inContainer.contains(QStringLiteral("command")));
        QVERIFY(!inContainer.contains(QStringLiteral("image")));      // it is there
        QVERIFY(!inContainer.contains(QStringLiteral("containers"))); // it is elsewhere
        QCOMPARE(Scene(kPod + QStringLiteral("    imageP|")).offered(), QStringList(QStringLiteral("imagePullPolicy")));
        QCOMPARE(Scene(kPod + QStringLiteral("    imagePullPolicy: N|")).offered(),
                 (QStringList{QStringLiteral("Never"), QStringLiteral("IfNotPresent")}));
        QVERIFY(Scene(kPod + QStringLiteral("    env:\n    - name: A\n      v|"))
                    .offered()
                    .contains(QStringLiteral("valueFrom")));
        QCOMPARE(Scene(QStringLiteral("kind: Conf|")).offered(), QStringList(QStringLiteral("ConfigMap")));
        QVERIFY(Scene(QStringLiteral("kind: Pod\n# sp|")).offered().isEmpty());
        QVERIFY(
            Scene(QStringLiteral("kind: Pod\n---\nkind: ConfigMap\nd|")).offered().contains(QStringLiteral("data")));
    }

    void completionIsWrittenByKeys()
    {
        Scene scene(QStringLiteral("kind: Pod\nspec:\n  |"));
        scene.edit.show();
        QTest::keyClicks(&scene.edit, QStringLiteral("restartP"));
        QTRY_VERIFY(scene.edit.isCompleting());
        QTest::keyClick(&scene.edit, Qt::Key_Escape);
        QTest::keyClick(&scene.edit, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(scene.edit.isCompleting());
    }

    void helpIsThere()
    {
        Scene scene(kPod + QStringLiteral("|"));
        const QString help = helpFor(keyAt(scene.edit.document()->findBlockByNumber(7), 100));
        QVERIFY2(help.startsWith(QLatin1StringView("spec.containers.image\n")), qPrintable(help));
    }

    void problemsAreMarkedWhereTheyAre()
    {
        YamlEdit edit;
        YamlChecker checker(edit);
        QSignalSpy checked(&checker, &YamlChecker::checked);
        edit.setPlainText(kPod + QStringLiteral("    imagee: x\n"));
        QVERIFY(checked.wait(20'000));
        const auto notes = checked.last().front().value<std::vector<CodeEdit::Note>>();
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.front().line, 8);
        QCOMPARE(notes.front().column, 4);
        QVERIFY(!notes.front().isError);
        edit.setNotes(notes);
        edit.setPlainText(kPod);
        QTRY_VERIFY(checked.last().front().value<std::vector<CodeEdit::Note>>().empty());
    }

    void hostileTextsHaveAProblem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("open bracket") << "a: [1";
        QTest::newRow("twice") << "a: 1\na: 2";
        QTest::newRow("tab") << "a:\n\tb: 1";
        QTest::newRow("tag") << "a: !!python/object x";
        QTest::newRow("deep") << QString(100'000, u'[');
        QTest::newRow("nul") << QString(QStringLiteral("a: ") + QChar(0));
    }

    void hostileTextsHaveAProblem()
    {
        QFETCH(QString, text);
        QVERIFY(!checkYaml(text).empty());
    }

    void templatesAreRight()
    {
        for (const ImagesFrom from : {ImagesFrom::Machine, ImagesFrom::Registry}) {
            for (const Template& one : templates(from))
                QVERIFY2(checkYaml(one.text).empty() && !one.text.contains(u'@'), qPrintable(one.text));
        }
    }

    void blocksFold()
    {
        YamlEdit edit;
        edit.setPlainText(kPod);
        edit.toggleFold(4);
        QVERIFY(!edit.document()->findBlockByNumber(5).isVisible());
        QVERIFY(!edit.document()->findBlockByNumber(7).isVisible());
        QVERIFY(edit.document()->findBlockByNumber(3).isVisible());
        edit.goToLine(7);
        QVERIFY(edit.document()->findBlockByNumber(7).isVisible());
        QVERIFY(canFold(edit.document()->findBlockByNumber(5))); // a list at the indentation of its key
        QVERIFY(!canFold(edit.document()->findBlockByNumber(3)));
    }

    void nothingStaysHiddenBehindALineThatFoldsNothing()
    {
        YamlEdit edit;
        edit.setPlainText(kPod);
        const auto isShown = [&edit](int line) { return edit.document()->findBlockByNumber(line).isVisible(); };
        edit.toggleFold(4);
        edit.moveCursor(QTextCursor::Start);
        QTest::keyClick(&edit, Qt::Key_Space); // elsewhere
        QVERIFY(!isShown(5));
        edit.goToLine(4, 5);
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(isShown(6) && isShown(8));
        edit.toggleFold(4);
        edit.setTextCursor(QTextCursor(edit.document()->findBlockByNumber(7))); // as a search does
        QVERIFY(isShown(7));
    }

    void notesAreGoneThrough()
    {
        YamlEdit edit;
        edit.setPlainText(kPod);
        QCOMPARE(edit.goToNote(CodeEdit::Way::Next), -1);
        edit.setNotes({{.line = 6, .column = 4}, {.line = 1, .column = 0}});
        QCOMPARE(edit.goToNote(CodeEdit::Way::Next), 0);
        QCOMPARE(edit.goToNote(CodeEdit::Way::Next), 1);
        QCOMPARE(edit.textCursor().blockNumber(), 6);
        QCOMPARE(edit.textCursor().positionInBlock(), 4);
        QCOMPARE(edit.goToNote(CodeEdit::Way::Next), 0); // from the beginning on
        QCOMPARE(edit.goToNote(CodeEdit::Way::Previous), 1);
    }

    void searchFollowsWhatIsTyped()
    {
        QWidget window;
        YamlEdit edit(&window);
        FindBar bar(edit, &window);
        window.show();
        edit.setPlainText(kPod);
        edit.toggleFold(4);
        bar.open(FindBar::Purpose::Find);
        auto* wanted = bar.findChild<QLineEdit*>();
        QTest::keyClicks(wanted, QStringLiteral("web"));
        QCOMPARE(edit.textCursor().blockNumber(), 3);
        QTest::keyClick(wanted, Qt::Key_Return);
        QCOMPARE(edit.textCursor().blockNumber(), 6); // it was folded away
        QVERIFY(edit.textCursor().block().isVisible());
        QTest::keyClick(wanted, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(edit.textCursor().blockNumber(), 3);
        bar.again(FindBar::Direction::Next);
        QVERIFY(bar.findChild<QLabel*>()->text().contains(u'2'));
        QTest::keyClick(wanted, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
    }

    void aReplacedTextIsOneStepBack()
    {
        YamlEdit edit;
        edit.setPlainText(kPod);
        edit.goToLine(7, 4);
        const QString other = QString(kPod).replace(QLatin1StringView("name: web"), QLatin1StringView("name: shop"));
        replaceText(edit, other);
        QCOMPARE(edit.toPlainText(), other);
        QCOMPARE(edit.textCursor().blockNumber(), 7);
        edit.undo();
        QCOMPARE(edit.toPlainText(), kPod);
        for (const QString& text :
             {QString(), QStringLiteral("a: \U0001F600"), QStringLiteral("a: \U0001F601"), kPod}) {
            replaceText(edit, text);
            QCOMPARE(edit.toPlainText(), text);
        }
    }

    void bracketsFindEachOther()
    {
        const QTextDocument document(QStringLiteral("a: [1, {b: [2]}]"));
        QCOMPARE(matchingBracket(document, 3), 15);
        QCOMPARE(matchingBracket(document, 15), 3);
        QCOMPARE(matchingBracket(document, 0), -1);
    }

    void differencesAreShortest()
    {
        const auto lines =
            lineDiff(QStringLiteral("a\nb\nc\nd\ne\nf\ng\nh\n"), QStringLiteral("a\nb\nc\nD\ne\nf\ng\nh\n"), 1);
        QStringList out;
        for (const DiffLine& line : lines)
            out.push_back(QStringLiteral(" +-.")[static_cast<int>(line.change)] + line.text);
        QCOMPARE(out.join(u'|'), QStringLiteral(".| c|-d|+D| e|."));
        QVERIFY(lineDiff(QStringLiteral("a\n"), QStringLiteral("a\n")).front().change == DiffLine::Change::Skipped);
        QCOMPARE(lineDiff({}, QStringLiteral("x\ny\n")).size(), 2);
    }
};

QTEST_MAIN(tst_YamlEdit)
#include "tst_yamledit.moc"
