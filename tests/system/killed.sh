#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# killed.sh BUILD: the engine dies by SIGKILL at every step of a container's life that changes what outlives it. The next
# engine must list what is true, and leave nothing behind once everything was removed. It needs root.
set -euo pipefail

build=$(realpath "$1")
# shellcheck source=tests/system/scene.sh
source "$(dirname "$(realpath "$0")")/scene.sh"
begin_scene killed
links() { ip -oneline link | grep -c veth || true; }

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
    connect.wired disconnect.unwired end.seen end.recorded end.cleaned remove.marked remove.cleaned remove.root)
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
    dies_at=$step start
    live >/dev/null 2>&1
    until_true is_dead || fail "the engine has not died there"
    start
    until_true has_status one "${truth[$step]}" || fail "it is $(status_of one), and not ${truth[$step]}"
    [[ $step != end.* ]] || is_status one "exited 5" || fail "it is $(status_of one), and not exited 5"
    if has_status one running; then
        wired=$("${docker[@]}" container inspect --format '{{len .NetworkSettings.Networks}}' one)
        [ "$wired" = "$("${docker[@]}" exec one sh -c 'ls -d /sys/class/net/eth* | wc -l')" ] || fail "it is told to be on $wired networks"
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
