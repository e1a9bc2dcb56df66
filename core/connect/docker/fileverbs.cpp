// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/fileverbs.h"

#include "core/base/base64.h"
#include "core/connect/docker/answerjson.h"
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
    TRY(staysInside(wire, place.parent(), report.stop()));
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

Result<FileHome> FileHome::enter(Wire& wire, FileWay way, const QString& owner, const std::stop_token& stop)
{
    FileHome home{.way = way, .key = owner};
    if (way == FileWay::View) {
        TRY_DECLARE(auto view, VolumeView::make(wire, owner, stop));
        home.view = std::move(view);
    }
    return home;
}

std::string FilePlace::target() const
{
    switch (home.way) {
    case FileWay::Volume:
        return "/darse/v1/volumes/" + queryText(home.key) + "/archive?path=" + queryText(path);
    case FileWay::View:
        return "/containers/" + queryText(home.view->container()) +
               "/archive?path=" + queryText(QLatin1StringView(VolumeView::kTop) + path);
    case FileWay::Container:
    case FileWay::OurContainer:
        break;
    }
    return "/containers/" + queryText(home.key) + "/archive?path=" + queryText(path);
}

std::string FilePlace::ownTarget() const
{
    const char* family = home.way == FileWay::Volume ? "volumes/" : "containers/";
    return std::string("/darse/v1/") + family + queryText(home.key) + "/files?path=" + queryText(path);
}

FilePlace FilePlace::parent() const
{
    const qsizetype end = path.lastIndexOf(u'/');
    return {home, end <= 0 ? QStringLiteral("/") : path.left(end)};
}

QString FilePlace::name() const
{
    return path.section(u'/', -1);
}

Result<void> staysInside(Wire& wire, const FilePlace& folder, const std::stop_token& stop)
{
    constexpr qint64 kLink = qint64{1} << 27; // of Go's os.FileMode
    if (folder.home.way != FileWay::View)
        return ok();
    QString path;
    for (const QString& part : folder.path.split(u'/', Qt::SkipEmptyParts)) {
        path += u'/' + part;
        const FilePlace step{folder.home, path};
        TRY_DECLARE(const auto exchange, wire.open({.method = "HEAD", .target = step.target()}, stop));
        const std::string_view told = exchange->head().headers.find("X-Docker-Container-Path-Stat").value_or("");
        const json stat = answerJson(fromBase64(told));
        if (!stat.is_object() || (numberOf(stat, "mode") & kLink) != 0)
            return Error(ErrorKind::InvalidInput,
                         path.toStdString() + " is a link, which could lead out of the volume");
    }
    return ok();
}

FileWay FileVerbs::way() const
{
    if (m_kind == backend::Kind::Container)
        return m_isOurs ? FileWay::OurContainer : FileWay::Container;
    return m_isOurs ? FileWay::Volume : FileWay::View;
}

void FileVerbs::sweep()
{
    if (way() == FileWay::View)
        m_hands.start([wire = m_wire](const std::stop_token& stop) { sweepViews(*wire, stop); });
}

template <class T, class Work>
backend::Pending<T> FileVerbs::at(const QString& owner, const QString& path, Work work)
{
    return m_hands.ask<T>(
        [wire = m_wire, way = way(), owner, path, work = std::move(work)](const std::stop_token& stop) -> Result<T> {
            TRY_DECLARE(const FileHome home, FileHome::enter(*wire, way, owner, stop));
            return work(*wire, FilePlace{home, path}, stop);
        });
}

backend::Pending<backend::FolderListing> FileVerbs::list(const QString& owner, const QString& folder)
{
    return at<backend::FolderListing>(owner, folder, listFolder);
}

backend::Pending<QByteArray> FileVerbs::read(const QString& owner, const QString& path, qint64 most)
{
    return at<QByteArray>(owner, path, [most](Wire& wire, const FilePlace& place, const std::stop_token& stop) {
        return readFile(wire, place, most, stop);
    });
}

backend::Pending<void> FileVerbs::write(const QString& owner, const QString& path, const QByteArray& content)
{
    return at<void>(owner, path, [content](Wire& wire, const FilePlace& place, const std::stop_token& stop) {
        return writeFile(wire, place, content, stop);
    });
}

backend::Pending<void> FileVerbs::makeFolder(const QString& owner, const QString& path)
{
    return at<void>(owner, path, [](Wire& wire, const FilePlace& place, const std::stop_token& stop) -> Result<void> {
        TRY(staysInside(wire, place.parent(), stop));
        TarHead head{.name = place.name().toStdString() + '/'};
        head.type = '5';
        head.mode = 0755;
        const auto answer =
            wire.send({.method = "PUT", .target = place.parent().target()}, sourceOf(tarOf(std::move(head), {})), stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

backend::Pending<void> FileVerbs::remove(const QString& owner, const QString& path)
{
    if (way() == FileWay::View)
        return at<void>(owner, path, [](Wire& wire, const FilePlace& place, const std::stop_token& stop) {
            const auto inside = staysInside(wire, place.parent(), stop);
            return inside ? removeFromVolume(wire, place.home.key, place.path, stop) : inside;
        });
    return at<void>(owner, path, [](Wire& wire, const FilePlace& place, const std::stop_token& stop) -> Result<void> {
        if (!isOurs(place.home.way))
            return removeByProgram(wire, place, stop);
        const auto answer =
            wire.ask({.method = "DELETE", .target = place.ownTarget(), .patience = Patience::Long}, stop);
        return answer ? ok() : Result<void>(answer.error());
    });
}

std::unique_ptr<backend::Transfer> FileVerbs::download(const QString& owner, const backend::FileEntry& entry,
                                                       const QString& path, const QString& file)
{
    return beginTransfer(m_hands,
                         [wire = m_wire, way = way(), owner, path, entry, file](Report& report) -> Result<void> {
                             TRY_DECLARE(const FileHome home, FileHome::enter(*wire, way, owner, report.stop()));
                             QSaveFile out(file);
                             return downloadTo(*wire, {home, path}, entry, out, report);
                         });
}

std::unique_ptr<backend::Transfer> FileVerbs::upload(const QString& owner, const QString& folder,
                                                     const QStringList& files)
{
    return beginTransfer(m_hands, [wire = m_wire, way = way(), owner, folder, files](Report& report) -> Result<void> {
        TRY_DECLARE(const FileHome home, FileHome::enter(*wire, way, owner, report.stop()));
        const FilePlace place{home, folder};
        TRY(staysInside(*wire, place, report.stop()));
        Paced paced(report, contentOf(files));
        const auto answer = wire->send({.method = "PUT", .target = place.target(), .patience = Patience::Long},
                                       tarOfFiles(files, [&paced](qint64 bytes) { paced.tell(bytes); }), report.stop());
        return answer ? ok() : Result<void>(answer.error());
    });
}

} // namespace darse::connect::docker
