// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/dockerarchive.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

namespace {

void requireRelative(const std::string& name)
{
    require(!name.empty() && name.front() != '/', "a name in an archive is relative");
    require(("/" + name + "/").find("/../") == std::string::npos, "a name in an archive does not go up");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto images = oci::parseDockerArchive(text(data, size));
    if (!images) {
        requireGood(images.error(), ErrorKind::Protocol);
        return 0;
    }
    for (const oci::ArchivedImage& image : *images) {
        requireRelative(image.config);
        for (const std::string& layer : image.layers)
            requireRelative(layer);
    }
    const auto again = oci::parseDockerArchive(oci::toJson(*images));
    require(again.isOk() && *again == *images, "what is written reads the same");
    return 0;
}
