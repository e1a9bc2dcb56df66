#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# metrics.sh BUILD [SECONDS]: what it costs to watch 14 containers, with Darse and docker side by side: the same image, the
# same containers, both watched by docker's own `stats` over the same time; and how well the numbers agree with the files
# of the kernel under a known load. It needs root.
set -euo pipefail

build=$(realpath "$1")
seconds=${2:-30}
count=14
[ "$(id -u)" -eq 0 ] || {
    printf 'error: docker needs root here\n' >&2
    exit 1
}

work=$(mktemp -d "${TMPDIR:-/var/tmp}/darse-bench.XXXXXX")
pids=()
watchers=()
end() {
    local pid i id
    for pid in "${watchers[@]}"; do kill "$pid" 2>/dev/null || true; done
    for client in "unix://$work/darse.sock" "unix://$work/docker.sock"; do
        for id in $(docker -H "$client" ps -aq 2>/dev/null); do docker -H "$client" rm -f "$id" >/dev/null 2>&1 || true; done
    done
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        pid=${pids[i]}
        kill "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || true
    done
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}
trap end EXIT

until_done() {
    local i
    for ((i = 0; i < 300; i++)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    printf 'error: this never came true: %s\n' "$*" >&2
    return 1
}

# cpu PID: hundredths of a second that it and its children that were waited for have used.
cpu() {
    awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"
}

darsectl=("$build/bin/darsectl" --socket "$work/darse.sock")
image=localhost/darse/starter:latest
"$build/bin/darse-engine" --root "$work/darse" --socket "$work/darse.sock" --log error &
engine=$!
pids+=("$engine")
dockerd --data-root "$work/docker" --exec-root "$work/docker-run" --pidfile "$work/docker.pid" \
    -H "unix://$work/docker.sock" --storage-driver overlay2 --bridge none --iptables=false >"$work/dockerd.log" 2>&1 &
dockerd=$!
pids+=("$dockerd")
until_done "${darsectl[@]}" ping
until_done docker -H "unix://$work/docker.sock" version
"${darsectl[@]}" image starter >/dev/null
"${darsectl[@]}" image save "$image" >"$work/starter.tar" --format docker
docker -H "unix://$work/docker.sock" load --quiet --input "$work/starter.tar" >/dev/null
for client in "unix://$work/darse.sock" "unix://$work/docker.sock"; do
    for ((i = 0; i < count; i++)); do
        docker -H "$client" run -d --network none --name "idle$i" "$image" sleep 100000 >/dev/null
    done
done
containerd=$(pgrep -P "$dockerd" containerd || true)

# Watched by nobody first, then by docker's own client.
measure() {
    local title=$1 darse_before docker_before containerd_before=0 containerd_after=0
    darse_before=$(cpu "$engine")
    docker_before=$(cpu "$dockerd")
    [ -z "$containerd" ] || containerd_before=$(cpu "$containerd")
    sleep "$seconds"
    [ -z "$containerd" ] || containerd_after=$(cpu "$containerd")
    awk -v title="$title" -v s="$seconds" -v a="$(($(cpu "$engine") - darse_before))" \
        -v b="$(($(cpu "$dockerd") - docker_before + containerd_after - containerd_before))" 'BEGIN {
        printf "%s, %d s: darse-engine %.2f s (%.2f %% of a core), dockerd with containerd %.2f s (%.2f %%)", title, s, a / 100, a / s, b / 100, b / s
        if (b > 0) printf ", ratio %.2f", a / b
        printf "\n"
    }'
}
measure "$count containers, nobody looks"
for client in "unix://$work/darse.sock" "unix://$work/docker.sock"; do
    docker -H "$client" stats >"$work/stats.out" 2>&1 &
    watchers+=($!)
    disown
done
sleep 3
clients_before=("$(cpu "${watchers[0]}")" "$(cpu "${watchers[1]}")")
measure "$count containers, docker stats"
awk -v s="$seconds" -v a="$(($(cpu "${watchers[0]}") - clients_before[0]))" -v b="$(($(cpu "${watchers[1]}") - clients_before[1]))" \
    'BEGIN { printf "  their clients: docker on darse %.2f s, docker on dockerd %.2f s\n", a / 100, b / 100 }'
for pid in "${watchers[@]}"; do kill "$pid" 2>/dev/null || true; done
watchers=()
docker -H "unix://$work/docker.sock" ps -q | xargs -r docker -H "unix://$work/docker.sock" rm -f >/dev/null

# Agreement: half a processor, memory below a limit, a writer. The files are read right after the first and the last frame.
docker -H "unix://$work/darse.sock" run -d --network none --name busy --cpus 0.5 "$image" sh -c 'while :; do :; done' >/dev/null
docker -H "unix://$work/darse.sock" run -d --network none --name full --memory 200m --tmpfs /t:size=190m "$image" \
    sh -c 'dd if=/dev/zero of=/t/x bs=1M count=150; sleep 100000' >/dev/null
mkdir "$work/disk"
docker -H "unix://$work/darse.sock" run -d --network none --name writer -v "$work/disk:/d" "$image" \
    sh -c 'while :; do dd if=/dev/zero of=/d/x bs=64k count=64 conv=fsync 2>/dev/null; sleep 0.2; done' >/dev/null
sleep 4
python3 "$(dirname "$(realpath "$0")")/agreement.py" "$work/darse.sock"
