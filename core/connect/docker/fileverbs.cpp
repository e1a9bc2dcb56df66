// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/fileverbs.h"

#include "core/connect/docker/jobtransfer.h"
#include "core/connect/docker/tarmake.h"

#include <QSaveFile>

#include <array>
#include <chrono>

namespace darse::connect::docker {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kPiece = std::size_t{64} * 1024;

/// Tells how far it is, not more often than eyes can follow.
class Paced {
public:
    Paced(Report& report, qint64 total) : m_report(report), m_total(total) {}

    void tell(qint64 done)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_told < 100ms)
            return;
        m_told = now;
        m_report.progress({.done = done, .total = m_total, .line = {}});
    }

private:
    Report& m_report;
    qint64 m_total;
    std::chrono::steady_clock::time_point m_told{};
};

Result<void> noRoom(const QSaveFile& file)
{
    return Error(ErrorKind::Io, file.fileName().toStdString() + " cannot be written")
        .withDetail(file.errorString().toStdString());
}

Result<void> downloadTo(Wire& wire, const FilePlace& place, const backend::FileEntry& entry, QSaveFile& out,
                        Report& report)
{
    if (!out.open(QIODevice::WriteOnly))
        return noRoom(out);
    const bool isTar = entry.type == backend::FileType::Folder;
    Paced paced(report, isTar ? 0 : entry.size);
    qint64 done = 0;
    const auto store = [&](std::string_view piece) -> Result<void> {
        if (out.write(piece.data(), static_cast<qint64>(piece.size())) != static_cast<qint64>(piece.size()))
            return noRoom(out);
        paced.tell(done += static_cast<qint64>(piece.size()));
        return ok();
    };
    TarWalk walk({.head = {}, .content = isTar ? std::function<Result<void>(std::string_view)>() : store});
    TRY_DECLARE(const auto exchange, wire.open({.target = place.target(), .patience = Patience::Long}, report.stop()));
    std::vector<char> piece(kPiece);
    for (;;) {
        TRY_DECLARE(const std::size_t got, exchange->read(piece, report.stop()));
        if (got == 0)
            break;
        TRY(walk.take({piece.data(), got}));
        if (isTar)
            TRY(store({piece.data(), got}));
    }
    if (!walk.hasEnded())
        return Error(ErrorKind::Protocol, "the answer has ended before its end");
    return out.commit() ? ok() : noRoom(out);
}

} // namespace

std::string FilePlace::target() const
{
    return "/containers/" + queryText(container) + "/archive?path=" + queryText(path);
}

FilePlace FilePlace::parent() const
{
    const qsizetype end = path.lastIndexOf(u'/');
    return {container, end <= 0 ? QStringLiteral("/") : path.left(end)};
}

QString FilePlace::name() const
{
    return path.section(u'/', -1);
}

backend::Pending<backend::FolderListing> FileVerbs::list(const QString& container, const QString& folder)
{
    return m_hands.ask<backend::FolderListing>(
        [wire = m_wire, place = FilePlace{container, folder}](const std::stop_token& stop) {
            return listFolder(*wire, place, stop);
        });
}

backend::Pending<QByteArray> FileVerbs::read(const QString& container, const QString& path, qint64 most)
{
    return m_hands.ask<QByteArray>([wire = m_wire, place = FilePlace{container, path},
                                    most](const std::stop_token& stop) { return readFile(*wire, place, most, stop); });
}

backend::Pending<void> FileVerbs::write(const QString& container, const QString& path, const QByteArray& content)
{
    return m_hands.ask<void>([wire = m_wire, place = FilePlace{container, path}, content](const std::stop_token& stop) {
        return writeFile(*wire, place, content, stop);
    });
}

backend::Pending<void> FileVerbs::makeFolder(const QString& container, const QString& path)
{
    return m_hands.ask<void>(
        [wire = m_wire, place = FilePlace{container, path}](const std::stop_token& stop) -> Result<void> {
            TarHead head{.name = place.name().toStdString() + '/'};
            head.type = '5';
            head.mode = 0755;
            const auto answer = wire->send({.method = "PUT", .target = place.parent().target()},
                                           sourceOf(tarOf(std::move(head), {})), stop);
            return answer ? ok() : Result<void>(answer.error());
        });
}

backend::Pending<void> FileVerbs::remove(const QString& container, const QString& path)
{
    return m_hands.ask<void>([wire = m_wire, place = FilePlace{container, path},
                              removes = m_removes](const std::stop_token& stop) -> Result<void> {
        if (!removes)
            return removeByProgram(*wire, place, stop);
        const std::string target =
            "/darse/v1/containers/" + queryText(place.container) + "/files?path=" + queryText(place.path);
        const auto answer = wire->ask({.method = "DELETE", .target = target, .patience = Patience::Long}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

std::unique_ptr<backend::Transfer> FileVerbs::download(const QString& container, const backend::FileEntry& entry,
                                                       const QString& path, const QString& file)
{
    return beginTransfer(m_hands, [wire = m_wire, place = FilePlace{container, path}, entry, file](Report& report) {
        QSaveFile out(file);
        return downloadTo(*wire, place, entry, out, report);
    });
}

std::unique_ptr<backend::Transfer> FileVerbs::upload(const QString& container, const QString& folder,
                                                     const QStringList& files)
{
    return beginTransfer(
        m_hands, [wire = m_wire, place = FilePlace{container, folder}, files](Report& report) -> Result<void> {
            Paced paced(report, contentOf(files));
            const auto answer =
                wire->send({.method = "PUT", .target = place.target(), .patience = Patience::Long},
                           tarOfFiles(files, [&paced](qint64 bytes) { paced.tell(bytes); }), report.stop());
            return answer ? ok() : Result<void>(answer.error());
        });
}

} // namespace darse::connect::docker
