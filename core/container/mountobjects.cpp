// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"
#include "core/container/merge.h"
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

namespace darse::container {
namespace {

Result<void> readBindOptions(Reader& reader, Mount& mount)
{
    std::string propagation;
    TRY(reader.read("Propagation", propagation));
    const auto parsed = parsePropagation(propagation);
    if (!parsed)
        return reader.wrong("Propagation", "cannot be " + oci::inQuotes(propagation));
    mount.propagation = *parsed;
    TRY(reader.read("NonRecursive", mount.isNonRecursive));
    TRY(reader.read("CreateMountpoint", mount.makesSource));
    return ok();
}

Result<void> readVolumeOptions(Reader& reader, Mount& mount)
{
    std::string subpath;
    TRY(reader.read("Subpath", subpath));
    if (!subpath.empty())
        return Error(ErrorKind::Unsupported, reader.path() + "Subpath: a part of a volume cannot be mounted yet");
    TRY(reader.read("NoCopy", mount.copiesNothing));
    TRY(reader.read("Labels", mount.volumeLabels));
    TRY_DECLARE(auto driver, reader.object("DriverConfig"));
    if (!driver)
        return ok();
    TRY(driver->read("Name", mount.volumeDriver));
    TRY(driver->read("Options", mount.volumeOptions));
    driver->finish();
    return ok();
}

Result<void> readTmpfsOptions(Reader& reader, Mount& mount)
{
    TRY(reader.read("SizeBytes", mount.tmpfsSize));
    if (mount.tmpfsSize < 0)
        return reader.wrong("SizeBytes", "is below 0");
    std::uint32_t mode = 0;
    TRY(reader.read("Mode", mode));
    if (mode > 07777)
        return reader.wrong("Mode", "is above 07777");
    if (mode != 0)
        mount.tmpfsMode = mode;
    return ok();
}

Result<void> checkSource(const Reader& reader, const Mount& mount)
{
    const bool isNamed = !mount.source.empty();
    switch (mount.type) {
    case MountType::Bind:
        if (!mount.source.starts_with('/'))
            return reader.wrong("Source", "is not an absolute path of the host: " + oci::inQuotes(mount.source));
        break;
    case MountType::Volume:
        if (isNamed && !checkName(mount.source))
            return reader.wrong("Source", "is not the name of a volume: " + oci::inQuotes(mount.source));
        break;
    case MountType::Tmpfs:
        if (isNamed)
            return reader.wrong("Source", "makes no sense for a tmpfs");
        break;
    }
    return ok();
}

/// The options of one kind; those of another kind are refused, as Docker does.
Result<void> readOptions(Reader& reader, Mount& mount)
{
    struct Row {
        std::string_view name;
        MountType type;
        Result<void> (*read)(Reader&, Mount&);
    };
    constexpr Row kRows[] = {
        {"BindOptions", MountType::Bind, readBindOptions},
        {"VolumeOptions", MountType::Volume, readVolumeOptions},
        {"TmpfsOptions", MountType::Tmpfs, readTmpfsOptions},
    };
    for (const Row& row : kRows) {
        TRY_DECLARE(auto options, reader.object(row.name));
        if (!options)
            continue;
        if (row.type != mount.type)
            return reader.wrong(row.name, "makes no sense for a " + std::string(toString(mount.type)));
        TRY(row.read(*options, mount));
        options->finish();
    }
    return ok();
}

Result<Mount> readMount(Reader& reader)
{
    Mount mount;
    std::string type;
    TRY(reader.read("Type", type));
    const auto parsed = parseMountType(type);
    if (!parsed)
        return reader.wrong("Type", "cannot be " + oci::inQuotes(type));
    mount.type = *parsed;
    std::string target;
    TRY(reader.read("Target", target));
    auto cleaned = cleanPath(target);
    if (!cleaned || *cleaned == "/")
        return reader.wrong("Target", "is not an absolute path below /: " + oci::inQuotes(target));
    mount.target = std::move(*cleaned);
    TRY(reader.read("Source", mount.source));
    TRY(checkSource(reader, mount));
    TRY(reader.read("ReadOnly", mount.isReadOnly));
    TRY(readOptions(reader, mount));
    std::string consistency; // between two systems, on machines that have two
    TRY(reader.read("Consistency", consistency));
    reader.finish();
    return mount;
}

} // namespace

Result<void> readMountObjects(Reader& host, Config& config)
{
    TRY_DECLARE(auto readers, host.objects("Mounts"));
    for (Reader& reader : readers) {
        TRY_DECLARE(auto mount, readMount(reader));
        config.mounts.push_back(std::move(mount));
    }
    return ok();
}

} // namespace darse::container
