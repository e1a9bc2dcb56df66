#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# compare.sh BUILD [SCENE…]: the same requests to an engine of ours and to a real dockerd, and what differs in the answers.
# That dockerd has its own state and its own network namespace, so that it meets nobody's bridges and rules.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"
shift

unset http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY
docker_socket="$work/docker.sock"
docker=

end_docker() {
    if [ -n "$docker" ]; then
        # Its own containerd ends with it.
        kill "$docker" 2>/dev/null || true
        wait "$docker" 2>/dev/null || true
    fi
    end_engine
}
trap end_docker EXIT

# shellcheck disable=SC2016 # these are for the inner shell
unshare --net sh -c 'ip link set lo up && exec dockerd "$@"' sh --data-root "$work/docker" --exec-root "$work/docker-run" \
    --pidfile "$work/docker.pid" --host "unix://$docker_socket" --storage-driver overlay2 --iptables=false \
    --ip6tables=false >"$work/dockerd.log" 2>&1 &
docker=$!
for ((i = 0; i < 600; i++)); do
    if docker -H "unix://$docker_socket" version >/dev/null 2>&1; then break; fi
    if ! kill -0 "$docker" 2>/dev/null || [ "$i" -eq 599 ]; then
        tail -n 20 "$work/dockerd.log" >&2
        fail "dockerd does not start"
    fi
    sleep 0.2
done

image=localhost/darse/starter:latest
"$build/bin/darsectl" --socket "$work/darse.sock" image save "$image" --format docker >"$work/starter.tar"
docker -H "unix://$docker_socket" load --quiet --input "$work/starter.tar" >/dev/null

PYTHONDONTWRITEBYTECODE=1 python3 "$here/compare.py" "$work/darse.sock" "$work/root" "$docker_socket" "$work/docker" "$@"
