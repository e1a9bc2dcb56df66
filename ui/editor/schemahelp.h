// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/vocabulary.h"
#include "ui/editor/yamlplace.h"

#include <QString>

#include <vector>

namespace darse::ui {

struct Completion {
    QString text;   ///< what is offered
    QString insert; ///< what takes the place of what was typed
    QString type{}; ///< "list of Container"
    QString help{}; ///< in the language of the window
    bool isRequired = false;
};

/// What may stand at the place, those that begin with what was typed before those that have it in them.
[[nodiscard]] std::vector<Completion> completionsAt(const YamlPlace& place,
                                                    const kube::Vocabulary& vocabulary = *kube::Vocabulary::own());
/// What is known about the field: its path, type and a sentence, as plain text; empty when nothing is.
[[nodiscard]] QString helpFor(const YamlPlace& place, const kube::Vocabulary& vocabulary = *kube::Vocabulary::own());

} // namespace darse::ui
