// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/backend/exec.h"
#include "core/connect/demo/demobackend.h"

#include <QTest>

using namespace darse;
using namespace darse::backend;
using namespace darse::connect::demo;

namespace {

constexpr int kPatience = 60'000;

struct Scene {
    DemoBackend backend;
    std::unique_ptr<ExecStream> stream;
    QByteArray text;
    std::optional<ExecEnd> end;

    void open(const QString& container, const ExecOptions& options = {})
    {
        stream = backend.execs()->open(container, options);
        QObject::connect(stream.get(), &ExecStream::output, stream.get(),
                         [this](const QByteArray& bytes) { text += bytes; });
        QObject::connect(stream.get(), &ExecStream::ended, stream.get(), [this](const ExecEnd& how) { end = how; });
    }
};

const QString kRedis = QStringLiteral("redis");

} // namespace

class tst_DemoShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void commandsAreAnswered()
    {
        Scene scene;
        scene.backend.open();
        scene.open(kRedis);
        scene.stream->write("cat /etc/hosx\x7fts\r");
        QTRY_VERIFY_WITH_TIMEOUT(scene.text.contains("127.0.0.1\tlocalhost\r\n"), kPatience);
        scene.stream->write("exit 7\r");
        QTRY_VERIFY_WITH_TIMEOUT(scene.end.has_value(), kPatience);
        QCOMPARE(scene.end->cause, ExecEnd::Cause::Exited);
        QCOMPARE(scene.end->exitCode, 7);
    }

    void aFloodCanBeHeldAndStopped()
    {
        Scene scene;
        scene.backend.open();
        scene.open(kRedis);
        scene.stream->write("yes\r");
        QTRY_VERIFY_WITH_TIMEOUT(scene.text.size() > 200'000, kPatience);
        scene.stream->hold();
        const qsizetype held = scene.text.size();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(scene.text.size(), held);
        scene.stream->release();
        QTRY_VERIFY_WITH_TIMEOUT(scene.text.size() > held, kPatience);
        scene.stream->write("\x03");
        QTRY_VERIFY_WITH_TIMEOUT(scene.text.contains("^C"), kPatience);
    }

    void whatCannotBeOpenedSaysWhy()
    {
        Scene scene;
        scene.backend.open();
        scene.open(QStringLiteral("nobody"));
        QTRY_VERIFY_WITH_TIMEOUT(scene.end.has_value(), kPatience);
        QCOMPARE(scene.end->cause, ExecEnd::Cause::Failed);
        QVERIFY(scene.end->error->kind() == ErrorKind::NotFound);
        scene.end.reset();
        scene.open(kRedis, {.command = {QStringLiteral("/usr/bin/emacs")}});
        QTRY_VERIFY_WITH_TIMEOUT(scene.end.has_value(), kPatience);
        QCOMPARE(scene.end->cause, ExecEnd::Cause::CommandMissing);
    }

    void aStoppedContainerTakesItsShellsAlong()
    {
        Scene scene;
        scene.backend.open();
        scene.open(kRedis);
        QTRY_VERIFY_WITH_TIMEOUT(!scene.text.isEmpty(), kPatience);
        const auto stopped = scene.backend.containers()->stop(kRedis);
        scene.backend.advance(std::chrono::minutes(1));
        QTRY_VERIFY_WITH_TIMEOUT(scene.end.has_value(), kPatience);
        QCOMPARE(scene.end->cause, ExecEnd::Cause::ContainerEnded);
    }
};

QTEST_GUILESS_MAIN(tst_DemoShell)
#include "tst_demoshell.moc"
