// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

namespace darse::engine {

/// How much containers have written into their layers. Looking means to walk through all of it, so a thread of the
/// lowest importance does it: one layer at a time, each rarely, and for no more than a thousandth of a
/// processor. For any thread.
class LayerSurvey {
public:
    /// Bytes of one container's layer; absent when that cannot be told.
    using Measure = std::function<std::optional<double>(const std::string& id)>;
    explicit LayerSurvey(Measure measure);
    LayerSurvey(const LayerSurvey&) = delete;
    LayerSurvey& operator=(const LayerSurvey&) = delete;
    ~LayerSurvey();

    /// Those that are looked at from now on. Never waits for a walk.
    void follow(const std::set<std::string>& ids);
    /// It has worked, and may have written. The others are only looked at now and then.
    void expectChange(const std::string& id);
    [[nodiscard]] std::map<std::string, double> sizes() const;
    /// Those that were measured since the last call.
    [[nodiscard]] std::map<std::string, double> takeNewSizes();

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Layer {
        Time next{};
        std::optional<double> size{};
        bool mayHaveChanged = true; ///< since it was measured
    };

    void run(const std::stop_token& stop);
    [[nodiscard]] std::optional<std::string> nextDue(Time now, Time& wake) const;

    [[nodiscard]] bool hasDue() const;

    Measure m_measure;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<std::string, Layer> m_layers;
    std::map<std::string, double> m_new;
    bool m_isSooner = false; ///< that one is due than was thought
    std::jthread m_thread;
};

} // namespace darse::engine
