// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file whose pods are made, and followed until they end.
#include "app/ctl/kubecommands.h"
#include "app/ctl/kubeobjects.h"
#include "app/ctl/print.h"
#include "core/sys/files.h"

#include <mutex>
#include <thread>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// Every state of a pod, from the one that it is in, until `isEnough` says so of one or the pod is gone.
Result<void> watchPod(const Context& context, const Named& pod, const std::function<bool(const json& now)>& isEnough)
{
    const std::string target = kubePath({.kind = pod.kind, .space = pod.space, .name = {}}) +
                               queryOf({{"watch", "1"}, {"fieldSelector", "metadata.name=" + pod.name}});
    // The stream goes on for ever: it is left by an error of our own.
    const Error enough(ErrorKind::Canceled, "enough");
    std::string line;
    const auto followed = context.engine.listen(target, [&](std::string_view piece) -> Result<void> {
        for (const char c : piece) {
            if (c != '\n') {
                line += c;
                continue;
            }
            const json event = json::parse(std::exchange(line, {}), nullptr, false);
            if (event.is_object() &&
                (event.value("type", "") == "DELETED" || isEnough(event.value("object", json::object()))))
                return enough;
        }
        return ok();
    });
    return followed || followed.error().kind() == ErrorKind::Canceled ? ok() : followed;
}

std::string phaseOf(const json& pod)
{
    return pod.value("status", json::object()).value("phase", "");
}

bool hasEnded(const std::string& phase)
{
    return phase == "Succeeded" || phase == "Failed";
}

/// The exit code of the first container that a pod has failed by; 0: it has not.
int failureOf(const json& pod)
{
    if (phaseOf(pod) != "Failed")
        return 0;
    // Those that run beside the others are ended with them: what they say counts only when nobody else has failed.
    for (const char* list : {"containerStatuses", "initContainerStatuses"}) {
        for (const json& one : pod.value("status", json::object()).value(list, json::array())) {
            if (const int code = one.value(json::json_pointer("/state/terminated/exitCode"), 0); code != 0)
                return code;
        }
    }
    return 1;
}

/// What containers write, a whole line at a time.
class Lines {
public:
    /// One run of one container, until it ends.
    void copy(const Context& context, const Named& pod, const std::string& container)
    {
        const std::string target = kubePath(pod) + "/log" + queryOf({{"container", container}, {"follow", "true"}});
        const std::string before = pod.name + "/" + container + ": ";
        std::string line;
        static_cast<void>(context.engine.listen(target, [&](std::string_view piece) -> Result<void> {
            for (const char c : piece) {
                if (c != '\n')
                    line += c;
                else
                    TRY(write(before + harmless(std::exchange(line, {}))));
            }
            return ok();
        }));
        if (!line.empty())
            static_cast<void>(write(before + harmless(line)));
    }

    Result<void> write(const std::string& line)
    {
        const std::scoped_lock lock(m_mutex);
        return sys::writeAll(STDOUT_FILENO, line + "\n");
    }

private:
    std::mutex m_mutex;
};

/// Every run of every container of a pod is copied from when it has begun, until the pod has ended.
int followPod(const Context& context, const Named& pod, Lines& lines)
{
    std::vector<std::jthread> copies;
    std::vector<std::string> known; // runs, by their ids
    std::string phase;
    int code = 0;
    const auto watched = watchPod(context, pod, [&](const json& now) {
        for (const char* list : {"initContainerStatuses", "containerStatuses"}) {
            for (const json& one : now.value("status", json::object()).value(list, json::array())) {
                const std::string run = one.value("containerID", "");
                const json state = one.value("state", json::object());
                if (run.empty() || state.contains("waiting") || std::ranges::find(known, run) != known.end())
                    continue;
                known.push_back(run);
                copies.emplace_back(
                    [&context, &pod, &lines, name = one.value("name", "")] { lines.copy(context, pod, name); });
            }
        }
        if (phaseOf(now) != phase) {
            phase = phaseOf(now);
            static_cast<void>(lines.write(pod.text() + ": " + phase));
        }
        code = failureOf(now);
        return hasEnded(phase);
    });
    copies.clear(); // each ends with its container
    if (!watched)
        static_cast<void>(lines.write(pod.text() + ": " + harmless(watched.error().message())));
    return watched ? code : 1;
}

} // namespace

Result<std::string> playFile(const Context& context)
{
    TRY_DECLARE(const auto objects, readObjects(context.word(0), spaceOf(context)));
    Lines lines;
    std::vector<Named> pods;
    for (const Read& read : objects) {
        TRY_DECLARE(const std::string line, applyOne(context, read).within(read.named.text()));
        TRY(lines.write(line.substr(0, line.find('\n'))));
        if (read.named.kind == &kube::kind::pod)
            pods.push_back(read.named);
    }
    std::vector<int> codes(pods.size());
    if (context.given.has("detach")) {
        for (std::size_t i = 0; i < pods.size(); ++i) {
            std::string phase;
            TRY(watchPod(context, pods[i], [&](const json& now) {
                phase = phaseOf(now);
                codes[i] = failureOf(now);
                return phase == "Running" || hasEnded(phase);
            }));
            TRY(lines.write(pods[i].text() + ": " + phase));
        }
    } else {
        std::vector<std::jthread> followers;
        for (std::size_t i = 0; i < pods.size(); ++i)
            followers.emplace_back([&, i] { codes[i] = followPod(context, pods[i], lines); });
    }
    const auto failed = std::ranges::find_if(codes, [](int code) { return code != 0; });
    context.code = failed == codes.end() ? 0 : *failed;
    return std::string();
}

} // namespace darse::ctl
