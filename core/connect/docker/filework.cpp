// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/fileverbs.h"
#include "core/connect/docker/tarmake.h"

#include <QDir>

#include <optional>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr int kMostLinks = 8;

/// What the header of the file itself says, without its content.
Result<TarHead> headOfFile(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    TRY(staysInside(wire, place.parent(), stop));
    std::optional<TarHead> head;
    TarWalk walk({.head = [&head](const TarHead& one) -> Result<void> {
        if (!head)
            head = one;
        return ok();
    }});
    TRY_DECLARE(const auto exchange, wire.open({.target = place.target(), .patience = Patience::Long}, stop));
    std::vector<char> piece(TarWalk::kBlock);
    while (!head) {
        TRY_DECLARE(const std::size_t got, exchange->read(piece, stop));
        if (got == 0)
            return Error(ErrorKind::Protocol, "the answer has ended before its end");
        TRY(walk.take({piece.data(), got}));
    }
    return *head;
}

/// A link to another name is followed, as a program in the container would.
Result<FilePlace> behindLinks(Wire& wire, FilePlace place, const std::stop_token& stop)
{
    for (int step = 0; step < kMostLinks; ++step) {
        TRY_DECLARE(const TarHead head, headOfFile(wire, place, stop));
        if (head.type != '2')
            return place;
        const QString link = QString::fromStdString(head.link);
        place.path = QDir::cleanPath(link.startsWith(u'/') ? link : place.parent().path + u'/' + link);
        while (place.path.startsWith("/../"_L1))
            place.path.remove(0, 3); // there is nothing above the top
    }
    return Error(ErrorKind::InvalidInput, "the link leads to too many others");
}

} // namespace

Result<bool> walkArchive(Wire& wire, const std::string& target, TarWalk& walk, std::size_t most,
                         const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, wire.open({.target = target, .patience = Patience::Long}, stop));
    std::vector<char> piece(kPiece);
    for (std::size_t total = 0; total < most;) {
        TRY_DECLARE(const std::size_t got, exchange->read(piece, stop));
        if (got == 0)
            return true;
        total += got;
        TRY(walk.take({piece.data(), got}));
    }
    return false;
}

Result<QByteArray> readFile(Wire& wire, const FilePlace& place, qint64 most, const std::stop_token& stop)
{
    TRY_DECLARE(const FilePlace file, behindLinks(wire, place, stop));
    QByteArray content;
    TarWalk walk({.head = [most](const TarHead& head) -> Result<void> {
                      if (!head.isFile())
                          return Error(ErrorKind::InvalidInput, "it is not a file");
                      if (head.size > static_cast<std::uint64_t>(most))
                          return Error(ErrorKind::InvalidInput, "the file is too large to be shown");
                      return ok();
                  },
                  .content = [&content](std::string_view piece) -> Result<void> {
                      content.append(piece.data(), static_cast<qsizetype>(piece.size()));
                      return ok();
                  }});
    TRY(walkArchive(wire, file.target(), walk, kMostOfAFolder, stop));
    return content;
}

Result<void> writeFile(Wire& wire, const FilePlace& place, const QByteArray& content, const std::stop_token& stop)
{
    TRY(staysInside(wire, place.parent(), stop));
    TarHead head;
    FilePlace file = place;
    if (const auto old = behindLinks(wire, place, stop)) {
        file = *old;
        TRY_DECLARE(head, headOfFile(wire, file, stop));
    }
    head.name = file.name().toStdString();
    head.type = '0';
    head.modified = QDateTime::currentSecsSinceEpoch();
    const auto answer =
        wire.send({.method = "PUT", .target = file.parent().target() + "&copyUIDGID=1"},
                  sourceOf(tarOf(head, {content.data(), static_cast<std::size_t>(content.size())})), stop);
    return answer ? ok() : Result<void>(answer.error());
}

Result<void> removeByProgram(Wire& wire, const FilePlace& place, const std::stop_token& stop)
{
    const json body{{"Cmd", {"rm", "-rf", "--", place.path.toStdString()}},
                    {"User", "0"},
                    {"AttachStdout", true},
                    {"AttachStderr", true}};
    TRY_DECLARE(
        const json made,
        wire.ask({.method = "POST", .target = "/containers/" + queryText(place.home.key) + "/exec", .body = body},
                 stop));
    const std::string target = "/exec/" + queryText(textOf(made, "Id"));
    TRY_DECLARE(const auto exchange, wire.open({.method = "POST",
                                                .target = target + "/start",
                                                .body = {{"Detach", false}, {"Tty", false}},
                                                .patience = Patience::Long},
                                               stop));
    TRY_DECLARE(const std::string said, exchange->collect(kPiece, stop));
    TRY_DECLARE(const json state, wire.ask({.target = target + "/json"}, stop));
    if (numberOf(state, "ExitCode") == 0)
        return ok();
    return Error(ErrorKind::Io, place.path.toStdString() + " was not deleted").withDetail(said);
}

} // namespace darse::connect::docker
