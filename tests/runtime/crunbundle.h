// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/spec.h"
#include "tests/support/tempdir.h"

#include <nlohmann/json.hpp>

#include <string>

namespace darse::test {

/// What a container said, and what it was made of.
struct ContainerRun {
    int exitCode = -1; ///< -1: it was not an exit
    std::string output{};
    std::string errors{};
    nlohmann::json spec{};
    std::vector<std::string> warnings{};
};

/// A root file system with a busybox, and a real runtime that runs what makeSpec() says about it. Takes its cgroups
/// along at the end.
class CrunBundle {
public:
    CrunBundle();
    CrunBundle(const CrunBundle&) = delete;
    CrunBundle& operator=(const CrunBundle&) = delete;
    ~CrunBundle();

    [[nodiscard]] std::filesystem::path root() const { return m_dir / "root"; }

    /// Runs `line` with the shell of busybox to its end.
    [[nodiscard]] Result<ContainerRun> run(container::Config config, const std::string& line);
    /// What `config` itself says.
    [[nodiscard]] Result<ContainerRun> run(const container::Config& config);

    /// Runs an exec in a container of `config` that lives meanwhile.
    [[nodiscard]] Result<ContainerRun> exec(container::Config config, const runtime::ExecConfig& exec,
                                            const runtime::Identity& identity);

    runtime::SpecPlace place;
    runtime::SpecMachine machine;
    std::string program = "crun";

private:
    [[nodiscard]] Result<ContainerRun> prepare(const container::Config& config);
    [[nodiscard]] Result<void> call(std::vector<std::string> arguments, ContainerRun& run);

    TempDir m_dir;
    std::string m_group;
    int m_count = 0;
};

/// The value of "NAME:\tvalue" in the text of /proc/self/status.
[[nodiscard]] std::string statusField(const std::string& status, const std::string& name);

} // namespace darse::test
