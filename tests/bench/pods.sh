#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pods.sh BUILD [RUNS] [PART…]: what pods cost. A pod of two containers from apply until it runs, beside `podman kube play`;
# a hundred at once; how fast a watch tells; a list of 5000 pods. Parts: play, api, hundred, watch, list; all of them
# without a word. It needs root.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
build=$(realpath "$1")
runs=${2:-20}
parts=${*:3}
wanted() { case " ${parts:-play api hundred watch list} " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }
# shellcheck source=tests/bench/parts/scene.sh
source "$here/parts/scene.sh"
leave() { podman "${podman[@]}" pod rm --all --force --time 0 >>"$work/podman.log" 2>&1 || true; }
begin_scene pods
podman=(--root "$work/podman" --runroot "$work/podman-run" --cgroup-manager cgroupfs)
image=localhost/darse/starter:latest
ctl=("$build/bin/darsectl" --socket "$work/darse.sock")
cost() { python3 "$here/parts/podcost.py" "$1" "$work/darse.sock" "$2"; }

begin_darse "$build"
engine=$begun
"${ctl[@]}" image starter >/dev/null

cat >"$work/pod.yaml" <<YAML
apiVersion: v1
kind: Pod
metadata: {name: play}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - {name: one, image: "$image", imagePullPolicy: Never, command: [sleep, "100000"]}
  - {name: two, image: "$image", imagePullPolicy: Never, command: [sleep, "100000"]}
YAML

# median NAME BEFORE COMMAND…: in milliseconds; BEFORE undoes the last one each time.
median() {
    hyperfine -N --warmup 1 --runs "$runs" --prepare "$2" --export-json "$work/$1.json" "${*:3}" >"$work/$1.log" 2>&1 || {
        cat "$work/$1.log" >&2
        return 1
    }
    jq '.results[0].median * 1000' "$work/$1.json"
}

# As people do, each by its own program, which returns when the pod runs.
play() {
    local ours theirs
    # podman cannot raise limits on every machine: it is to take the machine's.
    printf '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n' >"$work/containers.conf"
    export CONTAINERS_CONF=$work/containers.conf
    "${ctl[@]}" image save "$image" >"$work/starter.tar" --format docker
    podman "${podman[@]}" load --quiet --input "$work/starter.tar" >/dev/null
    cat >"$work/gone" <<SCRIPT
#!/bin/sh
${ctl[*]} delete pod play >/dev/null 2>&1
while ${ctl[*]} get pod play >/dev/null 2>&1; do sleep 0.05; done
SCRIPT
    cat >"$work/podman-gone" <<SCRIPT
#!/bin/sh
podman ${podman[*]} pod rm --force --time 0 play >/dev/null 2>&1
exit 0
SCRIPT
    chmod +x "$work/gone" "$work/podman-gone"
    ours=$(median ours "$work/gone" "${ctl[@]}" play --detach "$work/pod.yaml")
    "$work/gone"
    theirs=$(median theirs "$work/podman-gone" podman "${podman[@]}" kube play "$work/pod.yaml")
    "$work/podman-gone"
    awk -v d="$ours" -v p="$theirs" 'BEGIN {
        printf "pod of two, played:              darsectl %6.1f ms  podman %6.1f ms  %.2fx (goal 0.35x, 120 ms)\n", d, p, d / p }'
}

# Every container of a pod is one conmon and two crun: how fast this machine starts a program decides the rest.
hyperfine -N --warmup 2 --runs 30 --export-json "$work/crun.json" 'crun --version' >"$work/crun.log" 2>&1
jq -r '.results[0].median * 1000' "$work/crun.json" |
    awk '{ printf "this machine:                    crun --version takes %.1f ms (2.2 ms where the goals were set)\n", $1 }'
if wanted play; then play; fi
if wanted api; then
    read -r middle most < <(cost apply "$runs")
    printf 'pod of two, request to ready:    p50 %s ms, slowest %s ms (goal 120 ms)\n' "$middle" "$most"
fi
if wanted watch; then
    read -r middle most < <(cost watch 200)
    printf 'a change until a watch tells it: p50 %s ms, slowest %s ms (goal 10 ms)\n' "$middle" "$most"
fi
if wanted hundred; then
    told=$(cost hundred "$engine")
    printf 'a hundred pods:                  %s (goal 6 s, API 50 ms, 40 MiB; a kube-apiserver alone has about 270 MiB)\n' "$told"
    # Their three hundred containers, made by conmon and crun alone, on empty roots and without networks.
    awk -v ready="${told#*ready }" -v floor="$("$build/bench/bench_launch" 60)" 'BEGIN {
        printf "conmon and crun alone:           %.2f s for as many containers, %.2fx\n", floor * 5, ready / (floor * 5) }'
fi
if wanted list; then
    read -r count size first again < <(cost list "$runs")
    printf 'a list of %s pods, %s MiB:  %s ms at first, p50 %s ms (goal 60 ms)\n' "$count" "$size" "$first" "$again"
fi
