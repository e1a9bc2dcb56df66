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

# The two alternate, so that whatever else the machine does meets both.
for ((i = 0; i < runs; i++)); do
    "$bare" >>"$work/bare"
    "$console" --demo >>"$work/console"
done
field() { sed -n "s/^painted .*\\b$2=\\([0-9]*\\).*/\\1/p" "$work/$1" | median; }

hyperfine --warmup 2 --runs "$runs" --export-json "$work/times.json" --style none "$bare" "$console --demo" >/dev/null
mapfile -t whole < <(jq -r '.results[] | (.median * 1000)' "$work/times.json")

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
row() { printf '%-34s %12.1f %12.1f %9s  %s\n' "$1" "$2" "$3" "$(ratio "$3" "$2")x" "$4"; }
mib() { awk -v kib="$1" 'BEGIN { print kib / 1024 }'; }

printf '%-34s %12s %12s %10s  %s\n' "median of $runs runs" "bare window" "darse --demo" "ratio" "goal"
row "start to first paint, ms" "$(field bare ms)" "$(field console ms)" "300, 2x"
row "start to end of process, ms" "${whole[0]}" "${whole[1]}" ""
row "resident after first paint, MiB" "$(mib "$(field bare rss_kib)")" "$(mib "$(field console rss_kib)")" "70"
