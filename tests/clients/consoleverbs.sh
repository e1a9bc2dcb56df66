#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# consoleverbs.sh BUILD: what the console does, with an engine of ours, a real dockerd and a real Podman, those that are
# installed.
set -euo pipefail
# shellcheck source=tests/clients/realservers.sh
source "$(dirname "$(realpath "$0")")/realservers.sh"

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
fi
printf 'ok:%s\n' "$tried"
