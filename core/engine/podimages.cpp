// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the images of a pod come here.
#include "core/engine/crew.h"
#include "core/engine/podsync.h"

namespace darse::engine {

using nlohmann::json;

/// Brings the image of a container, if that may be tried now.
bool PodSync::hasImage(const json& container)
{
    const std::string name = nameOf(container);
    if (const auto waits = m_parts.mayTry(name)) {
        m_facts.waiting[name] = *waits;
        return false;
    }
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
    if (isHere && policy != "Always")
        return ok();
    if (policy == "Never")
        return Error(ErrorKind::InvalidState,
                     "Container image \"" + image + "\" is not present with pull policy of Never");
    m_parts.tell("Normal", "Pulling", "Pulling image \"" + image + "\"");
    const auto pulled = m_parts.crew.images.pull({.name = image}, {}, m_parts.stop);
    if (!pulled)
        return pulled.error();
    m_parts.tell("Normal", "Pulled", "Successfully pulled image \"" + image + "\"");
    return ok();
}

} // namespace darse::engine
