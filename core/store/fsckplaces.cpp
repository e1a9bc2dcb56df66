// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the places of a store hold beyond what belongs there.
#include "core/store/diagnosis.h"
#include "core/sys/files.h"

#include <algorithm>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

Diagnosis stray(const StoreCore& core, const fs::path& path, std::string what)
{
    return {.finding = {.damage = Damage::Stray,
                        .object = path.lexically_relative(core.paths.root()).native(),
                        .what = std::move(what)},
            .path = path};
}

/// Names in `directory` that do not belong there.
void lookForStrangers(const StoreCore& core, const fs::path& directory,
                      const std::function<bool(const std::string&)>& belongs, std::vector<Diagnosis>& found)
{
    const auto names = sys::listDirectory(directory);
    if (!names)
        return;
    for (const std::string& name : *names) {
        if (!belongs(name))
            found.push_back(stray(core, directory / name, "it is nothing of the store's"));
    }
}

void lookForModes(const StoreCore& core, const fs::path& path, std::vector<Diagnosis>& found)
{
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    constexpr auto kOthers = fs::perms::group_write | fs::perms::others_write;
    const bool isOurs = status.type() == fs::file_type::regular || status.type() == fs::file_type::directory;
    if (error || !isOurs || (status.permissions() & kOthers) == fs::perms::none)
        return;
    found.push_back({.finding = {.damage = Damage::WrongMode,
                                 .object = path.lexically_relative(core.paths.root()).native(),
                                 .what = "others may write it"},
                     .path = path});
}

} // namespace

std::vector<Diagnosis> diagnosePlaces(const StoreCore& core)
{
    std::vector<Diagnosis> found;
    const auto isOneOf = [](const std::vector<std::string>& names) {
        return [names](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
    };
    const StorePaths& paths = core.paths;
    lookForStrangers(core, paths.images(), isOneOf({"blobs", "index.json", "oci-layout"}), found);
    lookForStrangers(core, paths.images() / "blobs", isOneOf({"sha256", "sha512"}), found);
    for (const oci::Algorithm algorithm : {oci::Algorithm::Sha256, oci::Algorithm::Sha512}) {
        const std::string start = std::string(oci::toString(algorithm)) + ":";
        lookForStrangers(
            core, paths.blobs(algorithm),
            [&](const std::string& name) { return oci::Digest::parse(start + name).isOk(); }, found);
    }
    lookForStrangers(
        core, paths.layers(), [](const std::string& name) { return StorePaths::layerOfName(name).has_value(); }, found);
    const Needs unneeded = core.unneeded();
    for (const oci::Digest& blob : unneeded.blobs)
        found.push_back(stray(core, paths.blob(blob), "no image needs it"));
    for (const oci::Digest& layer : unneeded.layers)
        found.push_back(stray(core, paths.layer(layer), "no image needs it"));

    for (const fs::path& path : {paths.images(), paths.index(), paths.layers(), paths.work()})
        lookForModes(core, path, found);
    for (const oci::Digest& blob : core.blobs.list())
        lookForModes(core, paths.blob(blob), found);
    for (const oci::Digest& layer : core.layers.list()) {
        lookForModes(core, paths.layer(layer), found);
        lookForModes(core, paths.record(layer), found);
    }
    return found;
}

} // namespace darse::store
