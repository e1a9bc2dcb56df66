// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/distribution.h"

#include "core/sys/files.h"

#include <algorithm>
#include <array>

namespace darse::sys {
namespace {

constexpr Bytes kMostText = kibibytes(64);

/// Programs whose package has another name.
struct PackageRow {
    std::string_view program;
    std::string_view apt;
    std::string_view dnf;
};

constexpr std::array kPackages = {
    PackageRow{"newuidmap", "uidmap", "shadow-utils"},
    PackageRow{"nft", "nftables", "nftables"},
    PackageRow{"pasta", "passt", "passt"},
};

struct FamilyRow {
    std::string_view id;
    Installer installer;
};

constexpr std::array kFamilies = {
    FamilyRow{"debian", Installer::Apt}, FamilyRow{"ubuntu", Installer::Apt}, FamilyRow{"fedora", Installer::Dnf},
    FamilyRow{"rhel", Installer::Dnf},   FamilyRow{"centos", Installer::Dnf},
};

/// The value of KEY=value or KEY="value".
std::string_view valueOf(std::string_view text, std::string_view key)
{
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.starts_with(key) || !line.substr(key.size()).starts_with('='))
            continue;
        line.remove_prefix(key.size() + 1);
        if (line.size() >= 2 && (line.front() == '"' || line.front() == '\'') && line.back() == line.front())
            line = line.substr(1, line.size() - 2);
        return line;
    }
    return {};
}

Installer firstKnown(std::string_view ids)
{
    while (!ids.empty()) {
        const auto end = ids.find(' ');
        const auto row = std::ranges::find(kFamilies, ids.substr(0, end), &FamilyRow::id);
        if (row != kFamilies.end())
            return row->installer;
        ids.remove_prefix(end == std::string_view::npos ? ids.size() : end + 1);
    }
    return Installer::Unknown;
}

} // namespace

Installer installerOf(std::string_view osRelease)
{
    const Installer own = firstKnown(valueOf(osRelease, "ID"));
    return own == Installer::Unknown ? firstKnown(valueOf(osRelease, "ID_LIKE")) : own;
}

Installer installerHere()
{
    auto text = readFile("/etc/os-release", kMostText);
    if (!text)
        text = readFile("/usr/lib/os-release", kMostText);
    return installerOf(std::move(text).valueOr({}));
}

std::string installCommand(Installer installer, std::string_view program)
{
    const auto row = std::ranges::find(kPackages, program, &PackageRow::program);
    const bool isRenamed = row != kPackages.end();
    switch (installer) {
    case Installer::Apt:
        return "sudo apt install " + std::string(isRenamed ? row->apt : program);
    case Installer::Dnf:
        return "sudo dnf install " + std::string(isRenamed ? row->dnf : program);
    case Installer::Unknown:
        break;
    }
    return "install the program " + std::string(program) + " with the tools of your distribution";
}

std::string bootOptionCommand(Installer installer, std::string_view option)
{
    const std::string words(option);
    switch (installer) {
    case Installer::Apt:
        return R"(echo 'GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT )" + words +
               R"("' | sudo tee /etc/default/grub.d/darse.cfg && sudo update-grub # then reboot)";
    case Installer::Dnf:
        return "sudo grubby --update-kernel=ALL --args=" + words + " # then reboot";
    case Installer::Unknown:
        break;
    }
    return "boot with " + words;
}

} // namespace darse::sys
