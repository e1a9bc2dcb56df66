// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/kubernetes/kubewire.h"
#include "core/kube/vocabulary.h"

#include <mutex>

namespace darse::connect::kubernetes {

/// What a server has, by its own OpenAPI, asked once. Any thread.
class ServerWords {
public:
    /// Our own tables for a server that does not tell, or not in a way that is understood.
    [[nodiscard]] kube::VocabularyPtr of(KubeWire& wire, const std::stop_token& stop);
    /// Nothing is known of the server any more: it may be another one.
    void forget();

private:
    std::mutex m_mutex;
    kube::VocabularyPtr m_known;
};

} // namespace darse::connect::kubernetes
