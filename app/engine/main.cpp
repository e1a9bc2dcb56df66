// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/complain.h"
#include "app/common/options.h"
#include "app/common/places.h"
#include "app/engine/endsignal.h"
#include "app/engine/kubedoor.h"
#include "app/engine/log.h"
#include "app/engine/services.h"
#include "app/engine/statefolder.h"
#include "core/api/api.h"
#include "core/base/version.h"
#include "core/net/server.h"
#include "core/sys/hostprobe.h"
#include "core/sys/memorythrift.h"
#include "core/sys/namespacekeeper.h"
#include "core/sys/overlayprobe.h"
#include "core/sys/usernamespace.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <iostream>
#include <optional>
#include <pwd.h>
#include <span>
#include <thread>

namespace darse::engine {
namespace {

using app::exitcode::kFailure;
using app::exitcode::kSuccess;
using app::exitcode::kUsage;

constexpr std::string_view kProgram = "darse-engine";
constexpr std::string_view kSeeHelp = " (see darse-engine --help)";
constexpr std::array kOptions = {
    app::Option{"root", '\0', "DIR", "Keep images, containers and all other state in DIR"},
    app::Option{"socket", '\0', "PATH", "Listen on the unix socket PATH"},
    app::Option{"registries", '\0', "FILE", "Read what is settled about registries from FILE"},
    app::Option{"kube", '\0', "ADDRESS:PORT", "Serve the Kubernetes API over TLS on this address of the loopback"},
    app::Option{"log", '\0', "LEVEL", "Tell errors, warnings, info (the default) or debug on stderr"},
    app::kVersionOption,
    app::kHelpOption,
};
constexpr std::string_view kUsageText =
    "Usage: darse-engine [--root DIR] [--socket PATH] [--registries FILE] [--kube ADDRESS:PORT] [--log LEVEL]\n"
    "Runs the container engine of Darse in the foreground until it is told to end.";

struct Settings {
    bool isRootless = false; ///< as seen from outside: inside of its user namespace everybody is root
    std::string userName;    ///< the same
    std::string root;
    std::string socket;
    std::string registries; ///< the file
    std::optional<KubeDoor> kube{};
    LogLevel level = LogLevel::Info;
};

std::string nameOf(const app::User& user)
{
    const passwd* entry = ::getpwuid(user.id);
    return entry == nullptr ? std::string() : entry->pw_name;
}

Result<Settings> settingsFrom(const app::Arguments& arguments)
{
    if (!arguments.words.empty())
        return Error(ErrorKind::InvalidInput, "\"" + arguments.words.front() + "\" is not an option");
    const app::User user = app::currentUser();
    Settings out;
    out.isRootless = !user.isRoot;
    out.userName = nameOf(user);
    TRY_DECLARE(out.level, parseLogLevel(arguments.value("log").value_or("info")));
    if (const auto kube = arguments.value("kube")) {
        TRY_DECLARE(out.kube, parseKubeAddress(*kube));
    }
    out.socket = arguments.value("socket").value_or(app::defaultSocket(user));
    out.registries = arguments.value("registries").value_or(app::configFolder(user) + "/registries.json");
    if (const auto root = arguments.value("root")) {
        out.root = *root;
    } else {
        TRY_DECLARE(out.root, app::defaultRoot(user));
    }
    if (out.root.empty() || out.socket.empty())
        return Error(ErrorKind::InvalidInput, "a path must not be empty");
    return out;
}

void tellNamespace(const Settings& settings, const sys::Finding& finding, const Log& log)
{
    if (!finding.isOk)
        log.write(LogLevel::Warning, finding.reason + (finding.remedy.empty() ? "" : "; remedy: " + finding.remedy));
    else if (settings.isRootless)
        log.write(LogLevel::Info, "rootless, " + finding.reason);
}

/// Only before the first thread starts.
api::Machine thisMachine(const Settings& settings, const sys::Finding& userNamespace)
{
    api::Machine machine = api::probeMachine();
    machine.isRootless = settings.isRootless;
    machine.engineVersion = kVersion;
    machine.root = settings.root;
    machine.probe = sys::probeOverlay(settings.root);
    machine.probe.insert(machine.probe.begin(), userNamespace);
    return machine;
}

/// The same, with the memory of a burst of requests given back after it.
net::Handler thrifty(net::Handler handler, sys::MemoryThrift& thrift)
{
    return [handler = std::move(handler), &thrift](net::Incoming& request, net::Responder& responder) {
        thrift.stir();
        handler(request, responder);
        thrift.stir();
    };
}

sys::HostPlace placeOf(const Settings& settings)
{
    return {.state = settings.root,
            .userName = settings.userName,
            .isRootless = settings.isRootless,
            .installer = sys::installerHere()};
}

/// Whoever may use the socket is who the engine works for: one that reads a log page by page may take its time.
net::ServerOptions servingOptions()
{
    constexpr std::size_t kMostConnections = 512;
    net::ServerOptions out;
    out.maxConnections = kMostConnections;
    out.silence = std::chrono::hours(24);
    out.body = std::chrono::hours(24);
    return out;
}

Result<void> runEngine(const Settings& settings, const EndSignal& end)
{
    const Log log(settings.level);
    raiseOpenFiles();
    sys::SystemProcessRunner runner;
    const std::string socketFolder = settings.socket.substr(0, settings.socket.rfind('/') + 1);
    const std::filesystem::path live = runtimeFolder(socketFolder, settings.root);
    const std::filesystem::path keeper = live / "keeper";
    const sys::Finding userNamespace = sys::enterUserNamespace(runner, keeper).finding;
    TRY_DECLARE(const StateFolder state, StateFolder::open(settings.root));
    TRY(makeFoldersFor(settings.socket));
    TRY(makeFoldersFor(keeper));
    if (settings.isRootless)
        TRY(sys::keepNamespaces(keeper));
    TRY_DECLARE(net::Listener listener, net::Listener::unixSocket(settings.socket));
    std::vector<net::Listener> listeners;
    listeners.push_back(std::move(listener));
    // Qt's look-up of hosts wants one. After the namespace was entered, which takes a process of one thread.
    int count = 0;
    const QCoreApplication application(count, nullptr);
    const api::Machine machine = thisMachine(settings, userNamespace);
    TRY_DECLARE(const std::unique_ptr<Services> services,
                Services::open({.root = state.path(),
                                .registriesFile = settings.registries,
                                .runtimeFolder = live,
                                .mounting = chooseMounting(machine.probe, settings.isRootless),
                                .isRootless = settings.isRootless}));
    for (const std::string& repair : services->repairs())
        log.write(LogLevel::Warning, repair);
    const SystemClock clock;
    Doctor doctor(placeOf(settings), machine.probe, runner, clock);
    sys::MemoryThrift thrift;
    KubeGate gate(std::filesystem::path(state.path()) / "kube",
                  api::makeKubeApi(machine, services->verbs(), services->objects()));
    if (const auto begun = gate.begin(settings.kube); !begun && settings.kube)
        return begun.error();
    else if (!begun)
        log.write(LogLevel::Warning, "the Kubernetes API stays closed: " + begun.error().message());
    const api::KubeGateVerbs gateVerbs{.open = [&gate] { return gate.open({.address = "127.0.0.1"}); },
                                       .configuration = [&gate] { return gate.configuration(); },
                                       .close = [&gate] { gate.close(); }};
    net::Server server(
        std::move(listeners),
        thrifty(api::makeApi({machine, services->verbs(), doctor, services->objects(), gateVerbs}), thrift),
        servingOptions());

    Result<void> result = ok();
    std::jthread serving([&](const std::stop_token& stop) {
        result = server.run(stop);
        end.raise();
    });
    tellNamespace(settings, userNamespace, log);
    log.write(LogLevel::Info, "listens on " + settings.socket + ", state in " + state.path());
    thrift.stir(); // beginning has needed much that is not needed again
    const int number = end.wait();
    log.write(LogLevel::Debug, "ends because of signal " + std::to_string(number));
    serving.request_stop();
    serving.join();
    gate.end();
    services->leaveNetworks();
    if (settings.isRootless && !services->hasLivingContainers())
        sys::letNamespacesGo(keeper);
    return result;
}

int misused(const Error& error)
{
    return app::complain(kProgram, error.message() + std::string(kSeeHelp), kUsage);
}

int run(std::span<const char* const> words)
{
    const auto arguments = app::parseArguments(kOptions, words);
    if (!arguments)
        return misused(arguments.error());
    if (arguments->has("help")) {
        std::cout << app::helpText(kUsageText, kOptions);
        return app::endOfOutput(kProgram);
    }
    if (arguments->has("version")) {
        std::cout << kProgram << " " << kVersion << "\n";
        return app::endOfOutput(kProgram);
    }
    const auto settings = settingsFrom(*arguments);
    if (!settings)
        return settings.error().kind() == ErrorKind::InvalidInput
                   ? misused(settings.error())
                   : app::complain(kProgram, settings.error().message(), kFailure);
    const EndSignal end;
    const auto result = runEngine(*settings, end);
    return result ? kSuccess : app::complain(kProgram, result.error().message());
}

} // namespace
} // namespace darse::engine

int main(int argc, char** argv)
try {
    darse::sys::shareMemory();
    const std::span<const char* const> words(argv, static_cast<std::size_t>(argc));
    return darse::engine::run(words.subspan(words.empty() ? 0 : 1));
} catch (...) {
    // Only a failed allocation gets here, so nothing is allocated for it.
    static_cast<void>(std::fputs("darse-engine: out of memory\n", stderr));
    return 1;
}
