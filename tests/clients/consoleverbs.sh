#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# consoleverbs.sh BUILD: what the console does, with an engine of ours, a real dockerd and a real Podman.
set -euo pipefail
# shellcheck source=tests/clients/engine.sh
source "$(dirname "$(realpath "$0")")/engine.sh"

others=()
end_others() {
    for each in "${others[@]}"; do
        kill "$each" 2>/dev/null || true
        wait "$each" 2>/dev/null || true
    done
    end_engine
}
trap end_others EXIT

image=localhost/darse/starter:latest
verbs=$build/tests/consoleverbs

# try NAME SOCKET
try() {
    printf -- '-- %s\n' "$1"
    docker -H "unix://$2" run --detach --name web --volume "data-$1:/data" \
        --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 "$image" sleep 600 >/dev/null
    # A volume of strangers: its links lead to what a volume does not have.
    docker -H "unix://$2" exec web sh -c 'ln -s /etc/passwd /data/passwd && ln -s /etc /data/etc'
    timeout 120 "$verbs" "$2" "$image" web "data-$1" || fail "$1: the console could not"
    # shellcheck disable=SC2016 # the container has it
    same "variable of $1" "$(docker -H "unix://$2" exec web sh -c 'echo $GREETING')" hello
    docker -H "unix://$2" rm --force --volumes web >/dev/null
    same "containers of $1" "$(docker -H "unix://$2" ps --all --quiet)" ""
}

try darse "$work/darse.sock"
"$build/bin/darsectl" --socket "$work/darse.sock" image save "$image" --format docker >"$work/starter.tar"

if command -v dockerd >/dev/null; then
    # shellcheck disable=SC2016 # these are for the inner shell
    unshare --net sh -c 'ip link set lo up && exec dockerd "$@"' sh --data-root "$work/docker" \
        --exec-root "$work/docker-run" --pidfile "$work/docker.pid" --host "unix://$work/docker.sock" \
        --storage-driver overlay2 --iptables=false --ip6tables=false >"$work/dockerd.log" 2>&1 &
    others+=($!)
    eventually docker -H "unix://$work/docker.sock" load --quiet --input "$work/starter.tar"
    try dockerd "$work/docker.sock"
fi
if command -v podman >/dev/null; then
    podman --root "$work/podman" --runroot "$work/podman-run" --cgroup-manager cgroupfs system service --time 0 \
        "unix://$work/podman.sock" >"$work/podman.log" 2>&1 &
    others+=($!)
    eventually docker -H "unix://$work/podman.sock" load --quiet --input "$work/starter.tar"
    try podman "$work/podman.sock"
fi
printf 'ok\n'
