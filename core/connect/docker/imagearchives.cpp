// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/jobtransfer.h"
#include "core/connect/docker/linereader.h"
#include "core/connect/docker/remaking.h"
#include "core/connect/docker/transfers.h"

#include <QFile>
#include <QSaveFile>

#include <chrono>
#include <vector>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr std::size_t kPiece = std::size_t{64} * 1024;

/// "name:tag" as "name" and "tag".
QString tagOf(const QString& reference)
{
    return reference.section(u'/', -1).contains(u':') ? reference.section(u':', -1) : u"latest"_s;
}

QString nameOf(const QString& reference)
{
    return reference.section(u'/', -1).contains(u':') ? reference.section(u':', 0, -2) : reference;
}

Error noRoom(const QFileDevice& file)
{
    return Error(ErrorKind::Io, file.fileName().toStdString() + " cannot be written")
        .withDetail(file.errorString().toStdString());
}

Result<void> readAnswer(net::Exchange& exchange, const std::stop_token& stop)
{
    LineReader lines;
    ProgressSum sum;
    std::vector<char> piece(kPiece);
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange.readPatiently(piece, stop));
        if (got == 0)
            return ok();
        for (const std::string& line : lines.take({piece.data(), got}))
            TRY(sum.take(answerJson(line)));
    }
}

/// A file of this machine on its way to the server, which answers with lines of progress.
Result<void> sendFile(Wire& wire, const std::string& target, const QString& path, Report& report)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorKind::Io, path.toStdString() + " cannot be read")
            .withDetail(file.errorString().toStdString());
    qint64 done = 0;
    auto told = std::chrono::steady_clock::time_point();
    const ByteSource source = [&](std::span<char> into, const std::stop_token&) -> Result<std::size_t> {
        const qint64 got = file.read(into.data(), static_cast<qint64>(into.size()));
        if (got < 0)
            return Error(ErrorKind::Io, path.toStdString() + " cannot be read");
        done += got;
        if (const auto now = std::chrono::steady_clock::now(); now - told > 100ms) {
            told = now;
            report.progress({.done = done, .total = file.size(), .line = {}});
        }
        return static_cast<std::size_t>(got);
    };
    net::Headers headers;
    headers.set("Content-Type", "application/x-tar");
    TRY_DECLARE(const auto exchange,
                wire.send({.method = "POST", .target = target, .patience = Patience::Long, .headers = headers}, source,
                          report.stop()));
    return readAnswer(*exchange, report.stop());
}

} // namespace

Result<void> saveTo(Wire& wire, const std::string& target, const QString& file, Report& report)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return noRoom(out);
    TRY_DECLARE(const auto exchange, wire.open({.target = target, .patience = Patience::Long}, report.stop()));
    std::vector<char> piece(kPiece);
    qint64 done = 0;
    auto told = std::chrono::steady_clock::time_point();
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange->read(piece, report.stop()));
        if (got == 0)
            return out.commit() ? ok() : Result<void>(noRoom(out));
        if (out.write(piece.data(), static_cast<qint64>(got)) != static_cast<qint64>(got))
            return noRoom(out);
        done += static_cast<qint64>(got);
        if (const auto now = std::chrono::steady_clock::now(); now - told > 100ms) {
            told = now;
            report.progress({.done = done, .total = 0, .line = {}});
        }
    }
}

backend::Pending<void> ImageVerbs::untag(const QString& reference)
{
    return m_hands.ask<void>([wire = m_wire, reference](const std::stop_token& stop) -> Result<void> {
        const auto answer =
            wire->ask({.method = "DELETE", .target = "/images/" + pathText(reference) + "?noprune=1"}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

std::unique_ptr<backend::Transfer> ImageVerbs::push(const QString& reference)
{
    return beginTransfer(m_hands, [wire = m_wire, reference](Report& report) -> Result<void> {
        TRY_DECLARE(net::Headers headers, wire->logins().headersFor(reference, report.stop()));
        if (!headers.find("X-Registry-Auth"))
            headers.set("X-Registry-Auth", "e30="); // {}: servers want some
        const std::string target =
            "/images/" + pathText(nameOf(reference)) + "/push?tag=" + queryText(tagOf(reference));
        return followProgress(
                   *wire, {.method = "POST", .target = target, .patience = Patience::Long, .headers = headers}, report)
            .within("push " + reference.toStdString());
    });
}

std::unique_ptr<backend::Transfer> ImageVerbs::save(const QStringList& references, const QString& file)
{
    return beginTransfer(m_hands, [wire = m_wire, references, file](Report& report) {
        std::string target = "/images/get?";
        for (const QString& reference : references)
            target += "names=" + queryText(reference) + '&';
        target.pop_back();
        return saveTo(*wire, target, file, report);
    });
}

std::unique_ptr<backend::Transfer> ImageVerbs::load(const QString& file)
{
    return beginTransfer(
        m_hands, [wire = m_wire, file](Report& report) { return sendFile(*wire, "/images/load", file, report); });
}

std::unique_ptr<backend::Transfer> ImageVerbs::import(const QString& file, const QString& reference)
{
    return beginTransfer(m_hands, [wire = m_wire, file, reference](Report& report) {
        // Podman reads no tag apart from the name.
        const std::string target =
            "/images/create?fromSrc=-&repo=" + queryText(nameOf(reference) + u':' + tagOf(reference));
        return sendFile(*wire, target, file, report);
    });
}

backend::Pending<QStringList> ImageVerbs::tags(const QString& repository)
{
    return m_hands.ask<QStringList>([wire = m_wire, repository](const std::stop_token& stop) -> Result<QStringList> {
        const std::string target = "/darse/v1/images/" + pathText(repository) + "/tags";
        TRY_DECLARE(const net::Headers headers, wire->logins().headersFor(repository, stop));
        TRY_DECLARE(const json answer,
                    wire->ask({.target = target, .patience = Patience::Long, .headers = headers}, stop));
        QStringList tags;
        for (const QString& name : textsOf(answer, "tags"))
            tags << tagOf(name);
        return tags;
    });
}

} // namespace darse::connect::docker
