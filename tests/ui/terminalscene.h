// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/exec.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/terminal/terminalshelf.h"

namespace darse::test {

/// A process that does what a test says.
class FakeExec final : public backend::ExecStream {
public:
    void write(const QByteArray& bytes) override { written += bytes; }
    void resize(backend::TerminalSize to) override { size = to; }
    void hold() override { ++holds; }
    void release() override { ++releases; }

    void say(const QByteArray& bytes) { Q_EMIT output(bytes); }
    void run() { Q_EMIT started(); }
    void finish(const backend::ExecEnd& end) { Q_EMIT ended(end); }

    QByteArray written;
    backend::TerminalSize size;
    int holds = 0;
    int releases = 0;
};

class FakeExecs final : public backend::Execs {
public:
    std::unique_ptr<backend::ExecStream> open(const QString& containerKey, const backend::ExecOptions& options) override
    {
        auto stream = std::make_unique<FakeExec>();
        last = stream.get();
        last->size = options.size;
        opened.append(containerKey);
        commands.append(options.command.join(u' '));
        return stream;
    }

    QPointer<FakeExec> last;
    QStringList opened;
    QStringList commands;
};

class TerminalBackend final : public backend::Backend {
public:
    void open() override {}
    [[nodiscard]] backend::Link link() const override { return backend::Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
    backend::Objects* objects(backend::Kind kind) override
    {
        return kind == backend::Kind::Container ? &containers : nullptr;
    }
    backend::Execs* execs() override { return &programs; }

    FakeObjects containers;
    FakeExecs programs;
};

/// A connection with one container, web.
struct TerminalScene {
    TerminalBackend* backend = new TerminalBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    session::Settings settings{QString()};

    TerminalScene() { put(backend::Status::Running); }

    void put(backend::Status status) { backend->containers.put(makeContainer(QStringLiteral("web"), status)); }
    [[nodiscard]] FakeExec& process() const { return *backend->programs.last; }
};

} // namespace darse::test
