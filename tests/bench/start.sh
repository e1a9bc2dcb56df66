#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# start.sh BUILD [RUNS]: from the start of the process to the painted window, and resident memory then: the console with
# its demonstration fleet beside a bare Qt Widgets window, in the same virtual display.
set -euo pipefail

if [ -z "${DARSE_BENCH_DISPLAY:-}" ]; then
    DARSE_BENCH_DISPLAY=yes exec "$(dirname "$(realpath "$0")")/../support/with-display.sh" "$0" "$@"
fi

build=$1
runs=${2:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Settings of its own: what the person has set changes nothing, and is not changed.
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_RUNTIME_DIR=$work/run
(umask 077 && mkdir "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_RUNTIME_DIR")
export DARSE_EXIT_AFTER_PAINT=1

bare=$build/bench/barewindow
console=$build/bin/darse
for program in "$bare" "$console"; do
    [ -x "$program" ] || {
        printf 'error: %s is not built\n' "$program" >&2
        exit 1
    }
done

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# paint COMMAND…: "microseconds microseconds KiB" from starting the process to its telling that its first picture is
# painted, and that all of it is; timed from outside, so that loading counts for both alike.
paint() {
    local line first='' till from=${EPOCHREALTIME/[.,]/}
    exec 7< <("$@")
    local pid=$!
    while read -r line <&7; do
        till=${EPOCHREALTIME/[.,]/}
        [[ $line != outlined* ]] || first=$((till - from))
        [[ $line == painted* ]] || continue
        printf '%s %s %s\n' "${first:-$((till - from))}" "$((till - from))" "${line##*rss_kib=}"
    done
    exec 7<&-
    wait "$pid"
}

# The two alternate, so that whatever else the machine does meets both. The first of each only warms the caches.
for ((i = 0; i <= runs; i++)); do
    paint "$bare" >>"$work/bare"
    paint "$console" --demo >>"$work/console"
    if [ "$i" -eq 0 ]; then rm "$work/bare" "$work/console"; fi
done
paint_ms() { awk -v column="$2" '{ print $column / 1000 }' "$work/$1" | median; }
rss_mib() { awk '{ print $3 / 1024 }' "$work/$1" | median; }

hyperfine --warmup 2 --runs "$runs" --export-json "$work/times.json" --style none "$bare" "$console --demo" >/dev/null
mapfile -t whole < <(jq -r '.results[] | (.median * 1000)' "$work/times.json")

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
row() { printf '%-34s %12.1f %12.1f %9s  %s\n' "$1" "$2" "$3" "$(ratio "$3" "$2")x" "$4"; }

printf '%-34s %12s %12s %10s  %s\n' "median of $runs runs" "bare window" "darse --demo" "ratio" "goal"
row "start to first picture, ms" "$(paint_ms bare 1)" "$(paint_ms console 1)" "300, 2x"
row "start to the page in it, ms" "$(paint_ms bare 2)" "$(paint_ms console 2)" ""
row "start to end of process, ms" "${whole[0]}" "${whole[1]}" ""
row "resident then, MiB" "$(rss_mib bare)" "$(rss_mib console)" "70"
