// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/making.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <map>
#include <memory>
#include <optional>

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
    };

    std::map<QString, Layer> m_layers;
    QString m_line;
};

class ImageVerbs final : public backend::Images, public backend::ImageMaking {
public:
    ImageVerbs(Hands& hands, std::shared_ptr<Wire> wire) : m_hands(hands), m_wire(std::move(wire)) {}

    std::unique_ptr<backend::Transfer> pull(const QString& reference) override;
    backend::Pending<void> tag(const QString& key, const QString& reference) override;
    [[nodiscard]] bool canMakeStarter() const override { return m_hasStarter; }
    backend::Pending<void> makeStarter() override;
    void setHasStarter(bool hasStarter) { m_hasStarter = hasStarter; }

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    bool m_hasStarter = false;
};

/// Blocks until the image is there. On a worker.
[[nodiscard]] Result<void> pullImage(Wire& wire, const QString& reference, Report& report);

} // namespace darse::connect::docker
