// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/making.h"
#include "core/connect/demo/logindesk.h"
#include "core/connect/demo/stage.h"

namespace darse::connect::demo {

/// Names of images and their ways. Registries take everything; there are no bytes that a file could hold.
class ImageDesk final : public backend::ImageMaking {
public:
    explicit ImageDesk(Stage& stage) : m_stage(stage), m_logins(stage) {}

    backend::Pending<void> tag(const QString& key, const QString& reference) override;
    backend::Pending<void> untag(const QString& reference) override;
    std::unique_ptr<backend::Transfer> push(const QString& reference) override;
    std::unique_ptr<backend::Transfer> save(const QStringList& references, const QString& file) override;
    std::unique_ptr<backend::Transfer> load(const QString& file) override;
    std::unique_ptr<backend::Transfer> import(const QString& file, const QString& reference) override;
    backend::RegistryLogins* logins() override { return &m_logins; }
    [[nodiscard]] bool knowsTags() const override { return true; }
    backend::Pending<QStringList> tags(const QString& repository) override;
    [[nodiscard]] bool canMakeStarter() const override { return false; }
    backend::Pending<void> makeStarter() override;

private:
    [[nodiscard]] std::shared_ptr<const backend::Image> named(const QString& reference) const;
    std::unique_ptr<backend::Transfer> add(const QString& reference, const char* word);

    Stage& m_stage;
    LoginDesk m_logins;
};

} // namespace darse::connect::demo
