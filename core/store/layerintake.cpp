// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layerintake.h"

#include "core/base/stop.h"
#include "core/store/layerstream.h"
#include "core/store/workdirectory.h"
#include "core/sys/files.h"

namespace darse::store {

namespace fs = std::filesystem;

namespace {

void tell(const ProgressSink& progress, const LayerProgress& state)
{
    if (progress)
        progress(state);
}

LayerProgress atStep(const LayerPlan& plan, LayerStep step, Bytes done)
{
    return {.blob = plan.blob.digest, .step = step, .done = done, .total = Bytes(plan.blob.size)};
}

std::string nameOf(const LayerPlan& plan)
{
    return "layer " + plan.blob.digest.text();
}

} // namespace

LayerIntake::~LayerIntake()
{
    for (const Needs& needs : m_pinned)
        m_core.unpin(needs);
    if (m_isSettling)
        m_core.settling.end();
}

Result<void> LayerIntake::settle()
{
    const std::lock_guard lock(m_mutex);
    if (!m_isSettling)
        TRY(m_core.settling.begin());
    m_isSettling = true;
    return ok();
}

void LayerIntake::pin(const Needs& needs)
{
    m_core.pin(needs);
    const std::lock_guard lock(m_mutex);
    m_pinned.push_back(needs);
}

Result<LayerRecord> LayerIntake::addLayer(const LayerPlan& plan, const ByteSource& compressed,
                                          const ProgressSink& progress, const std::stop_token& stop)
{
    pin({.blobs = {plan.blob.digest}, .layers = {plan.chainId}});
    const auto onWait = [&] { tell(progress, atStep(plan, LayerStep::Waiting, {})); };
    TRY_DECLARE(const auto turn, m_core.inFlight.take({plan.chainId.text(), plan.blob.digest.text()}, onWait, stop));
    // A slow source is not a silent one: progress is told when a whole buffer is full.
    const ByteSource heard = [&](std::span<char> into, const std::stop_token& till) {
        auto count = compressed(into, till);
        turn->beat();
        return count;
    };
    const ProgressSink beating = [&](const LayerProgress& state) {
        turn->beat();
        tell(progress, state);
    };
    TRY_DECLARE(LayerRecord record, make({.plan = plan, .progress = beating, .stop = stop}, heard));
    tell(progress, atStep(plan, LayerStep::Done, Bytes(plan.blob.size)));
    return record;
}

Result<LayerRecord> LayerIntake::make(const Tools& tools, const ByteSource& compressed)
{
    const LayerPlan& plan = tools.plan;
    if (m_core.blobs.has(plan.blob)) {
        auto record = m_core.layers.record(plan.chainId);
        if (record && m_core.layers.has(plan.chainId))
            return record;
        TRY_DECLARE(const ByteSource kept, m_core.blobs.open(plan.blob.digest));
        auto unpacked = stream(tools, kept, LayerStep::Unpacking);
        if (unpacked || unpacked.error().kind() != ErrorKind::Protocol)
            return unpacked;
        // The blob has rotted here: what its source gives takes its place.
        std::error_code ignored;
        fs::remove(m_core.paths.blob(plan.blob.digest), ignored);
    }
    return stream(tools, compressed, LayerStep::Receiving);
}

Result<LayerRecord> LayerIntake::stream(const Tools& tools, const ByteSource& from, LayerStep step)
{
    TRY(settle());
    const LayerPlan& plan = tools.plan;
    const WorkDirectory directory(m_core.paths);
    LayerStream stream{.plan = plan, .compressed = from};
    stream.options = {.marks = m_core.options.marks, .limits = m_core.options.limits};
    stream.progress = [&](Bytes done) { tell(tools.progress, atStep(plan, step, done)); };
    auto there = m_core.layers.record(plan.chainId);
    const bool isToBeUnpacked = !there || !m_core.layers.has(plan.chainId);
    if (isToBeUnpacked) {
        TRY(directory.make());
        stream.directory = directory.diff();
    }
    if (step == LayerStep::Receiving) {
        TRY_DECLARE(BlobWriter writer, BlobWriter::create(m_core.paths, plan.blob));
        stream.blob.emplace(std::move(writer));
    }
    tell(tools.progress, atStep(plan, step, {}));
    TRY_DECLARE(const StreamedLayer streamed, streamLayer(stream, tools.stop));
    // The blob first: a blob without its layer is a download saved, a layer without its blob is damage.
    if (stream.blob)
        TRY(stream.blob->commit());
    if (!isToBeUnpacked)
        return there;
    LayerRecord record{.chainId = plan.chainId,
                       .diffId = plan.diffId,
                       .parent = plan.parent,
                       .blob = plan.blob.digest,
                       .blobSize = plan.blob.size,
                       .tarSize = streamed.tarSize,
                       .content = streamed.unpacked.content,
                       .entries = streamed.unpacked.entries,
                       .hidesAllBelow = streamed.unpacked.hidesAllBelow,
                       .notes = streamed.unpacked.notes};
    TRY(m_core.layers.adopt(directory.path(), record).within(nameOf(plan)));
    return record;
}

Result<void> LayerIntake::addBlob(const oci::Descriptor& descriptor, const ByteSource& content,
                                  const std::stop_token& stop)
{
    pin({.blobs = {descriptor.digest}, .layers = {}});
    const auto onWait = [] {};
    TRY_DECLARE(const auto turn, m_core.inFlight.take({descriptor.digest.text()}, onWait, stop));
    if (m_core.blobs.has(descriptor))
        return ok();
    TRY(settle());
    return m_core.blobs.put(descriptor, content, stop);
}

Result<void> LayerIntake::adoptBlob(const oci::Descriptor& blob, const fs::path& file, const std::stop_token& stop)
{
    pin({.blobs = {blob.digest}, .layers = {}});
    const auto onWait = [] {};
    TRY_DECLARE(const auto turn, m_core.inFlight.take({blob.digest.text()}, onWait, stop));
    if (m_core.blobs.has(blob))
        return ok();
    TRY(settle());
    return moveTo(file, m_core.paths.blob(blob.digest));
}

} // namespace darse::store
