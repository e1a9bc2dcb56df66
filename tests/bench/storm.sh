#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# storm.sh BUILD [RUNS] [SECONDS]: eight containers that crash and are started again for two minutes, and 800 runs
# meanwhile, eight at a time. Tells whether anything was lost, and how long the slowest command took. It needs root.
set -euo pipefail

build=$(realpath "$1")
runs=${2:-800}
seconds=${3:-120}
loops=8
[ "$(id -u)" -eq 0 ] || {
    printf 'error: this one runs as root only\n' >&2
    exit 1
}

work=$(mktemp -d /var/tmp/db.XXXXXX)
ctl=("$build/bin/darsectl" --socket "$work/e.sock")
image=localhost/darse/starter:latest
"$build/bin/darse-engine" --root "$work/state" --socket "$work/e.sock" --log error &
engine=$!
end() {
    "${ctl[@]}" ps --all --quiet 2>/dev/null | xargs -r "${ctl[@]}" rm --force >/dev/null 2>&1 || true
    kill "$engine" 2>/dev/null || true
    wait || true
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}
trap end EXIT
for ((i = 0; i < 100; i++)); do
    if "${ctl[@]}" ping >/dev/null 2>&1; then break; fi
    sleep 0.1
done
"${ctl[@]}" image starter >/dev/null

# timed TIMES COMMAND…: a line with its milliseconds, its exit code and its words.
cat >"$work/timed" <<'SCRIPT'
#!/usr/bin/env bash
times=$1
shift
since=${EPOCHREALTIME/[.,]/}
code=0
"$@" >/dev/null 2>>"$times.errors" || code=$?
printf '%d %d %s\n' "$(((${EPOCHREALTIME/[.,]/} - since) / 1000))" "$code" "${*:4}" >>"$times"
SCRIPT
chmod +x "$work/timed"

until=$((SECONDS + seconds))
for ((i = 0; i < loops; i++)); do
    "${ctl[@]}" run --detach --restart always --network none --name "crash$i" "$image" false >/dev/null
done
seq "$runs" | xargs -P 8 -I{} "$work/timed" "$work/runs" "${ctl[@]}" run --rm --network none "$image" true &
storm=$!
# What a person would do meanwhile.
while ((SECONDS < until)); do
    "$work/timed" "$work/questions" "${ctl[@]}" ps --all
    "$work/timed" "$work/questions" "${ctl[@]}" inspect crash0
    sleep 0.2
done
wait "$storm"

failed=$(awk '$2 != 0' "$work/runs" | wc -l)
done_=$(wc -l <"$work/runs")
left=$("${ctl[@]}" ps --all --quiet | wc -l)
restarts=$("${ctl[@]}" inspect crash{0..7} | jq '[.[].RestartCount] | add')
printf '%d runs, 8 at a time, beside %d containers that crash for %d s\n' "$runs" "$loops" "$seconds"
printf 'lost: %d (failed %d, not ended %d, left behind %d)\n' "$((failed + runs - done_ + left - loops))" "$failed" \
    "$((runs - done_))" "$((left - loops))"
printf 'restarts noted: %s\n' "$restarts"
sort -n "$work/runs" | awk '{ v[NR] = $1 } END { printf "runs: median %d ms, slowest %d ms  goal 1000\n", v[int((NR + 1) / 2)], v[NR] }'
sort -n "$work/questions" | awk '{ v[NR] = $1 } END { printf "questions: median %d ms, slowest %d ms  goal 1000\n", v[int((NR + 1) / 2)], v[NR] }'
if [ -s "$work/runs.errors" ]; then head -5 "$work/runs.errors"; fi
