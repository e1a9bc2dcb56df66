// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include <array>

namespace darse::ctl {
namespace {

constexpr std::array kOptions = {
    app::Option{"socket", '\0', "PATH", "Talk to the engine on the unix socket PATH"},
    app::Option{"json", '\0', "", "Print JSON instead of text for people"},
    app::Option{"all", 'a', "", "Not only images without a name, but all that no container uses"},
    app::Option{"change", 'c', "LINE", "Set CMD, ENTRYPOINT, ENV … as a Dockerfile does; may be repeated"},
    app::Option{"depth", '\0', "HOW", "quick, content (the default) or deep"},
    app::Option{"dry-run", '\0', "", "Only show what would be done"},
    app::Option{"filter", '\0', "KEY=VALUE", "Only what fits; may be repeated"},
    app::Option{"force", 'f', "", "Also when it is used, or has several names"},
    app::Option{"format", '\0', "NAME", "docker (the default) or oci"},
    app::Option{"input", 'i', "FILE", "Read FILE instead of the standard input"},
    app::Option{"limit", '\0', "NUMBER", "At most so many"},
    app::Option{"message", 'm', "TEXT", "What the history says of it"},
    app::Option{"output", 'o', "FILE", "Write to FILE instead of the standard output"},
    app::Option{"platform", '\0', "OS/ARCH", "For another machine than this one"},
    app::Option{"quiet", 'q', "", "Only ids"},
    app::Option{"registry", '\0', "HOST", "Search there"},
    app::Option{"repair", '\0', "", "Repair what can be repaired"},
    app::Option{"since", '\0', "TIME", "From then on: 2024-01-31T12:00:00Z or 24h"},
    app::Option{"until", '\0', "TIME", "Up to then: 2024-01-31T12:00:00Z or 24h"},
    app::Option{"user", 'u', "NAME", "Log in as NAME; the password is read from the standard input"},
    app::kVersionOption,
    app::kHelpOption,
};

constexpr std::array kCommands = {
    Command{"version", "", 0, 0, "", "Show the versions of darsectl and of the engine", version},
    Command{"ping", "", 0, 0, "", "Ask the engine whether it is there", ping},
    Command{"machine", "", 0, 0, "", "Show the machine that the engine runs on", machine},
    Command{"doctor", "", 0, 0, "", "Look for what is missing on the machine, and how to get it", doctor},
    Command{"events", "", 0, 0, "filter since until", "Show what happens, as it happens", events},
    Command{"df", "", 0, 0, "", "Show what images take on the disk", diskUse},
    Command{"login", "REGISTRY", 1, 1, "user", "Log in to a registry and keep the login", login},
    Command{"logout", "REGISTRY", 1, 1, "", "Forget the login of a registry", logout},
    Command{"image list", "", 0, 0, "filter quiet", "List images", imageList},
    Command{"image inspect", "IMAGE…", 1, kAnyNumber, "", "Show all of an image", imageInspect},
    Command{"image history", "IMAGE", 1, 1, "", "Show how an image was made", imageHistory},
    Command{"image layers", "IMAGE", 1, 1, "", "Show the layers of an image", imageLayers},
    Command{"image pull", "NAME", 1, 1, "platform quiet", "Bring an image from a registry", imagePull},
    Command{"image push", "IMAGE [NAME]", 1, 2, "quiet", "Send an image to a registry, under its name or another",
            imagePush},
    Command{"image tag", "IMAGE NAME", 2, 2, "", "Give an image another name", imageTag},
    Command{"image untag", "NAME…", 1, kAnyNumber, "", "Take names away; the images stay", imageUntag},
    Command{"image remove", "IMAGE…", 1, kAnyNumber, "force", "Remove names, and images with their last one",
            imageRemove},
    Command{"image prune", "", 0, 0, "all dry-run filter until", "Remove images that nobody needs", imagePrune},
    Command{"image import", "FILE [NAME]", 1, 2, "change message platform",
            "Make an image of a tar of a root file system", imageImport},
    Command{"image save", "IMAGE…", 1, kAnyNumber, "format output", "Write images to an archive", imageSave},
    Command{"image load", "", 0, 0, "input", "Read images from an archive", imageLoad},
    Command{"image search", "TERM", 1, 1, "limit registry", "Search a registry", imageSearch},
    Command{"image check", "", 0, 0, "depth repair", "Look for damage in the store of images", imageCheck},
    Command{"image starter", "", 0, 0, "", "Make an image of this machine's busybox, without any network",
            imageStarter},
};

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

std::span<const app::Option> options()
{
    return kOptions;
}

} // namespace darse::ctl
