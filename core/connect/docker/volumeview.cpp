// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/volumeview.h"

#include "core/base/guard.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <chrono>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const auto kPrefix = "darse-look."_L1;
/// A view lives as long as one look; one that is older was left behind.
constexpr auto kOld = 1h;
/// So many images are tried for a program.
constexpr qsizetype kMostTried = 6;

/// Those that most probably have `rm` come first.
bool isHandy(const json& image)
{
    static constexpr std::array kHandy{"busybox"_L1, "starter"_L1, "alpine"_L1, "debian"_L1, "ubuntu"_L1};
    const QString names = textsOf(image, "RepoTags").join(u' ');
    return std::ranges::any_of(kHandy, [&names](QLatin1StringView word) { return names.contains(word); });
}

Result<QStringList> imagesOf(Wire& wire, const std::stop_token& stop)
{
    TRY_DECLARE(const json rows, wire.ask({.target = "/images/json"}, stop));
    QStringList handy;
    QStringList others;
    if (rows.is_array()) {
        for (const json& row : rows)
            (isHandy(row) ? handy : others).append(textOf(row, "Id"));
    }
    handy.append(others);
    handy.removeAll(QString());
    if (handy.isEmpty())
        return Error(ErrorKind::Unsupported,
                     "this server shows the files of a volume only through an image, and it has none");
    return handy;
}

struct Wanted {
    QString image;
    QString volume;
    std::vector<std::string> command;
};

Result<QString> makeContainer(Wire& wire, const Wanted& wanted, const std::stop_token& stop)
{
    const json mount{{"Type", "volume"},
                     {"Source", wanted.volume.toStdString()},
                     {"Target", VolumeView::kTop},
                     {"VolumeOptions", {{"NoCopy", true}}}};
    const std::vector<std::string> rest(wanted.command.begin() + 1, wanted.command.end());
    // Podman asks for more than a machine may give, unless it is told.
    const json ulimits = json::array(
        {{{"Name", "nofile"}, {"Soft", 1024}, {"Hard", 1024}}, {{"Name", "nproc"}, {"Soft", 1024}, {"Hard", 1024}}});
    const json body{{"Image", wanted.image.toStdString()},
                    {"Entrypoint", {wanted.command.front()}},
                    {"Cmd", rest},
                    {"User", "0"},
                    {"WorkingDir", "/"},
                    {"Labels", {{"io.darse.look", wanted.volume.toStdString()}}},
                    {"HostConfig", {{"Mounts", {mount}}, {"NetworkMode", "none"}, {"Ulimits", ulimits}}}};
    const QString name = kPrefix + QString::number(QRandomGenerator::system()->generate64(), 36);
    TRY_DECLARE(const json made, wire.ask({.method = "POST",
                                           .target = "/containers/create?name=" + queryText(name),
                                           .body = body,
                                           .patience = Patience::Long},
                                          stop));
    return textOf(made, "Id");
}

/// Also when the work was stopped. What its image calls for besides the volume goes along.
void removeContainer(Wire& wire, const QString& container)
{
    static_cast<void>(
        wire.ask({.method = "DELETE", .target = "/containers/" + queryText(container) + "?force=1&v=1"}, {}));
}

/// The exit code of a container that was made.
Result<qint64> runToEnd(Wire& wire, const QString& container, const std::stop_token& stop)
{
    const std::string target = "/containers/" + queryText(container);
    TRY(wire.ask({.method = "POST", .target = target + "/start", .patience = Patience::Long}, stop));
    TRY_DECLARE(const json ended,
                wire.ask({.method = "POST", .target = target + "/wait", .patience = Patience::Long}, stop));
    return numberOf(ended, "StatusCode");
}

} // namespace

Result<std::shared_ptr<const VolumeView>> VolumeView::make(Wire& wire, const QString& volume,
                                                           const std::stop_token& stop)
{
    // A server would make the volume that is not there.
    TRY(wire.ask({.target = "/volumes/" + queryText(volume)}, stop));
    TRY_DECLARE(const QStringList images, imagesOf(wire, stop));
    TRY_DECLARE(const QString container, makeContainer(wire, {images.front(), volume, {"true"}}, stop));
    return std::shared_ptr<const VolumeView>(new VolumeView(wire, container));
}

VolumeView::~VolumeView()
{
    removeContainer(m_wire, m_container);
}

bool isViewName(const QString& name)
{
    return name.startsWith(kPrefix);
}

Result<void> removeFromVolume(Wire& wire, const QString& volume, const QString& path, const std::stop_token& stop)
{
    TRY_DECLARE(const QStringList images, imagesOf(wire, stop));
    const std::string inside = VolumeView::kTop + path.toStdString();
    for (const QString& image : images.first(std::min(images.size(), kMostTried))) {
        TRY_DECLARE(const QString container, makeContainer(wire, {image, volume, {"rm", "-rf", "--", inside}}, stop));
        const ScopeGuard gone([&] { removeContainer(wire, container); });
        const auto code = runToEnd(wire, container, stop);
        if (code && *code == 0)
            return ok();
        if (stop.stop_requested())
            return code ? Error(ErrorKind::Canceled, "it was cancelled") : code.error();
    }
    return Error(ErrorKind::Unsupported, "files of a volume are deleted by the program rm, and none of the images of "
                                         "this server could run it");
}

void sweepViews(Wire& wire, const std::stop_token& stop)
{
    const auto rows = wire.ask({.target = "/containers/json?all=1"}, stop);
    if (!rows || !rows->is_array())
        return;
    const qint64 old = QDateTime::currentSecsSinceEpoch() - std::chrono::seconds(kOld).count();
    for (const json& row : *rows) {
        QString name = textsOf(row, "Names").value(0);
        if (name.startsWith(u'/'))
            name.remove(0, 1);
        if (isViewName(name) && numberOf(row, "Created") < old)
            removeContainer(wire, textOf(row, "Id"));
    }
}

} // namespace darse::connect::docker
