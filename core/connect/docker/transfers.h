// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/making.h"
#include "core/backend/registries.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/loginverbs.h"
#include "core/connect/docker/wire.h"

#include <map>
#include <memory>

namespace darse::connect::docker {

class Report;

/// What the lines of a pull or a push add up to.
class ProgressSum {
public:
    /// One line. An Error when it tells of one.
    [[nodiscard]] Result<void> take(const json& line);
    [[nodiscard]] backend::Progress progress() const;

private:
    struct Layer {
        qint64 done = 0;
        qint64 total = 0;
        bool isReady = false;
        QString state{};
    };

    std::map<QString, Layer> m_layers;
    QStringList m_order; ///< in which they came
    QString m_line;
};

class ImageVerbs final : public backend::Images, public backend::ImageMaking, public backend::Registries {
public:
    ImageVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(wire), m_logins(hands, wire) {}

    std::unique_ptr<backend::Transfer> pull(const QString& reference) override;
    backend::Pending<void> tag(const QString& key, const QString& reference) override;
    backend::Pending<void> untag(const QString& reference) override;
    std::unique_ptr<backend::Transfer> push(const QString& reference) override;
    std::unique_ptr<backend::Transfer> save(const QStringList& references, const QString& file) override;
    std::unique_ptr<backend::Transfer> load(const QString& file) override;
    std::unique_ptr<backend::Transfer> import(const QString& file, const QString& reference) override;
    backend::RegistryLogins* logins() override { return &m_logins; }
    [[nodiscard]] bool knowsTags() const override { return m_hasStarter; } // both are the embedded engine's
    backend::Pending<QStringList> tags(const QString& repository) override;
    [[nodiscard]] bool canMakeStarter() const override { return m_hasStarter; }
    backend::Pending<void> makeStarter() override;
    backend::Pending<backend::RegistryPeer> peer(const QString& registry) override;
    backend::Pending<void> trust(const QString& registry, const QString& pem) override;
    backend::Pending<backend::Catalog> catalog(const QString& registry) override;
    [[nodiscard]] bool hasStarter() const { return m_hasStarter; }
    void setHasStarter(bool hasStarter) { m_hasStarter = hasStarter; }

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    LoginVerbs m_logins;
    bool m_hasStarter = false;
};

/// Blocks until the image is there. On a worker.
[[nodiscard]] Result<void> pullImage(Wire& wire, const QString& reference, Report& report);

} // namespace darse::connect::docker
