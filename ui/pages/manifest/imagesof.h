// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/editor/templates.h"

namespace darse::ui {

[[nodiscard]] inline ImagesFrom imagesOf(session::Session& session)
{
    return session.has(backend::Kind::Image) ? ImagesFrom::Machine : ImagesFrom::Registry;
}

} // namespace darse::ui
