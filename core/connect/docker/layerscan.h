// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/layers.h"
#include "core/connect/docker/tarwalk.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace darse::connect::docker {

/// Reads what `docker save` writes, as its bytes come: a tar of tars. Keeps names and sizes, no content.
class LayerScan {
public:
    /// Of all layers together; more are counted and not told.
    static constexpr std::size_t kMostEntries = 500'000;

    LayerScan();

    [[nodiscard]] Result<void> take(std::string_view bytes);
    /// The layers in their order, with what each does to those below it.
    [[nodiscard]] Result<std::vector<backend::LayerContent>> finish();

private:
    struct Layer {
        std::vector<TarHead> heads{};
        bool isReadable = true; ///< a tar, uncompressed
        bool isCut = false;
    };

    [[nodiscard]] Result<void> begin(const TarHead& head);
    [[nodiscard]] Result<void> content(std::string_view piece);
    [[nodiscard]] Result<void> addHead(const TarHead& head);
    [[nodiscard]] std::string placeOf(std::string name) const;

    TarWalk m_outer;
    std::unique_ptr<TarWalk> m_inner;
    std::string m_name;  ///< of the outer entry
    std::string m_start; ///< of its content, until it is known what it is
    bool m_isDecided = false;
    Layer* m_layer = nullptr;
    std::map<std::string, Layer> m_layers;
    std::map<std::string, std::string> m_links;
    std::string m_manifest;
    std::size_t m_entries = 0;
};

/// What each of these layers does to those below it. `heads` are those of a layer's tar.
class LayerPile {
public:
    [[nodiscard]] backend::LayerContent add(const std::vector<TarHead>& heads);

private:
    void remove(const std::string& path, backend::LayerContent& content);
    void empty(const std::string& folder, backend::LayerContent& content);

    std::set<std::string> m_known; ///< what the layers so far make up
};

} // namespace darse::connect::docker
