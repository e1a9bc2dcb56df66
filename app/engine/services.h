// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/images.h"

#include <memory>
#include <string>

namespace darse::engine {

/// Where things lie, as decided before a user namespace was entered.
struct ServicePlaces {
    std::string root;
    std::string registriesFile; ///< need not exist
    bool isRootless = false;
};

/// Everything that the engine's answers are made of.
class Services {
public:
    /// Opens what lies below the root. After a power cut what was not safe on the disk yet is compared with its
    /// digests, which takes as long as reading it, and what is damaged is repaired or put aside.
    [[nodiscard]] static Result<std::unique_ptr<Services>> open(const ServicePlaces& places);

    /// What had to be repaired, or has to be, a sentence each.
    [[nodiscard]] const std::vector<std::string>& repairs() const { return m_repairs; }

    [[nodiscard]] Images& images() { return m_images; }
    [[nodiscard]] const EventLog& events() const { return m_events; }

private:
    Services(std::unique_ptr<store::ImageStore> store, std::shared_ptr<const registry::RegistryOptions> options,
             std::shared_ptr<registry::StoredCredentials> credentials, oci::SearchOrder search) :
        m_store(std::move(store)),
        m_registries(std::move(options), std::move(credentials)),
        m_images(*m_store, m_registries, m_events, std::move(search))
    {
    }

    [[nodiscard]] Result<void> recover();

    std::unique_ptr<store::ImageStore> m_store;
    Registries m_registries;
    EventLog m_events;
    Images m_images;
    std::vector<std::string> m_repairs;
};

} // namespace darse::engine
