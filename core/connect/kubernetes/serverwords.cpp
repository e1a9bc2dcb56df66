// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/serverwords.h"

#include "core/connect/docker/lenient.h"

namespace darse::connect::kubernetes {
namespace {

constexpr std::size_t kMostDocuments = 300;

/// A document for every group of kinds; servers before 1.24 have none.
Result<std::vector<json>> thirdVersion(KubeWire& wire, const std::stop_token& stop)
{
    TRY_DECLARE(const json index, wire.get("/openapi/v3", stop));
    const json paths = docker::member(index, "paths");
    std::vector<json> out;
    if (!paths.is_object())
        return out;
    for (const auto& [name, where] : paths.items()) {
        const std::string target = docker::textOf(where, "serverRelativeURL").toStdString();
        const bool hasKinds = name.starts_with("api/v") || (name.starts_with("apis/") && name.find("/v") != name.npos);
        if (!hasKinds || !target.starts_with('/') || out.size() == kMostDocuments)
            continue;
        // What cannot be had of one group says nothing of the others.
        if (auto document = wire.get(target, stop))
            out.push_back(std::move(*document));
    }
    return out;
}

kube::VocabularyPtr read(KubeWire& wire, const std::stop_token& stop)
{
    if (const auto documents = thirdVersion(wire, stop)) {
        if (auto words = kube::readOpenApi(*documents))
            return words;
    }
    auto document = wire.get("/openapi/v2", stop);
    return document ? kube::readOpenApi({std::move(*document)}) : nullptr;
}

} // namespace

kube::VocabularyPtr ServerWords::of(KubeWire& wire, const std::stop_token& stop)
{
    const std::lock_guard lock(m_mutex); // whoever comes second waits for the same answer
    if (m_known == nullptr)
        m_known = read(wire, stop);
    return m_known == nullptr ? kube::Vocabulary::own() : m_known;
}

void ServerWords::forget()
{
    const std::lock_guard lock(m_mutex);
    m_known = nullptr;
}

} // namespace darse::connect::kubernetes
