// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/keptlogins.h"
#include "app/ctl/containercommands.h"
#include "app/ctl/print.h"
#include "app/ctl/progressview.h"
#include "core/base/guard.h"
#include "core/oci/reference.h"
#include "core/registry/secret.h"
#include "core/sys/atomicfile.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// Runs a transfer of `image`, shows how it goes on, and gives what its lines had under "aux": one for each image.
Result<json> transfer(const Context& context, const std::string& target, const std::string& image)
{
    TRY_DECLARE(std::string login, app::KeptLogins().headerFor(image));
    const ScopeGuard wiped([&login] { registry::wipe(login); });
    json all = json::array();
    std::optional<ProgressView> view;
    if (!context.given.has("quiet"))
        view.emplace();
    TRY(context.engine.transfer(target, login, [&](const json& line) {
        if (line.contains("aux"))
            all.push_back(line["aux"]);
        if (view && line.contains("status"))
            view->tell(line);
    }));
    return all;
}

/// One object, or with --all-tags a list of them; for people the field `name` of each.
std::string transferred(const Context& context, const json& all, const char* name)
{
    if (context.output == Output::Json)
        return printed(context.given.has("all-tags") || all.empty() ? all : all.back());
    std::string out;
    for (const json& each : all)
        out += field(each, name) + "\n";
    return out;
}

Result<UniqueFd> openInput(const std::string& path)
{
    if (path.empty() || path == "-")
        return UniqueFd(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
    UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, "open " + path);
    return file;
}

ByteSource sourceOf(const UniqueFd& file)
{
    return [fd = file.get()](std::span<char> into, const std::stop_token&) { return sys::readSome(fd, into); };
}

ByteSink sinkTo(int fd)
{
    return [fd](std::string_view piece) { return sys::writeAll(fd, piece); };
}

/// What a new file of this person's may be read and written by.
mode_t usualMode()
{
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/// A regular file is replaced whole or not at all, where a link leads; everything else (a device, a FIFO) is written
/// to.
Result<std::string> saveTo(const Context& context, const std::string& target, const std::filesystem::path& path)
{
    std::error_code error;
    const auto there = std::filesystem::status(path, error);
    if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
        const UniqueFd file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file.isOpen())
            return Error::fromErrno(errno, "write " + path.native());
        TRY(context.engine.download(target, sinkTo(file.get())));
        return std::string();
    }
    const std::filesystem::path place = std::filesystem::weakly_canonical(path, error);
    TRY_DECLARE(auto file, sys::AtomicFile::create(error ? path : place,
                                                   {.mode = usualMode(), .durability = sys::Durability::Process}));
    TRY(context.engine.download(target, [&file](std::string_view piece) { return file.write(piece); }));
    TRY(file.commit());
    return std::string();
}

/// What a load or an import tells: "Loaded image: …". How far a layer is goes to `onProgress`.
Result<std::vector<std::string>> sendArchive(const Context& context, const std::string& target, const UniqueFd& input,
                                             const std::function<void(const json&)>& onProgress)
{
    std::vector<std::string> told;
    TRY(context.engine.lines(target, sourceOf(input), [&](const json& line) {
        if (line.contains("id")) {
            onProgress(line);
            return;
        }
        for (const char* name : {"stream", "status"}) {
            if (!line.contains(name))
                continue;
            std::string text = field(line, name);
            while (text.ends_with(' '))
                text.pop_back();
            told.push_back(std::move(text));
        }
    }));
    return told;
}

/// "Loaded image: NAME" or "Loaded image ID: sha256:…", which Docker's clients look for.
json loadedOf(const std::string& text)
{
    for (const auto& [beginning, key] : {std::pair("Loaded image ID: ", "id"), std::pair("Loaded image: ", "name")}) {
        if (text.starts_with(beginning))
            return {{key, text.substr(std::string_view(beginning).size())}};
    }
    return {{"told", text}};
}

std::string lines(const std::vector<std::string>& told)
{
    std::string out;
    for (const std::string& line : told)
        out += line + "\n";
    return out;
}

} // namespace

Result<std::string> imagePull(const Context& context)
{
    const std::string& name = context.word(0);
    const bool isTagged = oci::hasTagOrDigest(name);
    const bool isAll = context.given.has("all-tags");
    if (isAll && isTagged)
        return Error(ErrorKind::InvalidInput, name + " names one image, and --all-tags means all of a repository");
    const std::string target = "/images/create" + queryOf({{"fromImage", name},
                                                           // Without a tag the API means all of them.
                                                           {"tag", isTagged || isAll ? "" : "latest"},
                                                           {"platform", context.value("platform")}});
    TRY_DECLARE(const json pulled, transfer(context, target, name));
    return transferred(context, pulled, "ID");
}

Result<std::string> imagePush(const Context& context)
{
    const std::string& name = context.word(0);
    const std::string to = context.given.words.size() > 1 ? context.word(1) : std::string();
    const bool isTagged = oci::hasTagOrDigest(name);
    const bool isAll = context.given.has("all-tags");
    if (isAll && (isTagged || !to.empty()))
        return Error(ErrorKind::InvalidInput, "--all-tags means all of a repository, under the names that they have");
    const std::string target = "/images/" + net::percentEncode(name) + "/push" +
                               queryOf({{"target", to}, {"tag", isTagged || isAll || !to.empty() ? "" : "latest"}});
    TRY_DECLARE(const json pushed, transfer(context, target, to.empty() ? name : to));
    return transferred(context, pushed, "Digest");
}

Result<std::string> imageImport(const Context& context)
{
    TRY_DECLARE(const UniqueFd input, openInput(context.word(0)));
    net::Query query{{"fromSrc", "-"},
                     {"repo", context.given.words.size() > 1 ? context.word(1) : std::string()},
                     {"message", context.value("message")},
                     {"platform", context.value("platform")}};
    for (const std::string& change : context.given.values("change"))
        query.emplace_back("changes", change);
    TRY_DECLARE(const auto told, sendArchive(context, "/images/create" + queryOf(query), input, [](const json&) {}));
    return context.output == Output::Json ? printed({{"id", told.empty() ? "" : told.back()}}) : lines(told);
}

Result<std::string> imageLoad(const Context& context)
{
    TRY_DECLARE(const UniqueFd input, openInput(context.value("input")));
    std::optional<ProgressView> view;
    if (!context.given.has("quiet"))
        view.emplace();
    const auto onStatus = [&view](const json& line) {
        if (view)
            view->tell(line);
    };
    TRY_DECLARE(const auto told, sendArchive(context, "/images/load", input, onStatus));
    if (context.output != Output::Json)
        return lines(told);
    json out = json::array();
    for (const std::string& text : told)
        out.push_back(loadedOf(text));
    return printed(out);
}

Result<std::string> saveAnswer(const Context& context, const std::string& target, const std::string& path)
{
    if (path.empty() && isatty(STDOUT_FILENO) == 1)
        return Error(ErrorKind::InvalidInput, "an archive is not for a terminal: use --output FILE");
    if (!path.empty() && path != "-")
        return saveTo(context, target, path);
    TRY(context.engine.download(target, sinkTo(STDOUT_FILENO)));
    return std::string();
}

Result<std::string> imageSave(const Context& context)
{
    net::Query query{{"format", context.value("format")}};
    for (const std::string& name : context.given.words)
        query.emplace_back("names", name);
    const std::string file = context.value("output");
    TRY(saveAnswer(context, "/images/get" + queryOf(query), file));
    const bool isTold = context.output == Output::Json && !file.empty() && file != "-";
    return isTold ? printed({{"images", context.given.words}, {"file", file}}) : std::string();
}

} // namespace darse::ctl
