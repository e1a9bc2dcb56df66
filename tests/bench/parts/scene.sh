# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# For benchmarks that set engines beside each other. Source me, then call begin_scene NAME: $work is a folder that goes at
# the end, with whatever is mounted below it, after the programs that were begun. A leave() of the caller's is called first.

begin_scene() {
    [ "$(id -u)" -eq 0 ] || {
        printf 'error: docker and podman need root here\n' >&2
        exit 1
    }
    work=$(mktemp -d "${TMPDIR:-/var/tmp}/darse-$1.XXXXXX")
    pids=()
    folders=() # others that go with it
    trap end_scene EXIT
}

# unmount_below FOLDER: dockerd and podman may leave mounts of their own.
unmount_below() { awk -v below="$1/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l; }

# The last first: they may be at work with those before them. What wait gives is no failure of ours.
end_scene() {
    local i folder
    if declare -F leave >/dev/null; then leave; fi
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || continue
        wait "${pids[i]}" 2>/dev/null || true
    done
    for folder in "${folders[@]}"; do
        unmount_below "$folder"
        rm -rf --one-file-system "$folder"
    done
    unmount_below "$work"
    if mountpoint -q "$work"; then umount "$work"; fi
    rm -rf --one-file-system "$work" "$work.disk"
}

# begin LOG COMMAND…: its id is in $begun.
begin() {
    local log=$1
    shift
    "$@" >"$log" 2>&1 &
    begun=$!
    pids+=("$begun")
}

# until_done COMMAND…: at most half a minute.
until_done() {
    local i
    for ((i = 0; i < 300; i++)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    printf 'error: this never came true: %s\n' "$*" >&2
    return 1
}

# begin_dockerd OPTION…: answers on $work/docker.sock.
begin_dockerd() {
    begin "$work/dockerd.log" dockerd --data-root "$work/docker" --exec-root "$work/docker-run" --pidfile "$work/docker.pid" \
        -H "unix://$work/docker.sock" --storage-driver overlay2 "$@"
    until_done docker -H "unix://$work/docker.sock" version
}

# begin_darse BUILD: answers on $work/darse.sock.
begin_darse() {
    begin "$work/darse.log" "$1/bin/darse-engine" --root "$work/darse" --socket "$work/darse.sock" --log error
    until_done "$1/bin/darsectl" --socket "$work/darse.sock" ping
}

# cpu PID: hundredths of a second that it and its children that were waited for have used.
cpu() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
