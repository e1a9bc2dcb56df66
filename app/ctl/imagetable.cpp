// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/elsewherecommands.h"

#include <array>

namespace darse::ctl {
namespace {

using app::Option;

constexpr Option kFilter{"filter", '\0', "KEY=VALUE", "Only what fits; may be repeated"};
constexpr Option kQuiet{"quiet", 'q', "", "Only ids"};
constexpr Option kPlatform{"platform", '\0', "OS/ARCH", "For another machine than this one"};

constexpr std::array kList = {kFilter, kQuiet};
constexpr Option kSilent{"quiet", 'q', "", "Do not show how it goes on"};
constexpr std::array kPull = {Option{"all-tags", 'a', "", "All tags that the registry has of the repository"},
                              kPlatform, kSilent};
constexpr std::array kPush = {Option{"all-tags", 'a', "", "All tags of the repository that are here"}, kSilent};
constexpr std::array kRemove = {Option{"force", 'f', "", "Also when it is used, or has several names"}};
constexpr std::array kPrune = {
    Option{"all", 'a', "", "Not only images without a name, but all that no container uses"},
    Option{"dry-run", '\0', "", "Only show what would be done"},
    kFilter,
    Option{"until", '\0', "TIME", "Only those from before: 2024-01-31T12:00:00Z or 24h"},
};
constexpr std::array kImport = {
    Option{"change", 'c', "LINE", "Set CMD, ENTRYPOINT, ENV … as a Dockerfile does; may be repeated"},
    Option{"message", 'm', "TEXT", "What the history says of it"},
    kPlatform,
};
constexpr std::array kSave = {
    Option{"format", '\0', "NAME", "docker (the default) or oci"},
    Option{"output", 'o', "FILE", "Write to FILE instead of the standard output"},
};
constexpr std::array kLoad = {Option{"input", 'i', "FILE", "Read FILE instead of the standard input"}, kSilent};
constexpr std::array kSearch = {
    Option{"filter", '\0', "KEY=VALUE", "stars=NUMBER, is-official=true; may be repeated"},
    Option{"limit", '\0', "NUMBER", "At most so many"},
    Option{"registry", '\0', "HOST", "Search there"},
};
constexpr std::array kCheck = {
    Option{"depth", '\0', "HOW", "quick, content (the default) or deep"},
    Option{"repair", '\0', "", "Repair what can be repaired"},
};

constexpr std::array kCommands = {
    Command{"image list", "", 0, 0, kList, "List images", imageList},
    Command{"image inspect", "IMAGE…", 1, kAnyNumber, {}, "Show all of an image", imageInspect},
    Command{"image history", "IMAGE", 1, 1, {}, "Show how an image was made", imageHistory},
    Command{"image layers", "IMAGE", 1, 1, {}, "Show the layers of an image", imageLayers},
    Command{"image pull", "NAME", 1, 1, kPull, "Bring an image from a registry", imagePull},
    Command{"image push", "IMAGE [NAME]", 1, 2, kPush, "Send an image to a registry, under its name or another",
            imagePush},
    Command{"image tag", "IMAGE NAME", 2, 2, {}, "Give an image another name", imageTag},
    Command{"image untag", "NAME…", 1, kAnyNumber, {}, "Take names away; the images stay", imageUntag},
    Command{"image remove", "IMAGE…", 1, kAnyNumber, kRemove, "Remove names, and images with their last one",
            imageRemove},
    Command{"image prune", "", 0, 0, kPrune, "Remove images that nobody needs", imagePrune},
    Command{"image import", "FILE [NAME]", 1, 2, kImport, "Make an image of a tar of a root file system", imageImport},
    Command{"image save", "IMAGE…", 1, kAnyNumber, kSave, "Write images to an archive", imageSave},
    Command{"image load", "", 0, 0, kLoad, "Read images from an archive", imageLoad},
    Command{"image search", "TERM", 1, 1, kSearch, "Search a registry", imageSearch},
    Command{"image tags", "REPOSITORY", 1, 1, {}, "List the tags that a registry has of a repository", imageTags},
    Command{"image referrers",
            "NAME",
            1,
            1,
            {},
            "List what refers to an image at its registry: signatures, attestations",
            imageReferrers},
    Command{"image check", "", 0, 0, kCheck, "Look for damage in the store of images", imageCheck},
    Command{
        "image starter", "", 0, 0, {}, "Make an image of this machine's busybox, without any network", imageStarter},
};

} // namespace

std::span<const Command> imageCommands()
{
    return kCommands;
}

} // namespace darse::ctl
