// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/images.h"

#include <memory>
#include <string>

namespace darse::engine {

/// Everything that the engine's answers are made of.
class Services {
public:
    /// Opens what lies below `root`.
    [[nodiscard]] static Result<std::unique_ptr<Services>> open(const std::string& root, bool isRootless);

    [[nodiscard]] Images& images() { return m_images; }
    [[nodiscard]] const EventLog& events() const { return m_events; }

private:
    Services(std::unique_ptr<store::ImageStore> store, std::shared_ptr<const registry::RegistryOptions> options,
             std::shared_ptr<registry::StoredCredentials> credentials) :
        m_store(std::move(store)),
        m_registries(std::move(options), std::move(credentials)),
        m_images(*m_store, m_registries, m_events)
    {
    }

    std::unique_ptr<store::ImageStore> m_store;
    Registries m_registries;
    EventLog m_events;
    Images m_images;
};

} // namespace darse::engine
