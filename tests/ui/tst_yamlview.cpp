// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeedit.h"
#include "ui/editor/schemahelp.h"
#include "ui/editor/syntax.h"
#include "ui/editor/yamlview.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace darse::ui;

class tst_YamlView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void yamlIsColored()
    {
        YamlView view;
        view.setText(QStringLiteral("kind: Pod\n# a comment\n"));
        QTRY_VERIFY(!view.edit().document()->firstBlock().layout()->formats().isEmpty());
    }

    /// A server may have a kind of one name in several groups and versions.
    void completionKnowsTheVersion()
    {
        using nlohmann::json;
        const auto written = [](const char* group, const char* field) {
            const json kind{{"group", group}, {"version", "v1"}, {"kind", "Shape"}};
            return json{{"paths",
                         {{std::string("/apis/") + group + "/v1/shapes/{name}",
                           {{"get", {{"x-kubernetes-group-version-kind", kind}}}}}}},
                        {"definitions",
                         {{group,
                           {{"properties", {{field, {{"type", "string"}}}}},
                            {"x-kubernetes-group-version-kind", json::array({kind})}}}}}};
        };
        const auto words = darse::kube::readOpenApi({written("a.test", "corners"), written("b.test", "edges")});
        QVERIFY(words != nullptr);
        const auto offered = [&](const char* text, int line, int column) {
            const QTextDocument document(QString::fromLatin1(text));
            QStringList out;
            for (const Completion& one : completionsAt(placeAt(document.findBlockByNumber(line), column, 100), *words))
                out.push_back(one.text);
            return out;
        };
        QCOMPARE(offered("apiVersion: a.test/v1\nkind: Shape\n", 2, 0), QStringList(QStringLiteral("corners")));
        QCOMPARE(offered("apiVersion: \"b.test/v1\" # this one\nkind: Shape\n", 2, 0),
                 QStringList(QStringLiteral("edges")));
        QCOMPARE(offered("apiVersion: \nkind: Shape", 0, 12),
                 (QStringList{QStringLiteral("a.test/v1"), QStringLiteral("b.test/v1")}));
        QCOMPARE(offered("kind: ", 0, 6), QStringList(QStringLiteral("Shape")));
    }

    void anUnknownLanguageStaysPlain()
    {
        QTextDocument document(QStringLiteral("text"));
        QVERIFY(!highlight(document, QStringLiteral("file.no-such-language")));
    }

    void hiddenCharactersAreMarksButTheCopyIsTrue()
    {
        YamlView view;
        const QString text = QStringLiteral("name: \u202Eevil\n");
        view.setText(text);
        QVERIFY(view.edit().toPlainText().contains(QLatin1StringView("U+202E")));
        view.findChild<QPushButton*>()->click();
        QCOMPARE(QApplication::clipboard()->text(), text);
    }

    void searchGoesAround()
    {
        YamlView view;
        view.setText(QStringLiteral("a: one\nb: two\nc: one\n"));
        auto* field = view.findChild<QLineEdit*>();
        field->setText(QStringLiteral("one"));
        QCOMPARE(view.edit().textCursor().blockNumber(), 0);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.edit().textCursor().blockNumber(), 2);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(view.edit().textCursor().blockNumber(), 0);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(view.edit().textCursor().blockNumber(), 2);
    }

    void textCannotBeChanged()
    {
        YamlView view;
        view.setText(QStringLiteral("a: 1\n"));
        QTest::keyClicks(&view.edit(), QStringLiteral("x"));
        QCOMPARE(view.edit().toPlainText(), QStringLiteral("a: 1\n"));
    }
};

QTEST_MAIN(tst_YamlView)
#include "tst_yamlview.moc"
