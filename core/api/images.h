// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/images.h"
#include "core/net/router.h"

#include <memory>
#include <vector>

namespace darse::api {

// The Docker dialect of images: what answers at once …
[[nodiscard]] std::vector<net::Route> imageRoutes(engine::Images& images);
// … what moves content and tells how it goes on …
[[nodiscard]] std::vector<net::Route> transferRoutes(engine::Images& images);
// … archives …
[[nodiscard]] std::vector<net::Route> archiveRoutes(engine::Images& images);
// … logins …
[[nodiscard]] std::vector<net::Route> loginRoutes(engine::Images& images);
// … what happens …
[[nodiscard]] std::vector<net::Route> eventRoutes(const engine::EventLog& events);
// … and what that dialect lacks, under /darse/v1/.
[[nodiscard]] std::vector<net::Route> imageExtraRoutes(engine::Images& images);
[[nodiscard]] std::vector<net::Route> imageElsewhereRoutes(engine::Images& images);
[[nodiscard]] std::vector<net::Route> registryRoutes(engine::Images& images);

} // namespace darse::api
