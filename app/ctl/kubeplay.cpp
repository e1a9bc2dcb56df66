// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file is applied, and what becomes of its pods is followed.
#include "app/ctl/kubecommands.h"
#include "app/ctl/kubeobjects.h"
#include "app/ctl/print.h"
#include "core/sys/files.h"

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace darse::ctl {

using nlohmann::json;

namespace {

enum class Until { Begun, Over };

bool isOver(const std::string& phase)
{
    return phase == "Succeeded" || phase == "Failed";
}

bool isEndless(const json& pod)
{
    return pod["spec"].value("restartPolicy", "Always") == "Always";
}

/// What holds a pod up: "main: ImagePullBackOff: …"; empty: nothing out of the ordinary.
std::string trouble(const json& pod)
{
    for (const char* list : {"initContainerStatuses", "containerStatuses"}) {
        const json statuses = pod.value("status", json::object()).value(list, json::array());
        for (const json& status : statuses) {
            const json waiting = status.value(json::json_pointer("/state/waiting"), json::object());
            const std::string reason = waiting.value("reason", "");
            if (!reason.empty() && reason != "ContainerCreating" && reason != "PodInitializing")
                return status.value("name", "") + ": " + reason + ": " + waiting.value("message", "");
        }
    }
    return {};
}

/// Whether it runs; of one that comes to an end, whether each of its containers has begun.
bool hasBegun(const json& pod)
{
    if (pod.value(json::json_pointer("/status/phase"), "") != "Running")
        return false;
    const json statuses = pod["status"].value("containerStatuses", json::array());
    return isEndless(pod) ||
           std::ranges::none_of(statuses, [](const json& one) { return one["state"].contains("waiting"); });
}

/// Blocks until a pod runs or has ended; what it is then. Null: it was deleted.
Result<json> waitForPod(const Context& context, const Named& pod, Until until)
{
    json last;
    const std::string target = kubePath({.kind = pod.kind, .space = pod.space, .name = {}}) +
                               queryOf({{"watch", "1"}, {"fieldSelector", "metadata.name=" + pod.name}});
    // The stream goes on for ever: it is left by an error of our own.
    const Error enough(ErrorKind::Canceled, "enough");
    std::string line;
    std::string told;
    const auto followed = context.engine.listen(target, [&](std::string_view piece) -> Result<void> {
        for (const char c : piece) {
            if (c != '\n') {
                line += c;
                continue;
            }
            const json event = json::parse(std::exchange(line, {}), nullptr, false);
            if (!event.is_object())
                continue;
            const bool isGone = event.value("type", "") == "DELETED";
            last = isGone ? json() : event.value("object", json::object());
            const std::string phase = isGone ? "" : last.value(json::json_pointer("/status/phase"), "");
            if (isGone || isOver(phase) || (until == Until::Begun && hasBegun(last)))
                return enough;
            if (const std::string now = trouble(last); !now.empty() && std::exchange(told, now) != now)
                TRY(sys::writeAll(STDERR_FILENO, harmless(pod.text() + ": " + now) + "\n"));
        }
        return ok();
    });
    if (!followed && followed.error().kind() != ErrorKind::Canceled)
        return followed.error();
    return last;
}

/// The log of a container from its first line to its last, on the standard output.
Result<void> tellLog(const Context& context, const Named& pod, const std::string& container, const std::string& before)
{
    bool isNewLine = true;
    const std::string target = kubePath(pod) + "/log" + queryOf({{"container", container}, {"follow", "true"}});
    return context.engine.listen(target, [&](std::string_view bytes) -> Result<void> {
        std::string out;
        for (const char c : bytes) {
            if (std::exchange(isNewLine, c == '\n'))
                out += before;
            out += c;
        }
        return sys::writeAll(STDOUT_FILENO, out);
    });
}

/// The code of the first container that failed.
int codeOf(const json& pod)
{
    for (const char* list : {"initContainerStatuses", "containerStatuses"}) {
        const json statuses = pod.value("status", json::object()).value(list, json::array());
        for (const json& status : statuses) {
            const int code = status.value(json::json_pointer("/state/terminated/exitCode"), 0);
            if (code != 0)
                return code;
        }
    }
    return 1;
}

/// One that comes to an end is followed to it; one that goes on is left when it runs.
Result<std::string> follow(const Context& context, const Named& pod)
{
    TRY_DECLARE(json now, waitForPod(context, pod, Until::Begun));
    if (now.is_object() && !isEndless(now)) {
        const json containers = now["spec"].value("containers", json::array());
        for (const json& container : containers) {
            const std::string name = container.value("name", "");
            // One that has never begun has none.
            static_cast<void>(tellLog(context, pod, name, containers.size() > 1 ? name + ": " : ""));
        }
        TRY_DECLARE(now, waitForPod(context, pod, Until::Over));
    }
    const std::string phase = now.is_object() ? now.value(json::json_pointer("/status/phase"), "") : "deleted";
    if (phase == "Failed")
        context.code = codeOf(now);
    return pod.text() + ": " + phase + "\n";
}

} // namespace

Result<std::string> playFile(const Context& context)
{
    TRY_DECLARE(const auto objects, readObjects(context.word(0), context.given.value("namespace").value_or("default")));
    std::string out;
    for (const Read& read : objects) {
        TRY_DECLARE(const std::string line, applyOne(context, read).within(read.named.text()));
        TRY(sys::writeAll(STDOUT_FILENO, line));
    }
    for (const Read& read : objects) {
        if (read.named.kind != &kube::kind::pod)
            continue;
        TRY_DECLARE(const std::string line, follow(context, read.named));
        out += line;
    }
    return out;
}

} // namespace darse::ctl
