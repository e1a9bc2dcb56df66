#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# all.sh BUILD: every benchmark there is, one after the other. It fails when one could not be run, never on a number.
set -uo pipefail

here=$(dirname "$(realpath "$0")")
build=$(realpath "$1")
failed=0

# measure TITLE COMMAND…
measure() {
    printf '\n-- %s\n' "$1"
    shift
    "$@" || {
        printf 'this benchmark could not be run\n'
        failed=1
    }
}

for program in "$build"/bench/bench_*; do
    [ ! -x "$program" ] || measure "$(basename "$program")" env QT_QPA_PLATFORM=offscreen "$program"
done
for script in "$here"/*.sh; do
    [ "$script" -ef "$0" ] || measure "$(basename "$script" .sh)" "$script" "$build"
done
exit "$failed"
