#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# metrics.sh BUILD [SECONDS] [IDLE]: what it costs to watch 14 containers, with Darse and docker side by side: the same image,
# the same containers, both watched by docker's own `stats` over the same time; how well the numbers of Darse, docker and
# podman agree with the files of the kernel under known loads; and what an engine with IDLE containers at rest costs while it
# keeps their history. It needs root.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
build=$(realpath "$1")
seconds=${2:-30}
idle=${3:-1000}
count=14
# shellcheck source=tests/bench/parts/scene.sh
source "$here/parts/scene.sh"

watchers=()
stop_watchers() {
    local pid
    for pid in "${watchers[@]}"; do kill "$pid" 2>/dev/null || true; done
    watchers=()
}
remove_all() { docker -H "unix://$work/$1.sock" ps -aq 2>/dev/null | xargs -r docker -H "unix://$work/$1.sock" rm -f >/dev/null 2>&1 || true; }
leave() {
    stop_watchers
    podman "${podman[@]}" rm --all --force --time 0 >"$work/podman.log" 2>&1 || true
    remove_all darse
    remove_all docker
}
begin_scene bench
podman=(--root "$work/podman" --runroot "$work/podman-run" --cgroup-manager cgroupfs)
image=localhost/darse/starter:latest
begin_darse "$build"
engine=$begun
begin_dockerd --bridge none --iptables=false
dockerd=$begun
"$build/bin/darsectl" --socket "$work/darse.sock" image starter >/dev/null
"$build/bin/darsectl" --socket "$work/darse.sock" image save "$image" >"$work/starter.tar" --format docker
docker -H "unix://$work/docker.sock" load --quiet --input "$work/starter.tar" >/dev/null
podman "${podman[@]}" load --quiet --input "$work/starter.tar" >/dev/null
for client in darse docker; do
    for ((i = 0; i < count; i++)); do
        docker -H "unix://$work/$client.sock" run -d --network none --name "idle$i" "$image" sleep 100000 >/dev/null
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
for client in darse docker; do
    docker -H "unix://$work/$client.sock" stats >"$work/stats.out" 2>&1 &
    watchers+=($!)
    disown
done
sleep 3
clients_before=("$(cpu "${watchers[0]}")" "$(cpu "${watchers[1]}")")
measure "$count containers, docker stats"
awk -v s="$seconds" -v a="$(($(cpu "${watchers[0]}") - clients_before[0]))" -v b="$(($(cpu "${watchers[1]}") - clients_before[1]))" \
    'BEGIN { printf "  their clients: docker on darse %.2f s, docker on dockerd %.2f s\n", a / 100, b / 100 }'
stop_watchers
remove_all darse
remove_all docker

# Agreement, one engine after the other: half a processor, 256 MiB of files below a limit of 200, a steady writer.
# shellcheck disable=SC2016 # for the shell in the container
loads() {
    "$@" run -d --network none --name busy --cpus 0.5 "${own[@]}" "$image" sh -c 'while :; do :; done' >/dev/null
    "$@" run -d --network none --name full --memory 200m "${own[@]}" "$image" \
        sh -c 'dd if=/dev/zero of=/x bs=1M count=256; sleep 100000' >/dev/null
    "$@" run -d --network none --name writer "${own[@]}" "$image" \
        sh -c 'while :; do dd if=/dev/zero of=/x bs=64k count=32 oflag=direct conv=notrunc 2>/dev/null; sleep 0.1; done' >/dev/null
    sleep 4
}
printf 'agreement with the kernel'\''s files over 10 s (goal 3 %%)\n'
own=()
loads docker -H "unix://$work/darse.sock"
python3 "$here/parts/agreement.py" darse "$work/darse.sock"
python3 "$here/parts/agreement.py" docker "$work/darse.sock"
remove_all darse
loads docker -H "unix://$work/docker.sock"
python3 "$here/parts/agreement.py" docker "$work/docker.sock"
remove_all docker
# podman cannot raise limits on every machine: it is to take the machine's.
own=(--ulimit nofile=1024:1024 --ulimit nproc=1024:1024)
loads podman "${podman[@]}"
python3 "$here/parts/agreement.py" podman "${podman[@]}"
podman "${podman[@]}" rm --all --force --time 0 >/dev/null

kill "$dockerd"
wait "$dockerd" || true
seq "$idle" | xargs -P 4 -I{} "$build/bin/darsectl" --socket "$work/darse.sock" run --detach --network none "$image" sleep 100000 >/dev/null
sleep 60 # everybody's details have been read, and its layer looked at
before=$(cpu "$engine")
sleep "$seconds"
awk -v n="$idle" -v s="$seconds" -v a="$(($(cpu "$engine") - before))" \
    'BEGIN { printf "engine with %d idle containers, all sampled: %.2f %% of a core over %d s (goal 1 %%)\n", n, a / s, s }'
awk '/^Vm(RSS|HWM)/ { printf "  %s %.1f MiB", $1, $2 / 1024 } END { print "" }' "/proc/$engine/status"
du --apparent-size -sm "$work/darse/metrics" | awk -v n="$idle" '{ printf "  history: %d MiB, %.3f MiB a container\n", $1, $1 / n }'
"$build/bin/darsectl" --socket "$work/darse.sock" stats >"$work/stats.out" 2>&1 &
watchers+=($!)
disown
sleep 5
before=$(cpu "$engine")
sleep "$seconds"
awk -v n="$idle" -v s="$seconds" -v a="$(($(cpu "$engine") - before))" \
    'BEGIN { printf "the same while darsectl stats looks at all: %.2f %% of a core\n", a / s }'
