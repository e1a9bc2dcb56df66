#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# killed.sh BUILD: the engine dies by SIGKILL at every step of a container's life that changes what outlives it. The next
# engine must list what is true, and leave nothing behind once everything was removed. It needs root.
set -euo pipefail

build=$(realpath "$1")
image=localhost/darse/starter
work=$(mktemp -d /var/tmp/darse-killed.XXXXXX)
socket=$work/s.sock
engine=
docker=(timeout 60 docker -H "unix://$socket")
end() {
    [ -z "$engine" ] || kill "$engine" 2>/dev/null || true
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}
trap end EXIT

fail() {
    printf 'FAIL at %s: %s\n' "$step" "$*" >&2
    "${docker[@]}" ps --all --no-trunc >&2 || true
    cat "$work/log" >&2
    exit 1
}

# start [STEP]: an engine that dies there, or one that does not.
start() {
    DARSE_DIE_AT=${1:-} "$build/tests/dying-engine" --root "$work/root" --socket "$socket" --log warning >>"$work/log" 2>&1 &
    engine=$!
    local i
    for ((i = 0; i < 100; i++)); do
        if curl --silent --fail --unix-socket "$socket" http://d/_ping >/dev/null; then return 0; fi
        kill -0 "$engine" 2>/dev/null || return 0 # it died on its way up, as it was told to
        sleep 0.05
    done
    fail "the engine does not answer"
}

# until_true COMMAND…
until_true() {
    local i
    for ((i = 0; i < 100; i++)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    return 1
}

is_dead() { ! kill -0 "$engine" 2>/dev/null; }
status_of() {
    local said
    said=$("${docker[@]}" container inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$1" 2>/dev/null) || said=absent
    printf '%s' "$said"
}
links() { ip -oneline link | grep -c veth || true; }
has_status() { [[ " $2 " == *" $(status_of "$1" | cut -d' ' -f1) "* ]]; }

# What must not be there once no container is.
leaks() {
    awk -v below="$work/" 'index($2, below) == 1 && $2 !~ /netns$/ { print "mount " $2 }' /proc/mounts
    find "$work/root/containers" -mindepth 1 -maxdepth 1 2>/dev/null
    find "$work"/*/net/leases "$work"/*/net/netns "$work"/*/crun "$work"/*/exits -mindepth 1 -maxdepth 1 2>/dev/null |
        grep -v -e '/\.' -e /pool || true
    local id
    for id in "${ids[@]}"; do
        find /sys/fs/cgroup -maxdepth 3 -type d -path "*/darse/$id" 2>/dev/null
        pgrep --full "conmon.*$id" | sed "s/^/monitor of $id: /" || true
    done
    [ "$(links)" -le "$before" ] || printf 'a veth interface\n'
}
no_leaks() { [ -z "$(leaks)" ]; }

# The life that every step is in. Every command may fail: the engine dies in between.
live() {
    local id
    id=$("${docker[@]}" create --name one --volume data:/data --network darse-killed --publish 18479:80 "$image" \
        sh -c 'echo begun; trap "exit 5" TERM; while :; do sleep 0.05; done' 2>/dev/null) || return 0
    ids+=("$id")
    "${docker[@]}" start one || return 0
    "${docker[@]}" network connect darse-killed2 one || return 0
    "${docker[@]}" network disconnect darse-killed2 one || return 0
    "${docker[@]}" stop --time 5 one || return 0
    "${docker[@]}" rm one || return 0
}

steps=(create.mounts create.root create.recorded start.planned start.process start.connected start.recorded start.begun
    connect.wired disconnect.unwired end.seen end.cleaned end.recorded remove.marked remove.cleaned remove.root)
# What the next engine may say of it: one answer, or two where the step leaves it open.
declare -A truth=([create.mounts]=absent [create.root]=absent [create.recorded]=created [start.planned]=created
    [start.process]=created [start.connected]=created [start.recorded]="exited running" [start.begun]=running [connect.wired]=running
    [disconnect.unwired]=running [end.seen]=exited [end.cleaned]=exited [end.recorded]=exited [remove.marked]=absent
    [remove.cleaned]=absent [remove.root]=absent)

before=$(links)
ids=()
step=set-up
start
"$build/bin/darsectl" --socket "$socket" image starter >/dev/null
"${docker[@]}" network create darse-killed >/dev/null
"${docker[@]}" network create darse-killed2 >/dev/null
kill "$engine"
wait "$engine" || true
for step in "${steps[@]}"; do
    start "$step"
    live >/dev/null 2>&1
    until_true is_dead || fail "the engine has not died there"
    start
    until_true has_status one "${truth[$step]}" || fail "it is $(status_of one), and not ${truth[$step]}"
    if has_status one running; then
        [ "$("${docker[@]}" exec one echo in)" = in ] || fail "it cannot be entered"
        "${docker[@]}" stop --time 5 one >/dev/null || fail "it cannot be stopped"
        [ "$(status_of one)" = "exited 5" ] || fail "it is $(status_of one), and not exited 5"
        "${docker[@]}" logs one | grep -q begun || fail "its log is lost"
    elif [ "$(status_of one)" != absent ]; then
        "${docker[@]}" start one >/dev/null || fail "it cannot be started"
    fi
    has_status one absent || "${docker[@]}" rm --force one >/dev/null || fail "it cannot be removed"
    until_true no_leaks || fail "this is left: $(leaks)"
    kill "$engine"
    wait "$engine" || true
    printf 'ok %s\n' "$step"
done
step=end
start
"${docker[@]}" network rm darse-killed darse-killed2 >/dev/null
