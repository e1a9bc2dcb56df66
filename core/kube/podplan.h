// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"
#include "core/kube/object.h"

#include <filesystem>
#include <functional>
#include <map>

namespace darse::kube {

/// What containers of pods are found by again.
namespace label {
inline constexpr std::string_view kPodName = "io.kubernetes.pod.name";
inline constexpr std::string_view kPodSpace = "io.kubernetes.pod.namespace";
inline constexpr std::string_view kPodUid = "io.kubernetes.pod.uid";
inline constexpr std::string_view kContainer = "io.kubernetes.container.name"; ///< kInfra for what holds the pod
inline constexpr std::string_view kRun = "io.kubernetes.container.restartCount";
inline constexpr std::string_view kDns = "darse.pod.dns"; ///< see network::NameFiles::base
} // namespace label

inline constexpr std::string_view kInfra = "POD";

/// What a pod is made with, apart from what it says itself.
struct PodGround {
    std::string infra{};              ///< id of the container that holds the namespaces
    std::string target{};             ///< id of the container whose processes an ephemeral one sees
    std::string address{};            ///< of the pod
    std::string node{};               ///< name of this machine
    std::string nodeAddress{};        ///< where others reach it
    std::string imageName{};          ///< as the store finds it; empty: as the container says
    std::string cgroup{};             ///< that those of its containers are in; empty: as usual
    std::int64_t memoryOfMachine = 0; ///< bytes; 0: not known
    std::filesystem::path pause{};    ///< the program of the container that holds the namespaces
    std::filesystem::path volumes{};
    std::filesystem::path ends{};  ///< of the last words of runs; empty: they leave none
    std::filesystem::path parts{}; ///< where parts of volumes are mounted
    std::function<Result<std::string>(const std::string& name)> claimFolder{};  ///< of a named volume
    std::function<ObjectPtr(const Kind& kind, const std::string& name)> find{}; ///< in the namespace of the pod
    std::function<Result<std::string>(const std::string& name)> seccomp{};      ///< a profile of this machine
};

/// Where a run of a container leaves its last words.
[[nodiscard]] std::filesystem::path endFile(const PodGround& ground, std::string_view container, int run);

/// What a pod as a whole may take: what it says itself, else what its containers may take together, when all say so.
struct PodLimits {
    std::int64_t memory = 0;        ///< bytes; 0: no limit
    std::int64_t memoryOfInfra = 0; ///< beside that, for what holds the pod
    std::int64_t nanoCpus = 0;      ///< 0: no limit
    std::int64_t nanoCpusWanted = 0;

    friend bool operator==(const PodLimits&, const PodLimits&) = default;
};
[[nodiscard]] PodLimits limitsOf(const nlohmann::json& spec);

/// "Guaranteed", "Burstable" or "BestEffort": who is to suffer last when the machine is short of something.
[[nodiscard]] std::string qosClass(const nlohmann::json& spec);
/// How gladly the kernel ends the processes of a container when memory is short, from -1000 to 1000.
[[nodiscard]] int oomScore(const nlohmann::json& spec, const nlohmann::json& container, std::int64_t memoryOfMachine);

/// "k8s_web_shop_default_<uid>_0", unique for every run of a container.
[[nodiscard]] std::string runName(const nlohmann::json& pod, std::string_view container, int run);

/// The container that holds the namespaces of a pod: `catatonit -P`, in the file system of an image that is here.
[[nodiscard]] container::Config planInfra(const nlohmann::json& pod, const std::string& image, const PodGround& ground);

/// A run of one of its containers. NotFound when something that its environment is taken from is missing.
[[nodiscard]] Result<container::Config> planRun(const nlohmann::json& pod, const nlohmann::json& container, int run,
                                                const PodGround& ground);

/// Where the files of a volume of a pod lie.
[[nodiscard]] Result<std::string> volumeFolder(const nlohmann::json& pod, const std::string& volume,
                                               const PodGround& ground);
/// Which part of its volume a mount shows; empty: all of it.
[[nodiscard]] Result<std::string> subPathOf(const nlohmann::json& pod, const nlohmann::json& container,
                                            const nlohmann::json& mount, const PodGround& ground);
/// What that part is called below PodGround::parts.
[[nodiscard]] std::string partName(const nlohmann::json& container, std::size_t mount);

/// "$(NAME)" by the variables that are known; "$$(NAME)" is "$(NAME)", and what is not known stays as it is.
[[nodiscard]] std::string expanded(const std::string& text, const std::map<std::string, std::string>& variables);

/// "500m" in billionths.
[[nodiscard]] std::int64_t nanosOf(const nlohmann::json& quantity);
/// "64Mi" in bytes.
[[nodiscard]] std::int64_t bytesOf(const nlohmann::json& quantity);

/// What is in base64, as a Secret has it; what is none is empty.
[[nodiscard]] std::string fromBase64(const std::string& text);

} // namespace darse::kube
