// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/exec.h"

namespace darse::backend {

QStringList shellCommand()
{
    // One process that looks around and becomes the shell; `command -v` is in every POSIX shell, busybox's too.
    return {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
            QStringLiteral("for s in bash zsh fish ash; do command -v $s >/dev/null 2>&1 && exec $s; done; exec sh")};
}

} // namespace darse::backend
