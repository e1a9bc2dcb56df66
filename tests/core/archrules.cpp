// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/archrules.h"

#include <algorithm>
#include <cstdio>

namespace darse::tests {

namespace {

QStringList list(const char* words)
{
    return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
}

Room room(const char* path, const char* below)
{
    return {QString::fromLatin1(path), list(below)};
}

struct Where {
    const char* within;
    const char* without = "";
};

struct Samples {
    const char* bad;
    const char* good;
};

constexpr Where kEverywhere{.within = "app/ core/ ui/ tests/"};
constexpr Where kLibraries{.within = "core/ ui/"};
constexpr Where kProduct{.within = "app/ core/ ui/"};
constexpr Where kTests{.within = "tests/"};
// inkcolors shows the colours that programs ask for in their logs; those are not ours to choose.
constexpr Where kUnstyled{.within = "app/ core/ ui/", .without = "ui/style/ ui/logs/inkcolors."};

Forbidden rule(const char* pattern, View view, Where where, const char* reason, Samples samples)
{
    const QString text = QString::fromLatin1(pattern);
    return {.name = text,
            .pattern = QRegularExpression(text),
            .view = view,
            .within = list(where.within),
            .without = list(where.without),
            .reason = QString::fromLatin1(reason),
            .bad = QString::fromLatin1(samples.bad),
            .good = QString::fromLatin1(samples.good)};
}

QList<Forbidden> languageRules()
{
    return {
        rule(R"((?<![\w.>:])(?:std::|::)?(?:system|popen)\s*\()", View::BareCode, kEverywhere,
             "a shell reads what strangers wrote; core/sys runs programs with an argument list",
             {"std::system(line);", "auto l = QLocale::system();"}),
        rule(R"(\bstd::cout\b|(?<!\w)(?:std::)?(?:printf|puts|putchar)\s*\(|\bfprintf\s*\(\s*stdout)", View::BareCode,
             kLibraries, "a library does not talk to the terminal; programs do",
             {"std::cout << 1;", "std::snprintf(buffer, 4, format);"}),
        rule(R"(\busing\s+namespace\s+std\s*;)", View::BareCode, kEverywhere, "names say where they come from",
             {"using namespace std;", "using namespace std::chrono_literals;"}),
        rule(R"(\bQThread::[mu]?sleep\b|\busleep\s*\(|\bsleep_(?:for|until)\b|(?<![\w.>:])(?:::)?sleep\s*\()",
             View::BareCode, kEverywhere, "wait for a condition, never for time to pass",
             {"QThread::msleep(5);", "fallAsleep(5);"}),
        rule(R"(\bQTest::q?(?:Sleep|Wait)\s*\()", View::BareCode, kTests,
             "wait for a condition, never for time to pass", {"QTest::qWait(50);", "QTest::qWaitForWindowExposed(w);"}),
        rule("\\bQ"
             "SKIP\\b",
             View::BareCode, kTests, "a missing prerequisite is installed, not skipped",
             {"Q"
              "SKIP(\"no root\");",
              "Q_SKIPPED"}),
        rule("\\b(?:TO"
             "DO|FIX"
             "ME|XX"
             "X)\\b",
             View::Raw, kEverywhere, "what is open belongs into an issue",
             {"// TO"
              "DO later",
              "// todos los santos"}),
        rule(R"((?<!\w)(?:foreach|Q_FOREACH)\s*\()", View::BareCode, kEverywhere, "range-based for says the same",
             {"foreach (x, xs)", "std::ranges::for_each(xs, f);"}),
        rule(R"(\bnew\s+std::)", View::BareCode, kEverywhere, "make_unique owns what it makes",
             {"auto* p = new std::string;", "auto p = std::make_unique<std::string>();"}),
        rule(R"(\b(?:class|struct)\s+\w+(?:Manager|Helper|Utils?|Data)\s*(?:final\s*)?[:{])", View::BareCode,
             kEverywhere, "such a name says nothing about what it does",
             {"class ImageManager {", "class ImageStore {"}),
    };
}

QList<Forbidden> consoleRules()
{
    return {
        rule("\"#[0-9a-fA-F]{3,8}\"", View::Code, kUnstyled, "only ui/style knows colours",
             {"set(u\"#0A6A94\"_qs);", "set(u\"#12 is open\"_qs);"}),
        rule(
            R"(\bQColor\s*(?:\w+\s*)?[({]\s*(?:\d|Qt::)|\bqRgba?\s*\(\s*\d|\bQt::(?:black|white|red|green|blue|gray|yellow)\b)",
            View::BareCode, kUnstyled, "only ui/style knows colours", {"QColor(10, 20, 30)", "QColor(theme.accent())"}),
        rule(R"(\bsetPixelSize\s*\()", View::BareCode, kProduct, "type is relative to the desktop's font",
             {"font.setPixelSize(12);", "font.setPointSizeF(base + 2);"}),
        rule(R"(\bQt::RichText\b|\bQt::AutoText\b)", View::BareCode, kProduct,
             "names and messages are hostile: plain text",
             {"label->setTextFormat(Qt::RichText);", "label->setTextFormat(Qt::PlainText);"}),
        rule(R"(\bQEventLoop\b|[dD]ialog\w*(?:\.|->)exec\s*\(|[mM]enu\w*(?:\.|->)exec\s*\()", View::BareCode, kProduct,
             "no nested event loops: open() and signals", {"menu.exec(point);", "m_containers->exec(id, command);"}),
        rule(R"((?:\.|->)exec\s*\(\s*\))", View::BareCode, kLibraries, "no nested event loops: open() and signals",
             {"box.exec();", "containers->exec(id);"}),
        rule(
            R"(\bQMessageBox::(?:question|warning|information|critical|about)\s*\(|\bQFileDialog::get\w+\s*\(|\bQInputDialog::get\w+\s*\()",
            View::BareCode, kProduct, "no nested event loops: open() and signals",
            {"QMessageBox::question(this, a, b);", "QMessageBox::Question"}),
        rule(R"(\.then\s*\(\s*this\b)", View::BareCode, kProduct, "Qt 6.4 asserts when the context died: whenDone()",
             {"future.then(this, f);", "future.then(f);"}),
        rule(
            R"(#\s*include\s*<(?:Qt(?:Gui|Widgets|Charts|Svg|SvgWidgets|PrintSupport)/|Q(?:\w*Widget|Application|GuiApplication|Color|Icon|Pixmap|Image|Font|Painter|Palette|Action|Dialog|Chart\w*|Svg\w*)>))",
            View::Raw, Where{.within = "core/"}, "core has no user interface",
            {"#include <QtWidgets/QLabel>", "#include <QCoreApplication>"}),
    };
}

} // namespace

const QList<Room>& rooms()
{
    static const QList<Room> table{
        room("core/base", ""),
        room("core/sys", "core/base"),
        room("core/net", "core/base core/sys"),
        room("core/oci", "core/base"),
        room("core/registry", "core/base core/sys core/net core/oci"),
        room("core/store", "core/base core/sys core/oci"),
        room("core/container", "core/base core/oci"),
        room("core/state", "core/base"),
        room("core/kube", "core/base core/container core/state"),
        room("core/runtime", "core/base core/sys core/oci core/container"),
        room("core/rootfs", "core/base core/sys core/oci core/store core/container core/state"),
        room("core/network", "core/base core/sys core/container core/state"),
        room("core/cgroup", "core/base core/sys"),
        room("core/metrics", "core/base core/sys core/cgroup"),
        room("core/engine", "core/base core/sys core/net core/oci core/registry core/store core/container core/state "
                            "core/kube core/runtime core/rootfs core/network core/cgroup core/metrics"),
        room("core/backend", "core/base"),
        room("core/api", "core/base core/sys core/net core/oci core/registry core/store core/container core/state "
                         "core/kube core/runtime core/rootfs core/network core/cgroup core/metrics core/engine"),
        room("core/connect/demo", "core/base core/sys core/net core/backend core/kube"),
        room("core/connect/docker", "core/base core/sys core/net core/backend"),
        // Threads, shelves and readers of what servers say are those of the other language of the same server.
        room("core/connect/kubernetes", "core/base core/sys core/net core/backend core/kube core/connect/docker"),
        room("core/session", "core/base core/backend"),
        room("ui/style", "core/base core/backend core/session"),
        room("ui/widgets", "core/base core/backend core/session ui/style"),
        room("ui/models", "core/base core/backend core/session ui/style ui/widgets"),
        room("ui/charts", "core/base core/backend core/session ui/style ui/widgets ui/models"),
        room("ui/logs", "core/base core/backend core/session ui/style ui/widgets ui/models ui/charts"),
        room("ui/terminal", "core/base core/backend core/session ui/style ui/widgets ui/models ui/charts ui/logs"),
        room("ui/editor",
             "core/base core/backend core/session core/kube ui/style ui/widgets ui/models ui/charts ui/logs"),
        room("ui/dialogs",
             "core/base core/backend core/session ui/style ui/widgets ui/models ui/charts ui/logs ui/editor"),
        room("ui/pages", "core/base core/backend core/session ui/style ui/widgets ui/models ui/charts ui/logs "
                         "ui/terminal ui/editor ui/dialogs"),
        room("ui/shell", "core/base core/backend core/session ui/style ui/widgets ui/models ui/charts ui/logs "
                         "ui/terminal ui/editor ui/dialogs ui/pages"),
        room("app/common", "core/base core/sys core/net core/oci core/registry"),
        room("app/darse", "core/ ui/ app/common"),
        room("app/engine", "core/ app/common"),
        room("app/ctl", "core/ app/common"),
        room("app/keychain", "core/base core/registry"),
        room("tests", "app/ core/ ui/"),
    };
    return table;
}

const QList<Forbidden>& forbidden()
{
    static const QList<Forbidden> table = languageRules() + consoleRules();
    return table;
}

const QList<SizeException>& sizeExceptions()
{
    static const QList<SizeException> table{};
    return table;
}

} // namespace darse::tests
