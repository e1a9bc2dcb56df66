// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/manifests.h"
#include "core/connect/kubernetes/kubewire.h"
#include "core/kube/vocabulary.h"

namespace darse::connect::kubernetes {

/// Applies every object of a text. What exists is never overwritten as a whole: a text by itself is applied by the
/// server, which knows who said what; an edited object becomes a patch from what is there now. Blocking; any thread.
[[nodiscard]] Result<std::vector<backend::ManifestOutcome>> applyText(KubeWire& wire, const kube::Vocabulary& words,
                                                                      const QString& text,
                                                                      const backend::ManifestOptions& options,
                                                                      const std::stop_token& stop);

/// Deletes each object of the text that is there, waits until it has gone, and makes it anew.
[[nodiscard]] Result<void> replaceText(KubeWire& wire, const kube::Vocabulary& words, const QString& text,
                                       const backend::ManifestOptions& options, const std::stop_token& stop);

} // namespace darse::connect::kubernetes
