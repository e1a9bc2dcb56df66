// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"
#include "core/runtime/streams.h"
#include "core/sys/processrunner.h"
#include "tests/support/tempdir.h"

#include <optional>
#include <string>
#include <vector>

namespace darse::test {

/// What a container of a test is to be; the rest is as small as it can be.
struct Wanted {
    std::vector<std::string> arguments{};
    bool hasTerminal = false;
    bool keepsInputOpen = false;
    bool closesInputAfterFirst = true;
    std::int64_t memoryLimit = 0;
};

/// A real runtime in a folder of its own, and bundles with a busybox. What a test leaves is removed.
class RuntimeFixture {
public:
    explicit RuntimeFixture(const std::string& runtime = {});
    RuntimeFixture(const RuntimeFixture&) = delete;
    RuntimeFixture& operator=(const RuntimeFixture&) = delete;
    ~RuntimeFixture();

    [[nodiscard]] runtime::Runtime& runtime() { return *m_runtime; }
    [[nodiscard]] const runtime::RuntimePlaces& places() const { return m_places; }
    /// Forgets all that is in memory, as a new engine would.
    void restart();

    /// A bundle with an id of its own.
    [[nodiscard]] runtime::Launch bundle(const Wanted& wanted);
    /// Made and started; ends the program when that fails.
    [[nodiscard]] runtime::Launch running(const Wanted& wanted);
    /// Waits for the end; absent when the monitor died or it took a minute.
    [[nodiscard]] std::optional<runtime::Ending> awaited(const runtime::Launch& launch);
    /// The value of a file of the container's cgroup, v1 or v2.
    [[nodiscard]] std::string cgroupValue(const runtime::Launch& launch, const std::string& v1,
                                          const std::string& v2) const;

    [[nodiscard]] static ContainerId freshId();

private:
    TempDir m_folder;
    std::string m_cgroup;
    sys::SystemProcessRunner m_runner;
    runtime::RuntimePlaces m_places;
    std::unique_ptr<runtime::Runtime> m_runtime;
};

/// A process.json that runs `arguments`.
[[nodiscard]] std::string processJson(const std::vector<std::string>& arguments, bool hasTerminal = false);

/// All that comes, until the end.
[[nodiscard]] std::string allOutput(runtime::Streams& streams, runtime::Stream which = runtime::Stream::Output);
/// Reads until `text` has come; what came before it and it.
[[nodiscard]] std::string outputUntil(runtime::Streams& streams, const std::string& text);

} // namespace darse::test
