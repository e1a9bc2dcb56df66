// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/imagestore.h"

namespace darse::store {

enum class ArchiveFormat {
    Oci,    ///< a tar of an OCI layout; manifests are kept, those of Docker's in the words of OCI
    Docker, ///< what `docker save` writes: layers uncompressed, manifests are not kept
};

/// One image of an archive. Without names it goes by its id.
struct ToSave {
    oci::Digest manifest;
    std::vector<std::string> names{};
};

/// What the texts of a command line mean: a name saves under that name, an id under all names of the image.
[[nodiscard]] Result<std::vector<ToSave>> whatToSave(const ImageStore& store, const std::vector<std::string>& texts);

/// Writes images into one archive: the same images give the same bytes.
[[nodiscard]] Result<void> saveArchive(ImageStore& store, const std::vector<ToSave>& images, ArchiveFormat format,
                                       const ByteSink& sink);

struct Loaded {
    oci::Digest id;
    std::vector<std::string> names{};
};

struct LoadOptions {
    ProgressSink progress{};
    std::stop_token stop{};
    /// What everything that the archive holds may take, as it lies in it.
    Bytes limit = gibibytes(64);
};

/// Reads an archive of either format, compressed or not, and adds all its images; after an error none. InvalidInput for
/// what is damaged, incomplete or hostile.
[[nodiscard]] Result<std::vector<Loaded>> loadArchive(ImageStore& store, const ByteSource& archive,
                                                      const LoadOptions& options);

struct ImportOptions {
    std::optional<oci::Reference> name{};
    std::string message{};
    /// As in a Dockerfile: "CMD [\"sh\"]", "ENV a=b", ENTRYPOINT, WORKDIR, USER, EXPOSE, LABEL, VOLUME, STOPSIGNAL.
    std::vector<std::string> changes{};
    std::optional<oci::Platform> platform{}; ///< absent: this machine's
    std::optional<TimePoint> created{};      ///< absent: now
    ProgressSink progress{};
    std::stop_token stop{};
};

/// Makes an image of one layer from the tar of a root file system, compressed or not.
[[nodiscard]] Result<oci::Digest> importImage(ImageStore& store, const ByteSource& tar, const ImportOptions& options);

} // namespace darse::store
