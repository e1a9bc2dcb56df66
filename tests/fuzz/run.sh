#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh NAME LONGEST: runs a fuzzer that build.sh built, for DARSE_FUZZ_SECONDS (10 without it), on inputs of at most
# LONGEST bytes. What it learns stays in build-fuzz/corpus/NAME; what it finds fault with is left in build-fuzz/findings.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
name=$1 longest=$2

corpus=build-fuzz/corpus/$name findings=build-fuzz/findings
mkdir -p "$corpus" "$findings"
options=("-max_total_time=${DARSE_FUZZ_SECONDS:-10}" "-max_len=$longest" -rss_limit_mb=1024 -timeout=10
    "-artifact_prefix=$findings/$name-" -print_final_stats=1 -verbosity=1)
dictionary=tests/fuzz/$name.dict
if [ -e "$dictionary" ]; then options+=("-dict=$dictionary"); fi

seeds=tests/fuzz/seeds/$name
[ -n "$(ls -A "$seeds")" ] || {
    printf 'failed: there are no seeds in %s\n' "$seeds"
    exit 1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A tar can ask root for device nodes and other people's files; nobody in particular does for this.
as=()
if [ "$(id -u)" -eq 0 ]; then
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    chown -R 65534:65534 "$corpus" "$findings"
fi
if "${as[@]}" "build-fuzz/bin/fuzz_$name" "${options[@]}" "$corpus" "$seeds" >"$log" 2>&1; then
    grep -E '^(stat::|Done)' "$log"
else
    tail -n 100 "$log"
    printf 'failed: the input is in %s; build-fuzz/bin/fuzz_%s FILE runs it again\n' "$findings" "$name"
    exit 1
fi
