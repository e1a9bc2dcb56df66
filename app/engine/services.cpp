// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/services.h"

#include "app/common/places.h"
#include "app/engine/kubedoor.h"
#include "core/base/guard.h"
#include "core/base/version.h"
#include "core/engine/eventfile.h"
#include "core/engine/registriesfile.h"
#include "core/runtime/missingruntime.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace darse::engine {

namespace fs = std::filesystem;

namespace {

/// Room that is given up when the disk is full, so that an engine can begin there: a database wants some for that.
constexpr const char* kReserve = "reserve";
constexpr std::int64_t kReserved = std::int64_t{1} << 20;

void keepReserve(const fs::path& file)
{
    const UniqueFd reserve(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    // Half a reserve would only make the disk fuller.
    if (reserve.isOpen() && ::posix_fallocate(reserve.get(), 0, kReserved) != 0)
        ::unlink(file.c_str());
}

Result<std::unique_ptr<state::Records>> openRecords(const fs::path& root)
{
    auto records = state::Records::openOrSalvage(root / "state.db");
    if (!records && ::unlink((root / kReserve).c_str()) == 0)
        records = state::Records::openOrSalvage(root / "state.db");
    else if (records)
        keepReserve(root / kReserve);
    return records;
}

} // namespace

Result<std::unique_ptr<Services>> Services::open(const ServicePlaces& places)
{
    auto services = std::unique_ptr<Services>(new Services);
    TRY(services->openImages(places));
    TRY(services->recoverImages());
    TRY(services->openContainers(places));
    TRY(services->openPods(places));
    return services;
}

Result<void> Services::openImages(const ServicePlaces& places)
{
    TRY_DECLARE(const RegistrySettings settings, readRegistries(places.registriesFile));
    store::StoreOptions storeOptions;
    storeOptions.marks = places.isRootless ? store::OverlayMarks::User : store::OverlayMarks::Trusted;
    storeOptions.search = settings.search;
    storeOptions.usedBy = [this](const oci::Digest& image) {
        const Crew* crew = m_users.load();
        return crew ? crew->table.usersOf(image) : std::vector<std::string>();
    };
    storeOptions.runningIn = [this](const oci::Digest& image) {
        const Crew* crew = m_users.load();
        return crew ? crew->table.aliveUsersOf(image) : std::vector<std::string>();
    };
    TRY_DECLARE(m_store, store::ImageStore::open(places.root, std::move(storeOptions)));
    TRY_DECLARE(registry::RegistryOptions options, registry::RegistryOptions::standard(app::currentUser().environment));
    options.userAgent = "darse/" + std::string(kVersion);
    options.insecure = settings.insecure;
    options.mirrors = settings.mirrors;
    for (const fs::path& folder : settings.certificateFolders)
        options.certificateFolders.push_back(folder);
    auto credentials = std::make_shared<registry::StoredCredentials>(
        registry::CredentialPlaces::standard(app::currentUser().environment),
        std::make_shared<sys::SystemProcessRunner>(),
        nullptr); // see app::KeptLogins
    m_registries = std::make_unique<Registries>(std::make_shared<const registry::RegistryOptions>(std::move(options)),
                                                std::move(credentials));
    m_images = std::make_unique<Images>(*m_store, *m_registries, m_events, settings.search);
    return ok();
}

Result<void> Services::recoverImages()
{
    if (const auto problem = m_store->problem())
        m_repairs.push_back(problem->message() + "; darsectl image check --repair repairs it");
    if (!m_store->isSuspect())
        return ok();
    // The network may not be there yet: what is missing can be pulled again later.
    TRY_DECLARE(const auto findings, store::repairStore(*m_store, store::Depth::Deep, {}, {}));
    for (const store::Finding& finding : findings)
        m_repairs.push_back("after a power cut: " + finding.object + ": " + finding.what + " (" +
                            std::string(store::toString(finding.remedy)) + ")");
    return ok();
}

Result<void> Services::openContainers(const ServicePlaces& places)
{
    const fs::path root = places.root;
    const auto file = std::make_shared<EventFile>(EventFile::open(root / "events.log", kEventCapacity));
    if (!file->complaint().empty())
        m_repairs.push_back(file->complaint());
    m_events.goOn(file->takeEvents(), [file](const Event& event) { file->append(event); });
    TRY_DECLARE(m_records, openRecords(root));
    TRY_DECLARE(m_secretKey, readSecretKey(root / "kube"));
    ContainerGround ground = findGround(places.runtimeFolder, places.isRootless);
    auto found = runtime::Runtime::open(ground.runtime, m_runner);
    if (!found)
        m_repairs.push_back("no container can be started: " + found.error().message());
    if (!found)
        found = runtime::missingRuntime(found.error(), ground.runtime, m_runner);
    TRY_DECLARE(m_runtime, std::move(found));
    ground.spec.usesBpfAnnotation = m_runtime->programs().runtimeName == "crun";
    TRY_DECLARE(m_roots, rootfs::Roots::open({.containers = root / "containers", .volumes = root / "volumes"}, *m_store,
                                             places.mounting));
    TRY_DECLARE(m_volumeFolders, rootfs::Volumes::open(root / "volumes", *m_records));
    TRY_DECLARE(m_bridges,
                network::Networks::open({.folder = places.runtimeFolder / "net", .isRootless = places.isRootless},
                                        *m_records, m_runner));
    m_crew = std::make_unique<Crew>(CrewParts{.records = *m_records,
                                              .images = *m_images,
                                              .runtime = *m_runtime,
                                              .roots = *m_roots,
                                              .volumes = *m_volumeFolders,
                                              .networks = *m_bridges,
                                              .events = m_events,
                                              .ground = ground,
                                              .seal = kube::Seal(m_secretKey)});
    m_users.store(m_crew.get());
    m_containers = std::make_unique<Containers>(*m_crew);
    m_execs = std::make_unique<Execs>(*m_crew);
    m_volumes = std::make_unique<Volumes>(*m_crew);
    m_networks = std::make_unique<Networks>(*m_crew);
    TRY(m_crew->begin());
    m_metrics = std::make_unique<Metrics>(*m_crew, root);
    for (const auto& said : {m_records->complaints(), m_crew->complaints})
        m_repairs.insert(m_repairs.end(), said.begin(), said.end());
    return ok();
}

Result<void> Services::openPods(const ServicePlaces& places)
{
    TRY_DECLARE(m_objects, kube::Objects::open(*m_records, m_clock,
                                               {.history = {}, .secretKey = m_secretKey, .boot = m_crew->ground.boot}));
    const PodParts parts{.crew = *m_crew,
                         .containers = *m_containers,
                         .objects = *m_objects,
                         .folder = fs::path(places.root) / "pods",
                         .profiles = fs::path(places.root) / "seccomp",
                         .node = nodeName()};
    // On a full disk it stays as it was noted; its heartbeat notes it again.
    if (const auto noted = noteNode(parts); !noted)
        m_repairs.push_back("the state of this machine could not be noted: " + noted.error().message());
    m_pods = std::make_unique<Pods>(parts);
    return ok();
}

bool Services::hasLivingContainers() const
{
    return std::ranges::any_of(m_crew->table.list(), [](const ContainerPtr& one) { return one->state.isAlive(); });
}

void Services::leaveNetworks()
{
    m_pods.reset(); // it would start what uses them
    std::vector<ContainerId> living;
    for (const ContainerPtr& container : m_crew->table.list()) {
        if (container->state.isAlive())
            living.push_back(container->id);
    }
    static_cast<void>(m_bridges->sweep(living)); // what stays is swept by the next engine
}

Verbs Services::verbs()
{
    return {.images = *m_images,
            .containers = *m_containers,
            .execs = *m_execs,
            .volumes = *m_volumes,
            .networks = *m_networks,
            .metrics = *m_metrics,
            .events = m_events,
            .programs = m_runtime->programs()};
}

} // namespace darse::engine
