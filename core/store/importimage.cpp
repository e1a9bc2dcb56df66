// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/configchange.h"
#include "core/store/onelayer.h"

namespace darse::store {

Result<oci::Digest> importImage(ImageStore& store, const ByteSource& tar, const ImportOptions& options)
{
    OneLayer image{.progress = options.progress, .stop = options.stop};
    oci::ImageConfig& config = image.config;
    config.platform = options.platform.value_or(oci::hostPlatform());
    config.created = oci::formatTime(options.created.value_or(std::chrono::system_clock::now()));
    config.history = {
        {.created = config.created,
         .createdBy = "import",
         .comment = options.message.empty() ? std::string("Imported from a tar") : options.message},
    };
    for (const std::string& change : options.changes)
        TRY(applyChange(config.run, change));
    if (options.name)
        image.names.push_back(*options.name);
    return addOneLayer(store, tar, image).within("import");
}

} // namespace darse::store
