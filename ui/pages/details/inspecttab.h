// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/yamltab.h"

namespace darse::ui {

/// All that is known about the object, as JSON.
class InspectTab final : public YamlTab {
    Q_OBJECT
public:
    using YamlTab::YamlTab;

protected:
    [[nodiscard]] std::optional<backend::Pending<QString>> ask(const backend::Object& object) override;
    [[nodiscard]] bool hasYaml() const override { return false; }
    [[nodiscard]] QString failureText(const QString& why, const QString& raw) const override;
};

} // namespace darse::ui
