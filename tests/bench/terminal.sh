#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# terminal.sh BUILD [MIB]: how fast `cat` of a text goes through a terminal of the console and through xterm, both 100 by
# 40 cells in the same virtual display. Goal: at least 40 MiB/s, and ahead of xterm.
set -euo pipefail

if [ -z "${DARSE_BENCH_DISPLAY:-}" ]; then
    DARSE_BENCH_DISPLAY=yes exec "$(dirname "$(realpath "$0")")/../support/with-display.sh" "$0" "$@"
fi

build=$1
size=${2:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What is cut off at the end must not fail it.
{ seq -f 'line %.0f of a text that says nothing but is as long as the lines of a log use to be' 1 $((size * 14000)) || true; } |
    head -c "$((size << 20))" >"$work/text"

row() { awk -v name="$1" -v size="$size" -v wall="$2" -v more="$3" 'BEGIN { printf "%-12s %6.2f s %8.1f MiB/s  %s\n", name, wall, size / wall, more }'; }

best=
for _ in 1 2 3; do
    read -r wall processor frames < <("$build/bench/catterminal" "$work/text")
    if [ -z "$best" ] || awk -v a="$wall" -v b="${best%% *}" 'BEGIN { exit !(a < b) }'; then
        best="$wall $processor $frames"
    fi
done
read -r wall processor frames <<<"$best"
row darse "$wall" "processor $processor s, $frames frames"

if ! command -v xterm >/dev/null; then
    printf 'xterm is not installed: nothing to compare with\n'
    exit 0
fi
best=
for _ in 1 2 3; do
    # shellcheck disable=SC2016 # the inner shell takes the time
    xterm -geometry 100x40 -e bash -c 'from=$EPOCHREALTIME; cat "$1"; till=$EPOCHREALTIME
        awk -v a="$from" -v b="$till" "BEGIN { print b - a }" >"$2"' cat "$work/text" "$work/time"
    wall=$(cat "$work/time")
    if [ -z "$best" ] || awk -v a="$wall" -v b="$best" 'BEGIN { exit !(a < b) }'; then
        best=$wall
    fi
done
row xterm "$best" ""
