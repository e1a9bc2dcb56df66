// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/layerscan.h"

#include "core/connect/docker/answerjson.h"
#include "core/connect/docker/lenient.h"

#include <algorithm>
#include <filesystem>

namespace darse::connect::docker {

using backend::LayerContent;

namespace {

constexpr std::string_view kManifest = "manifest.json";
constexpr std::size_t kLongestManifest = std::size_t{8} << 20;
constexpr std::size_t kMagicAt = 257;
constexpr std::string_view kMagic = "ustar";

Error noArchive(const std::string& why)
{
    return Error(ErrorKind::Protocol, "the server's archive of the image " + why);
}

bool isTar(std::string_view start)
{
    return start.size() >= kMagicAt + kMagic.size() && start.substr(kMagicAt, kMagic.size()) == kMagic;
}

} // namespace

LayerScan::LayerScan() :
    m_outer(TarWalk::Listener{.head = [this](const TarHead& head) { return begin(head); },
                              .content = [this](std::string_view piece) { return content(piece); }})
{
}

Result<void> LayerScan::take(std::string_view bytes)
{
    return m_outer.take(bytes);
}

Result<void> LayerScan::begin(const TarHead& head)
{
    m_name = std::filesystem::path(head.name).lexically_normal().string();
    m_start.clear();
    m_inner.reset();
    m_layer = nullptr;
    m_isDecided = !head.isFile();
    if (head.type == '2' || head.type == '1') {
        const std::filesystem::path target = head.type == '2' ? std::filesystem::path(m_name).parent_path() / head.link
                                                              : std::filesystem::path(head.link);
        m_links[m_name] = target.lexically_normal().string();
    }
    return ok();
}

/// What the first block says: a layer, the list of them, or nothing of interest.
Result<void> LayerScan::content(std::string_view piece)
{
    if (m_name == kManifest) {
        if (m_manifest.size() + piece.size() > kLongestManifest)
            return noArchive("has a list of its layers that is too long");
        m_manifest += piece;
        return ok();
    }
    if (m_isDecided)
        return m_inner ? m_inner->take(piece) : ok();
    m_start += piece;
    if (m_start.size() < TarWalk::kBlock)
        return ok();
    m_isDecided = true;
    if (!isTar(m_start))
        return ok();
    m_layer = &m_layers[m_name];
    m_inner =
        std::make_unique<TarWalk>(TarWalk::Listener{.head = [this](const TarHead& head) { return addHead(head); }});
    const std::string start = std::exchange(m_start, {});
    return m_inner->take(start);
}

Result<void> LayerScan::addHead(const TarHead& head)
{
    if (++m_entries > kMostEntries)
        m_layer->isCut = true;
    else
        m_layer->heads.push_back(head);
    return ok();
}

/// Servers write a layer that is there already as a link to it.
std::string LayerScan::placeOf(std::string name) const
{
    constexpr int kMostLinks = 8;
    name = std::filesystem::path(name).lexically_normal().string();
    for (int i = 0; i < kMostLinks; ++i) {
        const auto link = m_links.find(name);
        if (link == m_links.end())
            break;
        name = link->second;
    }
    return name;
}

Result<std::vector<LayerContent>> LayerScan::finish()
{
    if (!m_outer.hasEnded())
        return noArchive("is not whole");
    const json manifest = answerJson(m_manifest);
    if (!manifest.is_array() || manifest.empty())
        return noArchive("does not list its layers");
    std::vector<LayerContent> contents;
    LayerPile pile;
    for (const QString& name : textsOf(manifest.front(), "Layers")) {
        const auto layer = m_layers.find(placeOf(name.toStdString()));
        // An empty layer, or a compressed one, has no tar that can be read.
        if (layer == m_layers.end()) {
            contents.push_back({.digest = name, .isCut = true});
            continue;
        }
        contents.push_back(pile.add(layer->second.heads));
        contents.back().digest = name;
        contents.back().isCut = layer->second.isCut;
    }
    return contents;
}

} // namespace darse::connect::docker
