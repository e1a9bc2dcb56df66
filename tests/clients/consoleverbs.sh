#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# consoleverbs.sh BUILD: what the console does, with an engine of ours, a real dockerd and a real Podman, those that are
# installed.
set -euo pipefail
# shellcheck source=tests/clients/realservers.sh
source "$(dirname "$(realpath "$0")")/realservers.sh"

# in_trash HOST STATE: how many containers in the trash are in this state.
in_trash() { docker -H "$1" ps --all --quiet --filter name=darse-trash --filter "status=$2" | wc -l; }
has_in_trash() { [ "$(in_trash "$1" "$2")" = "$3" ]; }

# try_podman HOST ADDRESS: it tells what it gives by itself, and begins again what it is to run always.
try_podman() {
    local host=$1 run
    asked=$host
    run=(docker -H "$host" run --detach --ulimit nofile=1024:1024 --ulimit nproc=1024:1024)
    "${run[@]}" --name home --user 77 "$image" sleep 600 >/dev/null
    docker -H "$host" restart --time 0 home >/dev/null # it tells the home from the second start on
    "${run[@]}" --name loop --network none --restart always "$image" sh -c 'sleep 0.5; exit 3' >/dev/null
    "${run[@]}" --name shop --network none --restart always "$image" sleep 600 >/dev/null
    timeout 120 "$build/tests/podmanverbs" "$2" || fail "podman: the console could not"
    # shellcheck disable=SC2016 # the container has it
    same "home of the other user" "$(docker -H "$host" exec home sh -c 'echo $HOME')" /root
    same "what lies in the trash" "$(in_trash "$host" exited)" 2
    for _ in 1 2 3 4 5 6; do
        same "what runs in the trash" "$(in_trash "$host" running)" 0
        sleep 0.5
    done
    # The machine begins anew, and with it what is to run always.
    docker -H "$host" start "$(docker -H "$host" ps --all --quiet --filter name=darse-trash.*shop)" >/dev/null
    same "what runs in the trash" "$(in_trash "$host" running)" 1
    "$build/tests/podmanverbs" "$2" look >/dev/null &
    others+=($!)
    eventually has_in_trash "$host" running 0
    mapfile -t run < <(docker -H "$host" ps --all --quiet)
    docker -H "$host" rm --force "${run[@]}" >/dev/null
    asked=
}

try_verbs darse "$DOCKER_HOST" "$work/darse.sock"

if command -v dockerd >/dev/null; then
    # shellcheck disable=SC2016 # these are for the inner shell
    unshare --net sh -c 'ip link set lo up && exec dockerd "$@"' sh --data-root "$work/docker" \
        --exec-root "$work/docker-run" --pidfile "$work/docker.pid" --host "unix://$work/docker.sock" \
        --storage-driver overlay2 --iptables=false --ip6tables=false >"$work/dockerd.log" 2>&1 &
    others+=($!)
    eventually docker -H "unix://$work/docker.sock" load --quiet --input "$work/starter.tar"
    try_verbs dockerd "unix://$work/docker.sock" "$work/docker.sock"
fi
if command -v podman >/dev/null; then
    podman --root "$work/podman" --runroot "$work/podman-run" --cgroup-manager cgroupfs system service --time 0 \
        "unix://$work/podman.sock" >"$work/podman.log" 2>&1 &
    others+=($!)
    eventually docker -H "unix://$work/podman.sock" load --quiet --input "$work/starter.tar"
    try_verbs podman "unix://$work/podman.sock" "$work/podman.sock"
    try_podman "unix://$work/podman.sock" "$work/podman.sock"
fi
printf 'ok:%s\n' "$tried"
