// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/enumwords.h"
#include "core/container/writeparts.h"

namespace darse::container {
namespace {

/// The options as they came, else as the members say them.
std::string bindOptions(const Mount& mount)
{
    if (!mount.options.empty())
        return mount.options;
    std::string result;
    const auto add = [&](std::string_view word) {
        if (!word.empty())
            result.append(result.empty() ? "" : ",").append(word);
    };
    add(mount.isReadOnly ? "ro" : "");
    add(mount.relabel == Relabel::Shared ? "z" : mount.relabel == Relabel::Private ? "Z" : "");
    add(mount.copiesNothing ? "nocopy" : "");
    add(toString(mount.propagation));
    return result;
}

std::string bindText(const Mount& mount)
{
    if (mount.source.empty())
        return mount.target;
    const std::string options = bindOptions(mount);
    return mount.source + ":" + mount.target + (options.empty() ? "" : ":" + options);
}

void writeBindOptions(const Mount& mount, Json& json)
{
    Json options = Json::object();
    if (mount.propagation != Propagation::Default)
        options["Propagation"] = toString(mount.propagation);
    if (mount.isNonRecursive)
        options["NonRecursive"] = true;
    if (mount.makesSource)
        options["CreateMountpoint"] = true;
    if (!options.empty())
        json["BindOptions"] = std::move(options);
}

void writeVolumeOptions(const Mount& mount, Json& json)
{
    Json options = Json::object();
    if (mount.copiesNothing)
        options["NoCopy"] = true;
    if (!mount.volumeLabels.empty())
        options["Labels"] = mount.volumeLabels;
    Json driver = Json::object();
    if (!mount.volumeDriver.empty())
        driver["Name"] = mount.volumeDriver;
    if (!mount.volumeOptions.empty())
        driver["Options"] = mount.volumeOptions;
    if (!driver.empty())
        options["DriverConfig"] = std::move(driver);
    if (!options.empty())
        json["VolumeOptions"] = std::move(options);
}

void writeTmpfsOptions(const Mount& mount, Json& json)
{
    Json options = Json::object();
    if (mount.tmpfsSize != 0)
        options["SizeBytes"] = mount.tmpfsSize;
    if (mount.tmpfsMode)
        options["Mode"] = *mount.tmpfsMode;
    if (!options.empty())
        json["TmpfsOptions"] = std::move(options);
}

Json mountJson(const Mount& mount)
{
    Json json = {{"Type", toString(mount.type)}, {"Target", mount.target}};
    if (!mount.source.empty())
        json["Source"] = mount.source;
    if (mount.isReadOnly)
        json["ReadOnly"] = true;
    if (mount.type == MountType::Bind)
        writeBindOptions(mount, json);
    else if (mount.type == MountType::Volume)
        writeVolumeOptions(mount, json);
    else
        writeTmpfsOptions(mount, json);
    return json;
}

} // namespace

void writeMounts(const Config& config, Json& host)
{
    Json binds;
    Json objects;
    Json tmpfs;
    std::string driver;
    for (const Mount& mount : config.mounts) {
        if (mount.form == MountForm::Bind) {
            binds.push_back(bindText(mount));
            if (!mount.volumeDriver.empty())
                driver = mount.volumeDriver;
        } else if (mount.form == MountForm::Tmpfs) {
            tmpfs[mount.target] = mount.options;
        } else {
            objects.push_back(mountJson(mount));
        }
    }
    host["Binds"] = std::move(binds);
    host["VolumeDriver"] = driver;
    host["VolumesFrom"] = listOrNull(config.volumesFrom);
    if (!objects.empty())
        host["Mounts"] = std::move(objects);
    if (!tmpfs.empty())
        host["Tmpfs"] = std::move(tmpfs);
}

} // namespace darse::container
