// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storecore.h"

namespace darse::store {

/// The one Intake there is.
class LayerIntake final : public Intake {
public:
    explicit LayerIntake(StoreCore& core) : m_core(core) {}
    LayerIntake(const LayerIntake&) = delete;
    LayerIntake& operator=(const LayerIntake&) = delete;
    ~LayerIntake() override;

    [[nodiscard]] Result<LayerRecord> addLayer(const LayerPlan& plan, const ByteSource& compressed,
                                               const ProgressSink& progress, const std::stop_token& stop) override;
    [[nodiscard]] Result<void> addBlob(const oci::Descriptor& descriptor, const ByteSource& content,
                                       const std::stop_token& stop) override;
    [[nodiscard]] Result<oci::Digest> commit(const NewImage& image) override;

    /// All of them in one step, or none.
    [[nodiscard]] Result<void> commitAll(const std::vector<NewImage>& images);
    /// Makes a file of the work directory, whose size and digest are known to be these, a blob.
    [[nodiscard]] Result<void> adoptBlob(const oci::Descriptor& blob, const std::filesystem::path& file,
                                         const std::stop_token& stop);
    /// A blob that this intake has added.
    [[nodiscard]] Result<ByteSource> openBlob(const oci::Digest& digest) const { return m_core.blobs.open(digest); }

private:
    struct Tools {
        const LayerPlan& plan;
        const ProgressSink& progress;
        const std::stop_token& stop;
    };

    void pin(const Needs& needs);
    /// Before the first byte that is written.
    [[nodiscard]] Result<void> settle();
    [[nodiscard]] Result<LayerRecord> make(const Tools& tools, const ByteSource& compressed);
    [[nodiscard]] Result<LayerRecord> stream(const Tools& tools, const ByteSource& from, LayerStep step);
    [[nodiscard]] Result<void> requireLayers(const std::vector<LayerPlan>& plans) const;

    StoreCore& m_core;
    std::mutex m_mutex;
    std::vector<Needs> m_pinned;
    bool m_isSettling = false;
};

} // namespace darse::store
