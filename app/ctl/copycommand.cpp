// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/localfiles.h"
#include "app/ctl/print.h"
#include "core/base/base64.h"
#include "core/store/bytepipe.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;

enum class Kind { Missing, File, Folder };

Kind kindHere(const std::string& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return Kind::Missing;
    return fs::is_directory(status) ? Kind::Folder : Kind::File;
}

std::string archiveOf(const CopyPlace& place, const std::string& path)
{
    return containerPath(place.container, "/archive") + queryOf({{"path", path}});
}

struct Stat {
    Kind kind = Kind::Missing;
    std::string name{};
    std::string linkTarget{};
};

/// What is at a path of a container, which the engine tells in a header.
Result<Stat> statThere(const Context& context, const CopyPlace& place, const std::string& path)
{
    constexpr std::uint32_t kFolderBit = 1U << 31U; // of Go's os.FileMode
    const auto answer = context.engine.open(requestOf("HEAD", archiveOf(place, path)));
    if (!answer && answer.error().message() == "the engine answered 404")
        return Stat{};
    if (!answer)
        return answer.error();
    const std::string header((*answer)->head().headers.find("X-Docker-Container-Path-Stat").value_or(""));
    const std::string text = fromBase64(header);
    const json stat = json::parse(text, nullptr, false);
    if (!stat.is_object())
        return Error(ErrorKind::Protocol, "the engine does not tell what " + path + " is");
    const bool isFolder = (stat.value("mode", std::uint32_t{0}) & kFolderBit) != 0;
    return Stat{.kind = isFolder ? Kind::Folder : Kind::File,
                .name = stat.value("name", std::string()),
                .linkTarget = stat.value("linkTarget", std::string())};
}

ByteSource sourceOf(net::Exchange& exchange)
{
    return [&exchange](std::span<char> into, const std::stop_token& stop) { return exchange.read(into, stop); };
}

/// A name that came from the other side is one component, or nothing that is used here.
Result<std::string> checkedName(const std::string& name)
{
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos)
        return Error(ErrorKind::Protocol, "the engine names a file \"" + harmless(name) + "\"");
    return name;
}

Result<void> takeOut(const Context& context, const CopyPlace& from, const std::string& to)
{
    if (to == "-")
        return context.engine.download(archiveOf(from, from.path),
                                       [](std::string_view piece) { return sys::writeAll(STDOUT_FILENO, piece); });
    TRY_DECLARE(const Stat source, statThere(context, from, from.path));
    if (source.kind == Kind::Missing)
        return Error(ErrorKind::NotFound, "there is no " + from.path + " in " + from.container);
    const Kind there = kindHere(to);
    const bool isContent = from.path.ends_with("/.");
    if (there == Kind::File && source.kind == Kind::Folder)
        return Error(ErrorKind::InvalidInput, to + " is a file, but " + from.path + " is a folder");
    if (there == Kind::Missing && source.kind == Kind::File && to.ends_with('/'))
        return Error(ErrorKind::NotFound, "there is no folder " + to);
    TRY_DECLARE(const auto exchange, context.engine.open(requestOf("GET", archiveOf(from, from.path))));
    const ByteSource tar = sourceOf(*exchange);
    std::error_code error;
    if (isContent && there == Kind::Missing && !fs::create_directory(to, error))
        return Error(ErrorKind::InvalidInput, "the folder " + to + " could not be made: " + error.message());
    if (isContent || there == Kind::Folder)
        return extractInto(to, tar);
    TRY_DECLARE(const std::string name, checkedName(source.name));
    return extractAs(to, name, tar);
}

/// Sends what `write` writes, which runs on a thread of its own.
Result<void> send(const Context& context, const std::string& target,
                  const std::function<Result<void>(const ByteSink&)>& write)
{
    store::BytePipe pipe(kPiece);
    const ByteSink sink = [&pipe](std::string_view bytes) -> Result<void> {
        while (!bytes.empty()) {
            const auto space = pipe.space();
            if (space.empty())
                return canceled("copy");
            const std::size_t count = std::min(space.size(), bytes.size());
            std::ranges::copy(bytes.substr(0, count), space.begin());
            pipe.push(count);
            bytes.remove_prefix(count);
        }
        return ok();
    };
    const std::jthread writer([&] { pipe.finish(write(sink)); });
    const ScopeGuard guard([&pipe] { pipe.close(); });
    net::Request request = requestOf("PUT", target);
    request.head.headers.set("Content-Type", "application/x-tar");
    request.stream = [&pipe](std::span<char> into, const std::stop_token&) { return pipe.read(into); };
    TRY(context.engine.open(request));
    return ok();
}

/// The folder in the container that the tar goes to, and what its topmost entry is called.
struct Aim {
    std::string folder;
    std::string name;
};

Result<Aim> aimAt(const Context& context, const std::string& from, const CopyPlace& to)
{
    const bool isFolder = kindHere(from) == Kind::Folder;
    TRY_DECLARE(Stat there, statThere(context, to, to.path));
    std::string path = to.path;
    if (there.kind == Kind::File && !there.linkTarget.empty()) {
        path = there.linkTarget;
        TRY_DECLARE(there, statThere(context, to, path));
    }
    if (there.kind == Kind::File && isFolder)
        return Error(ErrorKind::InvalidInput, path + " is a file, but " + from + " is a folder");
    if (there.kind == Kind::Missing && path.ends_with('/') && !isFolder)
        return Error(ErrorKind::NotFound, "there is no folder " + path + " in " + to.container);
    std::string name = splitPath(from).name;
    if (name == ".." || name.empty() || name == "/")
        name = ".";
    if (there.kind == Kind::Folder)
        return Aim{.folder = path, .name = name};
    const SplitPath parts = splitPath(path);
    return Aim{.folder = parts.folder == "." ? "/" : parts.folder, .name = parts.name};
}

Result<void> putIn(const Context& context, const std::string& from, const CopyPlace& to)
{
    const auto targetOf = [&](const std::string& folder) {
        return containerPath(to.container, "/archive") +
               queryOf({{"path", folder},
                        {"noOverwriteDirNonDir", "true"},
                        {"copyUIDGID", context.given.has("archive") ? "true" : ""}});
    };
    if (from == "-") {
        net::Request request = requestOf("PUT", targetOf(to.path));
        request.stream = [](std::span<char> into, const std::stop_token&) { return sys::readSome(STDIN_FILENO, into); };
        TRY(context.engine.open(request));
        return ok();
    }
    if (kindHere(from) == Kind::Missing && !fs::is_symlink(from))
        return Error(ErrorKind::NotFound, "there is no " + from);
    TRY_DECLARE(const Aim aim, aimAt(context, from, to));
    return send(context, targetOf(aim.folder), [&](const ByteSink& sink) { return writeTar(from, aim.name, sink); });
}

} // namespace

Result<std::string> copyFiles(const Context& context)
{
    const CopyPlace from = parseCopyPlace(context.word(0));
    const CopyPlace to = parseCopyPlace(context.word(1));
    if (from.container.empty() == to.container.empty())
        return Error(ErrorKind::InvalidInput, "one of the two must be in a container: CONTAINER:PATH");
    if ((to.container.empty() ? from.path : to.path).empty())
        return Error(ErrorKind::InvalidInput, "the path in the container is missing");
    if (to.container.empty())
        TRY(takeOut(context, from, to.path));
    else
        TRY(putIn(context, from.path, to));
    return context.output == Output::Json && to.path != "-"
               ? printed({{"from", context.word(0)}, {"to", context.word(1)}})
               : std::string();
}

} // namespace darse::ctl
