// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// catterminal FILE: shows `cat FILE` in a terminal of the console and tells how long it took, as terminal.sh wants it:
// "seconds-on-the-clock seconds-of-the-processor frames".
#include "core/session/session.h"
#include "tests/support/ptyexec.h"
#include "ui/style/theme.h"
#include "ui/terminal/terminalsession.h"
#include "ui/terminal/terminalview.h"

#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <ctime>

using namespace darse;
using namespace darse::ui;

namespace {

class CatBackend final : public backend::Backend {
public:
    void open() override {}
    [[nodiscard]] backend::Link link() const override { return backend::Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
    backend::Execs* execs() override { return &programs; }

    test::PtyExecs programs;
};

class Frames final : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2)
        return 2;
    applyTheme(application, ThemeChoice::Light, 1);
    session::Session session(std::make_unique<CatBackend>());
    QElapsedTimer clock;
    clock.start();
    const std::clock_t before = std::clock();
    TerminalSession terminal(
        session,
        {QStringLiteral("here"), QStringLiteral("here"), {QStringLiteral("cat"), QString::fromLocal8Bit(argv[1])}});
    TerminalView view(terminal, TerminalView::Theme::Window);
    Frames frames;
    view.viewport()->installEventFilter(&frames);
    view.resize(view.cell().width() * 100, view.cell().height() * 40);
    QObject::connect(&terminal, &TerminalSession::stateChanged, &view, [&] {
        if (terminal.state() != TerminalSession::State::Ended)
            return;
        std::printf("%.3f %.3f %d\n", double(clock.nsecsElapsed()) / 1e9,
                    double(std::clock() - before) / CLOCKS_PER_SEC, frames.count);
        QApplication::quit();
    });
    view.show();
    return QApplication::exec();
}
