// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/execsource.h"

#include "core/connect/demo/removal.h"
#include "core/connect/demo/shell.h"

#include <QTimer>

namespace darse::connect::demo {

using backend::Container;
using backend::ExecEnd;
using backend::ExecOptions;
using backend::ExecStream;
using backend::Kind;

namespace {

constexpr qsizetype kPiece = 64 * 1024;

class FakeExec final : public ExecStream {
public:
    FakeExec()
    {
        m_timer.setInterval(0);
        connect(&m_timer, &QTimer::timeout, this, &FakeExec::speak);
    }

    void begin(const Container& container, const ExecOptions& options)
    {
        m_shell.emplace(container, options);
        const QString program = options.command.value(0).section(u'/', -1);
        const bool isShell = options.command.isEmpty() || program == QStringLiteral("sh") ||
                             program == QStringLiteral("bash") || program == QStringLiteral("ash");
        m_out = isShell ? m_shell->begin() : m_shell->run(options.command.join(u' '));
        if (!isShell)
            m_end = ExecEnd{};
        m_isBegun = false;
        m_timer.start();
    }

    void finish(const ExecEnd& end)
    {
        if (!m_end)
            m_end = end;
        m_timer.start();
    }

    void write(const QByteArray& bytes) override
    {
        if (!m_shell || m_end)
            return;
        m_out += m_shell->type(bytes);
        if (m_shell->exitCode())
            m_end = ExecEnd{ExecEnd::Cause::Exited, *m_shell->exitCode(), {}};
        m_timer.start();
    }

    void resize(backend::TerminalSize size) override
    {
        if (m_shell)
            m_shell->resize(size);
    }

    void hold() override { m_isHeld = true; }

    void release() override
    {
        m_isHeld = false;
        m_timer.start();
    }

private:
    void speak()
    {
        if (m_isHeld || m_isOver) {
            m_timer.stop();
            return;
        }
        const QPointer<FakeExec> alive(this);
        if (m_shell && !std::exchange(m_isBegun, true))
            Q_EMIT started();
        if (alive && m_shell && m_out.isEmpty() && !m_end)
            m_out = m_shell->more();
        if (alive && !m_out.isEmpty()) {
            const QByteArray piece = m_out.left(kPiece);
            m_out.remove(0, piece.size());
            Q_EMIT output(piece);
            return;
        }
        if (!alive)
            return;
        m_timer.stop();
        if (m_end) {
            m_isOver = true;
            Q_EMIT ended(*m_end);
        }
    }

    std::optional<Shell> m_shell;
    QByteArray m_out;
    std::optional<ExecEnd> m_end; ///< told once everything is written
    bool m_isBegun = true;
    bool m_isHeld = false;
    bool m_isOver = false;
    QTimer m_timer;
};

bool hasShell(const Container& container)
{
    return !container.image.contains(QStringLiteral("exporter"));
}

bool isAlive(const std::shared_ptr<const Container>& container)
{
    return container &&
           (container->status == backend::Status::Running || container->status == backend::Status::Warning);
}

ExecEnd containerEnded(const QString& name)
{
    return {ExecEnd::Cause::ContainerEnded, 0,
            Error(ErrorKind::InvalidState, "container " + name.toStdString() + " is not running")};
}

} // namespace

std::optional<ExecEnd> ExecSource::obstacle(const QString& containerKey, const ExecOptions& options) const
{
    if (m_stage.lost)
        return ExecEnd{ExecEnd::Cause::Failed, 0, m_stage.lost};
    const auto container = m_stage.world.get<Container>(containerKey);
    if (!container)
        return ExecEnd{ExecEnd::Cause::Failed, 0, notFound(Kind::Container, containerKey)};
    if (!isAlive(container))
        return containerEnded(container->name);
    const bool isThere = hasShell(*container) && (options.command.isEmpty() || Shell::knows(options.command.front()));
    if (!isThere)
        return ExecEnd{
            ExecEnd::Cause::CommandMissing, 127,
            Error(ErrorKind::NotFound, "container " + container->name.toStdString() + " has no program " +
                                           options.command.value(0, QStringLiteral("/bin/sh")).toStdString())};
    return std::nullopt;
}

std::unique_ptr<ExecStream> ExecSource::open(const QString& containerKey, const ExecOptions& options)
{
    auto stream = std::make_unique<FakeExec>();
    if (const auto end = obstacle(containerKey, options))
        stream->finish(*end);
    else
        stream->begin(*m_stage.world.get<Container>(containerKey), options);
    m_open.push_back({stream.get(), containerKey});
    return stream;
}

void ExecSource::tick()
{
    std::erase_if(m_open, [](const Open& open) { return open.stream.isNull(); });
    for (const Open& open : m_open) {
        const auto container = m_stage.world.get<Container>(open.container);
        if (!isAlive(container))
            static_cast<FakeExec&>(*open.stream).finish(containerEnded(open.container));
    }
}

void ExecSource::end(const Error& error)
{
    for (const Open& open : std::exchange(m_open, {})) {
        if (open.stream)
            static_cast<FakeExec&>(*open.stream).finish({ExecEnd::Cause::Failed, 0, error});
    }
}

} // namespace darse::connect::demo
