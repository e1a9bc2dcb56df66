#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mishaps.sh BUILD [SCENE…]: what befalls a machine. Monitors are killed, a health check hangs, the disk is full, the clock is set, records are
# damaged, the runtime is deleted, the machine starts anew: the list stays true, and whoever lives can be ended.
# It needs root, and works in a mount namespace of its own.
set -euo pipefail

build=$(realpath "$1")
[ -n "${DARSE_APART:-}" ] || DARSE_APART=1 exec unshare --mount -- "$(realpath "$0")" "$build" "${@:2}"
shift
# shellcheck source=tests/system/scene.sh
source "$(dirname "$(realpath "$0")")/scene.sh"
begin_scene mishaps

lives='trap "exit 5" TERM; echo begun; while :; do sleep 0.05; done'
run() { "${docker[@]}" run --detach --network none "$@"; }
pid_of() { "${docker[@]}" container inspect --format '{{.State.Pid}}' "$1"; }
kill_monitor() { kill -KILL "$(cat "$work"/*/c/"$1"/monitor)"; }
# One that nobody has reaped yet is gone.
is_gone() { ! grep -q '^State:.[RSDTt]' "/proc/$1/status" 2>/dev/null; }
remove() { "${docker[@]}" rm --force --volumes "$@" >/dev/null || fail "$* cannot be removed"; }
passed() { printf 'ok %s\n' "$step"; }

monitor_dies() {
    local id pid
    id=$(run --name one "$image" sh -c "$lives")
    pid=$(pid_of one)
    kill_monitor "$id"
    is_status one "running 0" || fail "it is $(status_of one) without a monitor"
    [ "$("${docker[@]}" exec one echo in)" = in ] || fail "it cannot be entered"
    kill -KILL "$pid"
    until_true is_status one "exited 255" || fail "its end was not seen: $(status_of one)"
    "${docker[@]}" start one >/dev/null || fail "it cannot be started again"
    kill_monitor "$id"
    "${docker[@]}" stop --time 20 one >/dev/null || fail "it cannot be stopped"
    is_status one "exited 255" || fail "it was stopped, and is $(status_of one)"
    "${docker[@]}" start one >/dev/null
    kill_monitor "$id"
    remove one
    passed
}

# Both die, in either order, and the next engine has to find out.
monitor_dies_with_the_engine() {
    local id pid brief
    id=$(run --name one "$image" sh -c "$lives")
    run --rm --name brief "$image" sh -c "$lives" >/dev/null
    pid=$(pid_of one)
    brief=$(pid_of brief)
    kill_engine
    kill_monitor "$id"
    kill -KILL "$brief"
    start
    is_status one "running 0" || fail "it is $(status_of one)"
    until_true has_status brief absent || fail "one that was to go at its end is $(status_of brief)"
    "${docker[@]}" kill one >/dev/null || fail "it cannot be killed"
    is_status one "exited 255" || fail "it was killed, and is $(status_of one)"
    is_gone "$pid" || fail "its process lives"
    remove one
    passed
}

check_hangs() {
    run --name one --health-cmd 'sleep 1000 & wait' --health-interval 200ms --health-timeout 300ms --health-retries 1 "$image" sh -c "$lives" >/dev/null
    until_true has_health one unhealthy || fail "a check that hangs does not fail"
    # shellcheck disable=SC2016 # for the shell inside
    until_true "${docker[@]}" exec one sh -c 'for p in /proc/[0-9]*; do [ "$(tr "\0" " " <"$p/cmdline")" != "sleep 1000 " ] || exit 1; done' ||
        fail "a check that hangs is not ended"
    "${docker[@]}" stop --time 20 one >/dev/null || fail "it cannot be stopped"
    is_status one "exited 5" || fail "it was stopped, and is $(status_of one)"
    remove one
    passed
}
has_health() { [ "$("${docker[@]}" container inspect --format '{{.State.Health.Status}}' "$1")" = "$2" ]; }

halted_and_brief() {
    run --name one "$image" sh -c "$lives" >/dev/null
    "${docker[@]}" pause one >/dev/null
    "${docker[@]}" stop --time 20 one >/dev/null || fail "one that is paused cannot be stopped"
    is_status one "exited 5" || fail "it was stopped, and is $(status_of one)"
    "${docker[@]}" start one >/dev/null
    "${docker[@]}" pause one >/dev/null
    "${docker[@]}" kill one >/dev/null || fail "one that is paused cannot be killed"
    is_status one "exited 137" || fail "it was killed, and is $(status_of one)"
    remove one
    run --rm --name one "$image" sh -c "$lives" >/dev/null
    "${docker[@]}" restart --time 20 one >/dev/null || fail "one that goes at its end cannot be restarted"
    is_status one "running 0" || fail "it was restarted, and is $(status_of one)"
    "${docker[@]}" stop --time 20 one >/dev/null
    until_true has_status one absent || fail "it has not gone at its end"
    passed
}

# The disk of the engine's state is full, but for what it holds back.
disk_is_full() {
    run --name one "$image" sh -c "$lives" >/dev/null
    run --name two "$image" sh -c "$lives" >/dev/null
    fill
    "${docker[@]}" stop --time 20 one >/dev/null || fail "it cannot be stopped"
    is_status one "exited 5" || fail "it was stopped, and is $(status_of one)"
    kill_engine
    fill
    start
    is_status one "exited 5" || fail "the next engine says $(status_of one)"
    is_status two "running 0" || fail "the next engine says $(status_of two) of another"
    end_engine
    fill
    start
    is_status one "exited 5" || fail "the engine after that says $(status_of one)"
    remove one two
    rm "$work/root/filler"
    [ "$("${docker[@]}" run --rm --network none "$image" echo in)" = in ] || fail "nothing runs when there is room again"
    passed
}
fill() { dd if=/dev/zero of="$work/root/filler" bs=4k oflag=append conv=notrunc status=none 2>/dev/null || true; }

# Files that nobody can make sense of any more.
records_are_damaged() {
    run --name one --restart no "$image" sh -c "$lives" >/dev/null
    "${docker[@]}" stop --time 20 one >/dev/null
    end_engine
    dd if=/dev/urandom of="$work/root/state.db" bs=512 count=8 conv=notrunc status=none
    mv "$work/root/events.log" "$work/root/events"
    mkdir "$work/root/events.log"
    start
    grep -q 'state.db was damaged' "$work/log" || fail "it is not said"
    [ -d "$work/root/events.log.damaged" ] || fail "the log of events was not set aside"
    [ -n "$(ls "$work/root/containers")" ] || fail "files of a container were taken for a remnant"
    [ "$("${docker[@]}" run --rm --network none "$image" echo in)" = in ] || fail "nothing runs"
    passed
}

runtime_is_deleted() {
    local pid
    run --name one "$image" sh -c "$lives" >/dev/null
    run --name two "$image" sh -c "$lives" >/dev/null
    pid=$(pid_of two)
    kill_engine
    local program
    for program in crun runc; do
        [ ! -e /usr/bin/$program ] || mount --bind /dev/null /usr/bin/$program
        [ ! -e /usr/sbin/$program ] || mount --bind /dev/null /usr/sbin/$program
    done
    start
    is_status one "running 0" || fail "without a runtime it is $(status_of one)"
    "${docker[@]}" stop --time 20 one >/dev/null || fail "it cannot be stopped"
    is_status one "exited 5" || fail "it was stopped, and is $(status_of one)"
    if "${docker[@]}" start one 2>"$work/said"; then fail "it starts without a runtime"; fi
    grep -q 'crun' "$work/said" || fail "the reason is not said: $(cat "$work/said")"
    remove one two
    is_gone "$pid" || fail "its process lives"
    end_engine
    umount /usr/bin/crun /usr/bin/runc /usr/sbin/crun /usr/sbin/runc 2>/dev/null || true
    start
    [ "$("${docker[@]}" run --rm --network none "$image" echo in)" = in ] || fail "nothing runs when the runtime is back"
    passed
}

# Everything in memory is gone, and numbers of processes mean others.
machine_starts_anew() {
    local id
    id=$(run --name one "$image" sh -c "$lives")
    run --name two --restart always "$image" sh -c "$lives" >/dev/null
    # It cannot live before the other does, and is tried once only.
    "${docker[@]}" run --detach --network container:two --restart on-failure:1 --name three "$image" sh -c "$lives" >/dev/null
    kill_engine
    kill -KILL "$(cat "$work"/*/c/"$id"/monitor)"
    for pid in "$work"/*/c/*/pid; do kill -KILL "$(cat "$pid")"; done
    awk -v below="$work/root/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    find "$work" -mindepth 1 -maxdepth 1 -type d ! -name root -exec rm -rf --one-file-system {} +
    DARSE_BOOT=another start
    is_status one "exited 255" || fail "it is $(status_of one)"
    until_true is_status two "running 0" || fail "one that is always to run is $(status_of two)"
    until_true is_status three "running 0" || fail "one that lives in its network is $(status_of three)"
    [ "$(readlink "/proc/$(pid_of two)/ns/net")" = "$(readlink "/proc/$(pid_of three)/ns/net")" ] || fail "it lives elsewhere"
    "${docker[@]}" start one >/dev/null || fail "it cannot be started"
    remove one two three
    end_engine
    start
    passed
}

# Somebody sets the clock, back and then far ahead, while the engine lives and while it does not.
clock_is_changed() {
    local id before
    end_engine
    set_clock 0
    OTHERCLOCK=$work/clock LD_PRELOAD=$build/tests/libotherclock.so start
    id=$(run --name one "$image" sh -c "$lives")
    run --name loop --restart always "$image" false >/dev/null
    run --name checked --health-cmd true --health-interval 100ms "$image" sh -c "$lives" >/dev/null
    until_true has_health checked healthy || fail "it is not healthy"
    set_clock -90000
    [ "$(($(date +%s) - $(date --date "$("${docker[@]}" info --format '{{.SystemTime}}')" +%s)))" -gt 80000 ] ||
        fail "the engine does not see the other clock"
    before=$(restarts_of loop)
    until_true has_restarted loop "$before" || fail "nobody restarts what crashes when the clock was set back"
    before=$(checks_of checked)
    until_true has_other_checks checked "$before" || fail "nobody checks health when the clock was set back"
    "${docker[@]}" ps --filter name=one --format '{{.Status}}' | grep '^Up' >/dev/null || fail "the list says nonsense"
    "${docker[@]}" restart --time 20 one >/dev/null || fail "it cannot be restarted"
    is_status one "running 0" || fail "it was restarted, and is $(status_of one)"
    [ "$("${docker[@]}" run --rm --network none "$image" echo in)" = in ] || fail "nothing runs when the clock was set back"
    kill_engine
    set_clock 900000
    OTHERCLOCK=$work/clock LD_PRELOAD=$build/tests/libotherclock.so start
    is_status one "running 0" || fail "the next engine, ahead, says $(status_of one)"
    [ "$("${docker[@]}" exec one echo in)" = in ] || fail "it cannot be entered"
    before=$(restarts_of loop)
    until_true has_restarted loop "$before" || fail "nobody restarts what crashes when the clock was set ahead"
    "${docker[@]}" stop --time 20 one >/dev/null || fail "it cannot be stopped"
    is_status one "exited 5" || fail "it was stopped, and is $(status_of one)"
    [ "$("${docker[@]}" logs one | tail -n 1)" = begun ] || fail "its log is not there"
    [ "$("${docker[@]}" wait one)" = 5 ] || fail "$id ended otherwise"
    remove one loop checked
    end_engine
    start
    passed
}
# Eight bytes, as a number of this machine; in place, because the engine looks at this very file.
set_clock() {
    perl -e 'print pack("q", $ARGV[0])' -- "$1" >"$work/clock.new"
    dd if="$work/clock.new" of="$work/clock" conv=notrunc status=none
}
restarts_of() { "${docker[@]}" container inspect --format '{{.RestartCount}}' "$1"; }
has_restarted() { [ "$(restarts_of "$1")" -gt "$2" ]; }
checks_of() { "${docker[@]}" container inspect --format '{{json .State.Health.Log}}' "$1"; }
has_other_checks() { [ "$(checks_of "$1")" != "$2" ]; }

mkdir "$work/root"
mount -t tmpfs -o size=400m darse "$work/root" # images want much room to stay free
start
"$build/bin/darsectl" --socket "$socket" image starter >/dev/null
mount -o remount,size=48m "$work/root"
[ $# -gt 0 ] || set -- monitor_dies monitor_dies_with_the_engine check_hangs halted_and_brief disk_is_full \
    clock_is_changed runtime_is_deleted machine_starts_anew records_are_damaged
for step; do
    "$step"
done
