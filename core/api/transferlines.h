// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/engine/transfer.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <map>
#include <mutex>

namespace darse::api {

/// What Docker's clients expect to read for each step.
struct StepWords {
    std::string_view waiting;
    std::string_view exists;
    std::string_view moving;
    std::string_view unpacking;
    std::string_view done;
};

inline constexpr StepWords kPullWords{"Pulling fs layer", "Already exists", "Downloading", "Extracting",
                                      "Pull complete"};
inline constexpr StepWords kPushWords{"Preparing", "Layer already exists", "Pushing", "Pushing", "Pushed"};
inline constexpr StepWords kLoadWords{"Waiting", "Already exists", "Loading layer", "Loading layer", "Loaded layer"};

/// Tells the steps of a transfer as lines of the Docker API: each change at once, numbers ten times a second. Beside
/// what Docker has, "progressDetail" has the bytes a second of a layer, "rate".
class TransferLines {
public:
    TransferLines(LineStream& lines, const StepWords& words) : m_lines(lines), m_words(words) {}

    /// Must not outlive this.
    [[nodiscard]] engine::TransferSink sink();

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Told {
        engine::TransferStep step = engine::TransferStep::Waiting;
        Time at{};
        Time since{}; ///< of the step
        Bytes before; ///< when the step began
    };

    void layer(const engine::LayerTransfer& transfer);
    [[nodiscard]] nlohmann::json lineOf(const engine::LayerTransfer& transfer, const Told& told, Time now) const;
    [[nodiscard]] std::string_view wordOf(engine::TransferStep step) const;

    LineStream& m_lines;
    const StepWords& m_words;
    std::mutex m_mutex;
    std::map<oci::Digest, Told> m_told;
};

} // namespace darse::api
