// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fsck.h"

#include "core/store/diagnosis.h"

#include <array>

namespace darse::store {
namespace {

constexpr std::array<std::string_view, 14> kDamageNames{
    "IndexUnreadable",  "ManifestMissing",   "ManifestUnreadable", "ConfigMissing", "ConfigUnreadable",
    "BlobMissing",      "BlobSizeWrong",     "BlobCorrupt",        "LayerMissing",  "LayerRecordMissing",
    "LayerRecordWrong", "LayerContentWrong", "WrongMode",          "Stray"};
static_assert(kDamageNames.size() == static_cast<std::size_t>(Damage::Stray) + 1);

constexpr std::array<std::string_view, 6> kRemedyNames{"None",          "Removed",      "Rewritten",
                                                       "UnpackedAgain", "FetchedAgain", "Quarantined"};
static_assert(kRemedyNames.size() == static_cast<std::size_t>(Remedy::Quarantined) + 1);

} // namespace

std::string_view toString(Damage damage)
{
    return kDamageNames.at(static_cast<std::size_t>(damage));
}

std::string_view toString(Remedy remedy)
{
    return kRemedyNames.at(static_cast<std::size_t>(remedy));
}

Result<std::vector<Finding>> checkStore(ImageStore& store, Depth depth, const std::stop_token& stop)
{
    TRY_DECLARE(const auto diagnoses, diagnose(store, depth, stop));
    std::vector<Finding> findings;
    findings.reserve(diagnoses.size());
    for (const Diagnosis& diagnosis : diagnoses)
        findings.push_back(diagnosis.finding);
    return findings;
}

} // namespace darse::store
