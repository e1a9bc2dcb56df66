#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# containers.sh BUILD [RUNS] [PART…]: what a container's life costs, with Darse, podman and docker in turn on one machine and one
# image (the starter: a static busybox). Each is driven by its own client, as people do, and Darse by docker's as well, so
# that only the engines differ; podman has no engine, its start-up is part of its price. Then the list of a thousand, and
# what parts/engine.sh tells, as root and as an ordinary user. Medians of RUNS runs. Parts: lives, rootless, list, root,
# user; all of them without a word. It needs root, and the user darse-test with subordinate ids.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
build=$(realpath "$1")
runs=${2:-30}
parts=${*:3}
wanted() { case " ${parts:-lives rootless list root user} " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }
# shellcheck source=tests/bench/parts/scene.sh
source "$here/parts/scene.sh"
leave() { podman "${podman[@]}" rm --all --force >"$work/podman.log" 2>&1 || true; }
begin_scene bench

podman=(--root "$work/podman" --runroot "$work/podman-run" --cgroup-manager cgroupfs)
darse=("$build/bin/darsectl" --socket "$work/darse.sock")
darse_docker=(docker -H "unix://$work/darse.sock")
dockerd=(docker -H "unix://$work/docker.sock")
image=localhost/darse/starter:latest

# Docker and podman make bridges and rules of the machine's own; they take them away again with their containers.
begin_darse "$build"
# shellcheck disable=SC2119 # nothing more is asked of it
begin_dockerd
"$build/bin/darsectl" --socket "$work/darse.sock" image starter >/dev/null
"$build/bin/darsectl" --socket "$work/darse.sock" image save "$image" >"$work/starter.tar" --format docker
"${dockerd[@]}" load --quiet --input "$work/starter.tar" >/dev/null
podman "${podman[@]}" load --quiet --input "$work/starter.tar" >/dev/null

# median NAME COMMAND…: in milliseconds. What holds 32 runs is done a third as often.
median() {
    local name=$1 times=$runs
    shift
    [ "$1" != "$work/parallel" ] || times=$(((runs + 2) / 3))
    hyperfine -N --warmup 2 --runs "$times" --export-json "$work/$name.json" "$*" >"$work/$name.log" 2>&1 || {
        cat "$work/$name.log" >&2
        return 1
    }
    jq '.results[0].median * 1000' "$work/$name.json"
}

resident() { awk '/^VmRSS/ { printf "%.1f MiB resident\n", $2 / 1024 }' "/proc/$1/status"; }

# row TITLE DARSE BY-DOCKERS-CLIENT PODMAN DOCKER
row() {
    awk -v title="$1" -v d="$2" -v c="$3" -v p="$4" -v k="$5" 'BEGIN {
        printf "%-32s darsectl %7.1f ms  podman %7.1f ms (%.2fx)  docker %7.1f ms (%.2fx; by the same client %.1f ms, %.2fx)\n",
            title, d, p, d / p, k, d / k, c, c / k }'
}

# all TITLE COMMAND…: the same with each.
all() {
    local title=$1
    shift
    # podman cannot raise limits on every machine: it is to take the machine's.
    local own=("$@")
    [ "$1" != run ] || own=(run --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 "${@:2}")
    row "$title" "$(median darse "${darse[@]}" "$@")" "$(median darse-docker "${darse_docker[@]}" "$@")" \
        "$(median podman podman "${podman[@]}" "${own[@]}")" "$(median docker "${dockerd[@]}" "$@")"
}

# What runs its arguments 32 times, 8 at a time.
cat >"$work/parallel" <<'SCRIPT'
#!/bin/sh
seq 32 | xargs -P 8 -I{} "$@"
SCRIPT
chmod +x "$work/parallel"

lives() {
    all "run + exit + remove, no network" run --rm --network none "$image" true
    all "the same, bridge and a port" run --rm --publish 18181:80 "$image" true

    long=(--detach --network none --name long)
    "${darse[@]}" run "${long[@]}" "$image" sleep 100000 >/dev/null
    "${dockerd[@]}" run "${long[@]}" "$image" sleep 100000 >/dev/null
    podman "${podman[@]}" run --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 "${long[@]}" "$image" sleep 100000 >/dev/null
    all "exec of true" exec long true
    "${darse[@]}" rm --force long >/dev/null
    "${dockerd[@]}" rm --force long >/dev/null
    podman "${podman[@]}" rm --force long >/dev/null

    run_none=(run --rm --network none "$image" true)
    row "32 runs, 8 at a time" \
        "$(median darse-many "$work/parallel" "${darse[@]}" "${run_none[@]}")" \
        "$(median darse-docker-many "$work/parallel" "${darse_docker[@]}" "${run_none[@]}")" \
        "$(median podman-many "$work/parallel" podman "${podman[@]}" run --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 "${run_none[@]:1}")" \
        "$(median docker-many "$work/parallel" "${dockerd[@]}" "${run_none[@]}")"
}

# The same as an ordinary user, beside podman: Docker's engine has no such thing here.
rootless() {
    local home as ctl theirs limits before=()
    home=$(mktemp -d /var/tmp/db.XXXXXX)
    folders+=("$home")
    cp "$build/bin/darse-engine" "$build/bin/darsectl" "$work/starter.tar" "$home"
    mkdir "$home/user"
    chown darse-test: "$home/user"
    chmod 755 "$home"
    as=(env -u XDG_CONFIG_HOME -u XDG_RUNTIME_DIR "HOME=$home/user" setpriv --reuid=darse-test "--regid=$(id -g darse-test)" --clear-groups --)
    "${as[@]}" "$home/darse-engine" --root "$home/user/darse" --socket "$home/user/s" --log error &
    pids+=($!)
    ctl=("${as[@]}" "$home/darsectl" --socket "$home/user/s")
    theirs=("${as[@]}" podman --root "$home/user/podman" --runroot "$home/user/run" --cgroup-manager cgroupfs)
    limits=(--ulimit nofile=1024:1024 --ulimit nproc=1024:1024)
    until_done "${ctl[@]}" ping
    "${ctl[@]}" image starter >/dev/null
    (cd "$home" && "${theirs[@]}" load --quiet --input "$home/starter.tar" >/dev/null)
    printf '\nas an ordinary user\n'
    cd "$home/user"
    pair "run + exit + remove, no network" 0.30 run "${limits[@]}" --rm --network none "$image" true
    pair "the same, its usual network and a port" 0.35 run "${limits[@]}" --rm --publish 18182:80 "$image" true
    "${ctl[@]}" run --detach --network none --name long "$image" sleep 100000 >/dev/null
    "${theirs[@]}" run "${limits[@]}" --detach --network none --name long "$image" sleep 100000 >/dev/null
    pair "exec of true" - exec long true
    before=("$work/parallel")
    pair "32 runs, 8 at a time" 0.35 run "${limits[@]}" --rm --network none "$image" true
    "${ctl[@]}" rm --force long >/dev/null
    "${theirs[@]}" rm --force --time 0 long >/dev/null
    "${theirs[@]}" rm --all --force >/dev/null 2>&1 || true
    cd /
}

# pair TITLE GOAL COMMAND…: with darsectl and with podman, as rootless() has set them.
pair() {
    awk -v title="$1" -v goal="$2" -v d="$(median user-darse "${before[@]}" "${ctl[@]}" "${@:3}")" \
        -v p="$(median user-podman "${before[@]}" "${theirs[@]}" "${@:3}")" 'BEGIN {
        printf "%-40s darsectl %7.1f ms  podman %7.1f ms (%.2fx)  goal %sx\n", title, d, p, d / p, goal }'
}

# The list: as many for podman as for the engine. What is measured of the engine is the answer over its socket.
list() {
    printf '\n1000 containers that do not run\n'
    seq 1000 | xargs -P 4 -I{} "${darse[@]}" create --network none "$image" true >/dev/null
    seq 1000 | xargs -P 2 -I{} podman "${podman[@]}" create --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 --network none "$image" true >/dev/null
    read -r count first again < <(python3 "$here/parts/enginecost.py" list "$work/darse.sock" "$runs")
    by_podman=$(median podman-list podman "${podman[@]}" ps -a)
    awk -v n="$count" -v f="$first" -v d="$again" -v p="$by_podman" 'BEGIN {
        printf "list of %d over the API: %.1f ms (the first time %.1f)  goal 10 ms\npodman ps -a: %.1f ms (%.3fx)  goal 0.05x\n", n, d, f, p, d / p }'
    printf 'the engine with them at rest: %s\n' "$(resident "${pids[0]}")"
}

if wanted lives; then lives; fi
if wanted rootless; then rootless; fi
if wanted list; then list; fi
if wanted root; then
    printf '\nas root, beside conmon and crun alone\n'
    "$here/parts/engine.sh" "$build" "$runs"
fi
if wanted user; then
    printf '\nas an ordinary user, beside conmon and crun alone\n'
    "$here/parts/engine.sh" "$build" "$runs" darse-test
fi
