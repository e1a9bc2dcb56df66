// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing in a document of 20,000 lines, with colours, marks, completion and checks as in the window. Goal: the window
// is never busy over 16 ms with a keystroke and what it brings about.
#include "ui/editor/syntax.h"
#include "ui/editor/yamlcheck.h"
#include "ui/editor/yamledit.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTextBlock>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace darse::ui;

namespace {

constexpr int kLines = 20'000;
constexpr int kKeys = 300;

/// Many pods, or one config map of that many lines.
QString pods()
{
    QString out;
    for (int i = 0; out.count(u'\n') < kLines; ++i) {
        out +=
            QStringLiteral("---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-%1\nspec:\n  containers:\n").arg(i);
        for (int j = 0; j < 10; ++j)
            out += QStringLiteral("  - name: part-%1\n    image: localhost/darse/starter:latest\n    command: [sh, -c, "
                                  "\"sleep 1\"]\n    env:\n    - name: A\n      value: \"1\"\n")
                       .arg(j);
    }
    return out;
}

QString entries()
{
    QString out = QStringLiteral("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: many\ndata:\n");
    for (int i = 0; i < kLines; ++i)
        out += QStringLiteral("  key-%1: \"value %1\"\n").arg(i);
    return out;
}

void measure(const char* name, const QString& text, int line)
{
    YamlEdit edit;
    YamlChecker checker(edit);
    QObject::connect(&checker, &YamlChecker::checked, &edit, &CodeEdit::setNotes);
    highlight(*edit.document(), QStringLiteral("object.yaml"));
    QElapsedTimer whole;
    whole.start();
    edit.setPlainText(text);
    edit.resize(1100, 800);
    edit.show();
    QApplication::processEvents();
    const double opened = double(whole.nsecsElapsed()) / 1e6;
    edit.goToLine(line);
    edit.moveCursor(QTextCursor::EndOfLine);
    QTest::keyClick(&edit, Qt::Key_Return);
    std::vector<double> costs;
    const char* typed = "imagePull";
    for (int i = 0; i < kKeys; ++i) {
        QElapsedTimer one;
        one.start();
        const int at = i % 10;
        if (at == 9)
            QTest::keyClick(&edit, Qt::Key_Return);
        else
            QTest::keyClick(&edit, typed[at]);
        QApplication::processEvents();
        costs.push_back(double(one.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(costs);
    std::printf("%-28s %d lines: opened in %.0f ms; a key p50 %.1f ms, p99 %.1f ms, worst %.1f ms (goal 16)\n", name,
                edit.blockCount(), opened, costs[costs.size() / 2], costs[costs.size() * 99 / 100], costs.back());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    applyTheme(app, ThemeChoice::Dark, 1);
    measure("pods, at the end", pods(), kLines - 10);
    measure("pods, in the middle", pods(), kLines / 2);
    measure("one config map, at the end", entries(), kLines - 10);
    return 0;
}
