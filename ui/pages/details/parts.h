// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"

#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// The objects of `kind` that name `whole` among their owners, in the order of their keys.
[[nodiscard]] std::vector<backend::ObjectPtr> partsOf(const backend::Object& whole, backend::Kind kind,
                                                      session::Session& session);
/// The containers that an object is made of: itself when it is one.
[[nodiscard]] std::vector<backend::ObjectPtr> containersOf(const backend::ObjectPtr& object, session::Session& session);
/// What a pod says of its containers, or, of a backend that tells no more, its containers themselves.
[[nodiscard]] std::vector<backend::PodPart> podParts(const backend::Pod& pod, session::Session& session);
/// What a container is called on the page of the pod that it belongs to: without the name of the pod.
[[nodiscard]] QString nameWithin(const backend::Object& container, const backend::Object& whole);
[[nodiscard]] backend::ObjectRef refOf(const backend::Object& object);
/// What a person calls it: its name, or its key when nothing is known about it. Without hidden characters.
[[nodiscard]] QString nameOf(const backend::ObjectRef& ref, session::Session& session);

} // namespace darse::ui
