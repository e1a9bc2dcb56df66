#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the desktop reads about the console is valid, and its parts name one another.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command -v desktop-file-validate >/dev/null || cannot_tell "desktop-file-validate is not here"
id=$(sed -n 's/^set(desktop_id \(.*\))$/\1/p' packaging/cmake/desktop.cmake)
entry=packaging/desktop/$id.desktop
metainfo=packaging/desktop/$id.metainfo.xml
[ -f "$entry" ] || fault "$entry does not exist"
[ -f "$metainfo" ] || fault "$metainfo does not exist"
[ "$fault_count" -gt 0 ] || {
    desktop-file-validate "$entry" || fault "$entry is not valid"
    grep -qx "Icon=$id" "$entry" || fault "$entry names another icon"
    grep -qF "<id>$id</id>" "$metainfo" || fault "$metainfo has another id"
    grep -qF "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$metainfo" || fault "$metainfo launches another"
    version=$(sed -n 's/^project(darse VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
    grep -qF "<release version=\"$version\"" "$metainfo" || fault "$metainfo does not tell of version $version"
}
verdict "faults in what the desktop reads"
