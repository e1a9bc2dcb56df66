// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"

class QWidget;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// "8080", or "9000:8080" for another port of this machine. Nothing: it is no such text.
[[nodiscard]] std::optional<backend::PortForwardAsked> readForward(const QString& text);

/// Asks which port of a pod is to be reached, and opens it.
void askForForward(session::Session& session, const backend::ObjectPtr& pod, QWidget* window);

} // namespace darse::ui
