// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the images of a pod come here.
#include "core/engine/crew.h"
#include "core/engine/podsync.h"
#include "core/kube/podenvironment.h"
#include "core/registry/authfile.h"

namespace darse::engine {

using nlohmann::json;

namespace {

/// The logins that secrets of the pod's namespace hold.
class PullSecrets final : public registry::CredentialSource {
public:
    explicit PullSecrets(std::vector<registry::AuthFile> files) : m_files(std::move(files)) {}

    Result<std::optional<registry::Credential>> find(const registry::CredentialQuery& query,
                                                     const std::stop_token& /*stop*/) override
    {
        for (const registry::AuthFile& file : m_files) {
            if (auto found = file.find(query))
                return found;
        }
        return std::optional<registry::Credential>();
    }

private:
    std::vector<registry::AuthFile> m_files;
};

constexpr std::string_view kBackOff = "ImagePullBackOff";
constexpr std::string_view kMissesObject = "CreateContainerConfigError";

/// "1.25s"
std::string inSeconds(std::chrono::steady_clock::duration time)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    const std::string rest = std::to_string(milliseconds % 1000);
    return std::to_string(milliseconds / 1000) + "." + std::string(3 - rest.size(), '0') + rest + "s";
}

/// What waits for an object of somebody else does not wait for a time: it is tried at every look.
bool isMissing(const Waiting& why)
{
    return why.reason == kMissesObject || why.reason == "FailedMount";
}

} // namespace

/// Brings the image of a container, if that may be tried now.
bool PodSync::hasImage(const json& container)
{
    const std::string name = nameOf(container);
    const auto waits = m_parts.mayTry(name);
    if (waits && !isMissing(*waits)) {
        m_facts.waiting[name] = *waits;
        if (waits->isNews && waits->reason == kBackOff) {
            m_parts.tell({.reason = "BackOff",
                          .message = "Back-off pulling image \"" + container.value("image", "") + "\"",
                          .container = name});
            m_parts.tell({.type = "Warning",
                          .reason = "Failed",
                          .message = "Error: " + std::string(kBackOff),
                          .container = name});
        }
        return false;
    }
    // It was brought before the object was missed: whoever waits for one does not ask a registry at each look.
    if (waits && waits->reason == kMissesObject && m_parts.crew.images.find(container.value("image", "")))
        return true;
    const auto brought = bringImage(container);
    if (!brought)
        fail(name, brought.error().kind() == ErrorKind::InvalidState ? "ErrImageNeverPull" : "ErrImagePull",
             brought.error());
    return brought.isOk();
}

Result<void> PodSync::bringImage(const json& container)
{
    const std::string image = container.value("image", "");
    const std::string policy = container.value("imagePullPolicy", "IfNotPresent");
    const bool isHere = m_parts.crew.images.find(image).isOk();
    // No registry is called just "localhost": it is where images of this machine are, so there is nothing newer.
    const bool isOurs = image.starts_with("localhost/");
    if (isHere && (policy != "Always" || isOurs))
        return ok();
    if (policy == "Never")
        return Error(ErrorKind::InvalidState,
                     "Container image \"" + image + "\" is not present with pull policy of Never");
    const std::string name = nameOf(container);
    m_parts.tell({.reason = "Pulling", .message = "Pulling image \"" + image + "\"", .container = name});
    const auto begun = std::chrono::steady_clock::now();
    const auto pulled = m_parts.crew.images.pull({.name = image, .credential = pullSecrets()}, {}, m_parts.stop);
    if (!pulled) {
        m_parts.tell({.type = "Warning",
                      .reason = "Failed",
                      .message = "Failed to pull image \"" + image + "\": " + pulled.error().message(),
                      .container = name});
        return pulled.error();
    }
    m_pulled.insert(name);
    const std::string took = inSeconds(std::chrono::steady_clock::now() - begun);
    std::string message =
        "Successfully pulled image \"" + image + "\" in " + took + " (" + took + " including waiting)";
    if (const auto found = m_parts.crew.images.find(image))
        message += ". Image size: " + std::to_string(found->info.size.count()) + " bytes.";
    m_parts.tell({.reason = "Pulled", .message = std::move(message), .container = name});
    return ok();
}

/// Those that the pod names, the first that fits; null: none.
RequestCredential PodSync::pullSecrets() const
{
    std::vector<registry::AuthFile> files;
    for (const json& reference : m_pod->at("spec").value("imagePullSecrets", json::array())) {
        const kube::ObjectPtr secret = ground().find(kube::kind::secret, reference.value("name", ""));
        if (!secret)
            continue;
        const kube::Variables entries = kube::entriesOf(*secret);
        const auto modern = entries.find(".dockerconfigjson");
        const auto old = entries.find(".dockercfg");
        auto file = modern != entries.end() ? registry::AuthFile::parse(modern->second)
                    : old != entries.end()  ? registry::AuthFile::parse("{\"auths\":" + old->second + "}")
                                            : Result<registry::AuthFile>(Error(ErrorKind::NotFound, "no login"));
        if (file)
            files.push_back(std::move(file).value());
    }
    return files.empty() ? nullptr : std::make_shared<PullSecrets>(std::move(files));
}

} // namespace darse::engine
