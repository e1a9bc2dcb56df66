// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/services.h"

#include "app/common/places.h"
#include "core/base/version.h"
#include "core/engine/registriesfile.h"

namespace darse::engine {
Result<std::unique_ptr<Services>> Services::open(const ServicePlaces& places)
{
    TRY_DECLARE(const RegistrySettings settings, readRegistries(places.registriesFile));
    store::StoreOptions storeOptions;
    storeOptions.marks = places.isRootless ? store::OverlayMarks::User : store::OverlayMarks::Trusted;
    storeOptions.search = settings.search;
    TRY_DECLARE(auto store, store::ImageStore::open(places.root, std::move(storeOptions)));
    TRY_DECLARE(registry::RegistryOptions options, registry::RegistryOptions::standard(app::currentUser().environment));
    options.userAgent = "darse/" + std::string(kVersion);
    options.insecure = settings.insecure;
    options.mirrors = settings.mirrors;
    for (const std::filesystem::path& folder : settings.certificateFolders)
        options.certificateFolders.push_back(folder);
    auto credentials = std::make_shared<registry::StoredCredentials>(
        registry::CredentialPlaces::standard(app::currentUser().environment),
        std::make_shared<sys::SystemProcessRunner>(),
        nullptr); // see darsectl's Logins
    auto services = std::unique_ptr<Services>(
        new Services(std::move(store), std::make_shared<const registry::RegistryOptions>(std::move(options)),
                     std::move(credentials), settings.search));
    TRY(services->recover());
    return services;
}

Result<void> Services::recover()
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

} // namespace darse::engine
