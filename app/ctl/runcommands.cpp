// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/createbody.h"
#include "app/ctl/print.h"
#include "core/sys/atomicfile.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;

namespace {

Result<std::string> pullPolicy(const Context& context)
{
    std::string policy = context.given.value("pull").value_or("missing");
    if (policy != "missing" && policy != "always" && policy != "never")
        return wrongOption("pull", policy, "missing, always or never");
    return policy;
}

/// Makes it, with an image that is brought first when that is wanted.
Result<json> create(const Context& context)
{
    TRY_DECLARE(const std::string policy, pullPolicy(context));
    TRY_DECLARE(const json body, createBody(context.given));
    const std::string target =
        "/containers/create" + queryOf({{"name", context.value("name")}, {"platform", context.value("platform")}});
    const std::string idFile = context.value("cidfile");
    if (std::error_code error;
        !idFile.empty() && std::filesystem::exists(std::filesystem::symlink_status(idFile, error)))
        return Error(ErrorKind::AlreadyExists, idFile + " is there already; remove it, or choose another --cidfile");
    if (policy == "always")
        TRY(imagePull(context));
    auto made = context.engine.jsonWith("POST", target, body);
    const bool isMissing =
        !made && made.error().kind() == ErrorKind::NotFound && made.error().message().starts_with("No such image");
    if (isMissing && policy == "missing") {
        TRY(imagePull(context));
        made = context.engine.jsonWith("POST", target, body);
    }
    if (!made)
        return std::move(made).error();
    if (!idFile.empty())
        TRY(sys::writeFileAtomically(idFile, field(*made, "Id"), {}).within("write --cidfile"));
    for (const json& warning : listField(*made, "Warnings")) {
        if (warning.is_string())
            std::cerr << "darsectl: warning: " << harmless(warning.get<std::string>()) << std::endl;
    }
    return made;
}

/// A terminal in the container and none here cannot be brought together.
Result<void> checkTerminal(const Context& context)
{
    if (context.given.has("tty") && context.given.has("interactive") && !context.given.has("detach") &&
        ::isatty(STDIN_FILENO) != 1)
        return Error(ErrorKind::InvalidInput, "the standard input is not a terminal: leave out --tty");
    return ok();
}

struct Started {
    std::string id;
    StreamForm form = StreamForm::Framed;
    bool hasInput = false;
    bool isRemoved = false; ///< at its end
};

Attachment attachmentTo(const Context& context, const Started& container)
{
    Attachment out{.wire = nullptr,
                   .form = container.form,
                   .hasInput = container.hasInput,
                   .detachKeys = context.value("detach-keys")};
    Engine& engine = context.engine;
    out.resize = [&engine, id = container.id](TerminalSize size) {
        static_cast<void>(
            engine.json("POST", containerPath(id, "/resize") +
                                    queryOf({{"h", std::to_string(size.rows)}, {"w", std::to_string(size.columns)}})));
    };
    if (container.form == StreamForm::Framed && !context.given.has("no-sig-proxy"))
        out.proxy = [&engine, id = container.id](int number) {
            if (number != SIGWINCH)
                static_cast<void>(
                    engine.json("POST", containerPath(id, "/kill") + queryOf({{"signal", std::to_string(number)}})));
        };
    return out;
}

std::string attachTarget(const Context& context, const Started& container)
{
    return containerPath(container.id, "/attach") + queryOf({{"stream", "1"},
                                                             {"stdin", container.hasInput ? "1" : ""},
                                                             {"stdout", "1"},
                                                             {"stderr", "1"},
                                                             {"detachKeys", context.value("detach-keys")}});
}

enum class Begin { Starts, Runs };

/// Attaches first, then waits, then starts: so nothing it says is lost, nor its exit code.
Result<std::string> attachTo(const Context& context, const Started& container, Begin begin)
{
    Attachment attachment = attachmentTo(context, container);
    const SignalWatch signals(signalsFor(container.form, attachment.proxy != nullptr));
    TRY_DECLARE(attachment.wire, context.engine.takeOver(attachTarget(context, container), nullptr));
    const char* const condition = container.isRemoved      ? "removed"
                                  : begin == Begin::Starts ? "next-exit"
                                                           : "not-running";
    TRY_DECLARE(const auto waiting, context.engine.open(requestOf("POST", containerPath(container.id, "/wait") +
                                                                              queryOf({{"condition", condition}}))));
    if (begin == Begin::Starts) {
        if (const auto started = context.engine.json("POST", containerPath(container.id, "/start")); !started) {
            context.code = failureCode(started.error());
            return started.error();
        }
    }
    TRY_DECLARE(const AttachmentEnd end, carry(std::move(attachment), signals));
    if (end == AttachmentEnd::Detached)
        return std::string();
    TRY_DECLARE(context.code, exitCodeIn(*waiting));
    return std::string();
}

Started foundContainer(const json& inspection)
{
    const json host = inspection.value("HostConfig", json::object());
    return {.id = inspection.value("Id", std::string()),
            .form = formOf(inspection),
            .isRemoved = host.value("AutoRemove", false)};
}

bool keepsInputOpen(const json& inspection)
{
    return inspection.value("Config", json::object()).value("OpenStdin", false);
}

} // namespace

int failureCode(const Error& error)
{
    constexpr int kNotFound = 127;
    constexpr int kNotExecutable = 126;
    constexpr int kOther = 125;
    const auto says = [&error](std::string_view words) { return error.message().find(words) != std::string::npos; };
    if (says("executable file not found") || says("no such file or directory"))
        return kNotFound;
    return says("permission denied") || says("is a directory") ? kNotExecutable : kOther;
}

Result<std::string> createContainer(const Context& context)
{
    TRY_DECLARE(const json made, create(context));
    return context.output == Output::Json ? printed(made) : field(made, "Id") + "\n";
}

Result<std::string> runContainer(const Context& context)
{
    TRY(checkTerminal(context));
    if (context.given.has("rm") && context.given.has("restart") && context.value("restart") != "no")
        return Error(ErrorKind::InvalidInput, "--rm and --restart contradict each other");
    TRY_DECLARE(const json made, create(context));
    const Started container{.id = field(made, "Id"),
                            .form = context.given.has("tty") ? StreamForm::Raw : StreamForm::Framed,
                            .hasInput = context.given.has("interactive"),
                            .isRemoved = context.given.has("rm")};
    if (!context.given.has("detach"))
        return attachTo(context, container, Begin::Starts);
    if (const auto started = context.engine.json("POST", containerPath(container.id, "/start")); !started) {
        context.code = failureCode(started.error());
        return started.error();
    }
    return context.output == Output::Json ? printed(made) : container.id + "\n";
}

Result<std::string> startContainers(const Context& context)
{
    const bool isAttached = context.given.has("attach") || context.given.has("interactive");
    if (!isAttached)
        return toEach(context, [&context](const std::string& name) -> Result<void> {
            TRY(context.engine.json("POST", containerPath(name, "/start")));
            return ok();
        });
    if (context.given.words.size() > 1)
        return Error(ErrorKind::InvalidInput, "only one container can be attached to");
    TRY_DECLARE(const json inspection, inspected(context, context.word(0)));
    Started container = foundContainer(inspection);
    container.hasInput = context.given.has("interactive") && keepsInputOpen(inspection);
    return attachTo(context, container, Begin::Starts);
}

Result<std::string> attachContainer(const Context& context)
{
    TRY_DECLARE(const json inspection, inspected(context, context.word(0)));
    if (!inspection.value("State", json::object()).value("Running", false))
        return Error(ErrorKind::InvalidState, context.word(0) + " does not run, so nobody can attach to it");
    Started container = foundContainer(inspection);
    container.hasInput = keepsInputOpen(inspection) && !context.given.has("no-stdin");
    return attachTo(context, container, Begin::Runs);
}

Result<std::string> execInContainer(const Context& context)
{
    TRY(checkTerminal(context));
    TRY_DECLARE(const json body, execBody(context.given));
    TRY_DECLARE(const json made, context.engine.jsonWith("POST", containerPath(context.word(0), "/exec"), body));
    const std::string path = "/exec/" + net::percentEncode(field(made, "Id"));
    if (context.given.has("detach")) {
        if (const auto started = context.engine.jsonWith("POST", path + "/start", {{"Detach", true}}); !started) {
            context.code = failureCode(started.error());
            return started.error();
        }
        return context.output == Output::Json ? printed(made) : std::string();
    }
    Attachment attachment{.wire = nullptr,
                          .form = context.given.has("tty") ? StreamForm::Raw : StreamForm::Framed,
                          .hasInput = context.given.has("interactive"),
                          .detachKeys = context.value("detach-keys")};
    attachment.resize = [&context, path](TerminalSize size) {
        static_cast<void>(context.engine.json(
            "POST",
            path + "/resize" + queryOf({{"h", std::to_string(size.rows)}, {"w", std::to_string(size.columns)}})));
    };
    const SignalWatch signals(signalsFor(attachment.form, false));
    TRY_DECLARE(attachment.wire,
                context.engine.takeOver(path + "/start", {{"Detach", false}, {"Tty", context.given.has("tty")}}));
    TRY_DECLARE(const AttachmentEnd end, carry(std::move(attachment), signals));
    if (end == AttachmentEnd::Detached)
        return std::string();
    TRY_DECLARE(const json ended, context.engine.json("GET", path + "/json"));
    const json code = ended.value("ExitCode", json(nullptr));
    if (!code.is_number_integer())
        return Error(ErrorKind::Protocol, "the connection to the program was lost while it runs");
    context.code = code.get<int>();
    return std::string();
}

} // namespace darse::ctl
