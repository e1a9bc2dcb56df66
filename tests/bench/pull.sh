#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pull.sh BUILD [RUNS] [MEBIBYTES]: pulls an image of eight layers of mixed files from a registry on the loopback into an
# empty store, with Darse, podman and docker in turn; once with gzip and once with zstd layers. The floor is what the
# chosen decompressor needs for the same layers on the same cores, without hashing or writing anything; below it what the
# fastest tools need to do all of it. TMPDIR says where the stores are: a disk, or a tmpfs that takes it out of the picture.
# It needs root.
set -euo pipefail

build=$(realpath "$1")
runs=${2:-3}
mebibytes=${3:-1024}
layers=8
[ "$(id -u)" -eq 0 ] || {
    printf 'error: docker and podman need root here\n' >&2
    exit 1
}

work=$(mktemp -d "${TMPDIR:-/var/tmp}/darse-pull.XXXXXX")
pids=()
end() {
    local pid
    # The last first: they may be at work with those before them. What wait gives is no failure of ours.
    for ((pid = ${#pids[@]} - 1; pid >= 0; pid--)); do
        kill "${pids[pid]}" 2>/dev/null || continue
        wait "${pids[pid]}" 2>/dev/null || true
    done
    # dockerd and podman may leave mounts of their own.
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}
trap end EXIT

# begin LOG COMMAND…: its id is in $begun.
begin() {
    local log=$1
    shift
    "$@" >"$log" 2>&1 &
    begun=$!
    pids+=("$begun")
}

finish() {
    kill "$1"
    wait "$1" || true
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

# Files of this machine in eight parts of the same size, in an order that is the same every time.
make_tars() {
    local i
    find /usr -xdev -type f -size -16384k -printf '%s %p\n' 2>/dev/null | LC_ALL=C sort -k2 |
        shuf --random-source=<(openssl enc -aes-128-ctr -nosalt -pass pass:darse -pbkdf2 </dev/zero 2>/dev/null) |
        awk -v parts="$layers" -v limit="$((mebibytes * 1048576 / layers))" -v folder="$work" '
            BEGIN { part = 0 }
            part < parts { size += $1; sub(/^[0-9]+ /, ""); print > (folder "/list" part)
                           if (size >= limit) { size = 0; ++part } }'
    for ((i = 0; i < layers; i++)); do
        tar --create --file "$work/layer$i.tar" --no-recursion --files-from "$work/list$i" --sort=name 2>/dev/null
    done
}

digest_of() { sha256sum "$1" | cut -d' ' -f1; }

# make_image NAME SUFFIX COMPRESSOR…: an OCI layout in $work/NAME.
make_image() {
    local name=$1 suffix=$2 i file digest
    shift 2
    local blobs=$work/$name/blobs/sha256 rows=() ids=()
    mkdir -p "$blobs"
    for ((i = 0; i < layers; i++)); do
        file=$work/$name/part$i
        "$@" <"$work/layer$i.tar" >"$file"
        digest=$(digest_of "$file")
        mv "$file" "$blobs/$digest"
        rows+=("{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+$suffix\",\"digest\":\"sha256:$digest\",\"size\":$(stat -c %s "$blobs/$digest")}")
        ids+=("\"sha256:$(digest_of "$work/layer$i.tar")\"")
    done
    local IFS=,
    add_document config "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[${ids[*]}]}}"
    local config="{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"sha256:$document\",\"size\":$document_size}"
    add_document manifest "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":$config,\"layers\":[${rows[*]}]}"
    printf '{"imageLayoutVersion":"1.0.0"}' >"$work/$name/oci-layout"
    printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s","size":%s,"annotations":{"org.opencontainers.image.ref.name":"it"}}]}' \
        "$document" "$document_size" >"$work/$name/index.json"
    skopeo copy --quiet --dest-tls-verify=false "oci:$work/$name:it" "docker://$registry/bench/$name:it"
}

# add_document NAME TEXT: its digest and size are in $document and $document_size.
add_document() {
    printf '%s' "$2" >"$blobs/$1"
    document=$(digest_of "$blobs/$1")
    document_size=${#2}
    mv "$blobs/$1" "$blobs/$document"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
# seconds COMMAND…
seconds() {
    local from=${EPOCHREALTIME/[.,]/}
    "$@" >"$work/last.log" 2>&1 || {
        cat "$work/last.log" >&2
        return 1
    }
    awk -v us="$((${EPOCHREALTIME/[.,]/} - from))" 'BEGIN { printf "%.2f\n", us / 1e6 }'
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

pull_darse() {
    rm -rf "$work/darse"
    begin "$work/engine.log" "$build/bin/darse-engine" --root "$work/darse" --socket "$work/engine.sock"
    local engine=$begun
    until_done "$build/bin/darsectl" --socket "$work/engine.sock" ping
    seconds "$build/bin/darsectl" --socket "$work/engine.sock" image pull --quiet "$registry/bench/$1:it" >>"$work/darse.$1"
    awk '/VmHWM/ { print $2 / 1024 }' "/proc/$engine/status" >>"$work/rss.$1"
    finish "$engine"
}
pull_podman() {
    local command=(podman --root "$work/podman" --runroot "$work/podman.run" --storage-driver overlay)
    seconds "${command[@]}" pull --quiet --tls-verify=false "$registry/bench/$1:it" >>"$work/podman.$1"
    "${command[@]}" rmi --all --force >/dev/null
}
pull_docker() {
    begin "$work/dockerd.log" dockerd --data-root "$work/docker" --exec-root "$work/docker.run" --pidfile "$work/docker.pid" \
        --host "unix://$work/docker.sock" --bridge=none --iptables=false --insecure-registry "$registry"
    local daemon=$begun
    until_done docker --host "unix://$work/docker.sock" version
    # What it cannot read at all (zstd, before 23) counts as no time.
    seconds docker --host "unix://$work/docker.sock" pull --quiet "$registry/bench/$1:it" >>"$work/docker.$1" 2>/dev/null ||
        printf 'nan\n' >>"$work/docker.$1"
    finish "$daemon"
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf "$work/docker" "$work/docker.run"
}
# floor NAME COMMAND…: every layer through the decompressor alone, as many at once as there are cores.
floor() {
    local name=$1
    shift
    decompress() { find "$work/$1/blobs/sha256" -size +1024k -print0 | xargs -0 -P "$(nproc)" -n1 "${@:2}" >/dev/null; }
    seconds decompress "$name" "$@" >>"$work/floor.$name"
}

# chain NAME COMMAND…: the same with everything that a pull has to do besides, by the fastest tools there are: hash what
# comes, hash what is in it, write the files.
chain() {
    local name=$1
    shift
    mkdir "$work/chain"
    pipeline() {
        # shellcheck disable=SC2016 # for the inner shell: folder, tool …, file
        find "$work/$1/blobs/sha256" -size +1024k -print0 | xargs -0 -P "$(nproc)" -n1 bash -c '
            file=${*: -1}
            mkdir "$0/${file##*/}"
            tee >(openssl dgst -sha256 >/dev/null) <"$file" | "${@:1:$#-1}" | tee >(openssl dgst -sha256 >/dev/null) |
                tar -x -C "$0/${file##*/}"' "$work/chain" "${@:2}"
    }
    seconds pipeline "$name" "$@" >>"$work/chain.$name"
    rm -rf "$work/chain"
}

cat >"$work/registry.yml" <<TEXT
version: 0.1
log: {level: info, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "127.0.0.1:0"}
TEXT
begin "$work/registry.log" docker-registry serve "$work/registry.yml"
until_done grep -o 'listening on [0-9.:]*' "$work/registry.log"
registry=$(sed -n 's/.*listening on \([0-9.:]*\).*/\1/p' "$work/registry.log")

make_tars
make_image gzip gzip gzip -6
make_image zstd zstd zstd -3 -q -T1
tar_bytes=$(cat "$work"/layer*.tar | wc -c)
rm "$work"/layer*.tar

for name in gzip zstd; do
    tool=(igzip -dc)
    [ "$name" = gzip ] || tool=(zstd -dcq)
    for ((run = 0; run <= runs; run++)); do
        # The first round only warms the caches.
        if [ "$run" -eq 1 ]; then rm -f "$work"/{darse,podman,docker,floor,chain,rss}."$name"; fi
        floor "$name" "${tool[@]}"
        chain "$name" "${tool[@]}"
        pull_darse "$name"
        pull_podman "$name"
        pull_docker "$name"
    done
    darse=$(median <"$work/darse.$name")
    podman=$(median <"$work/podman.$name")
    docker=$(median <"$work/docker.$name")
    floor=$(median <"$work/floor.$name")
    chain=$(median <"$work/chain.$name")
    printf '\n%s: %d MiB in %d layers, %d MiB compressed; median of %d pulls into an empty store\n' "$name" "$((tar_bytes / 1048576))" "$layers" \
        "$(($(du -sb "$work/$name/blobs" | cut -f1) / 1048576))" "$runs"
    printf '%-36s %8s %22s\n' "" "seconds" "darse takes"
    printf '%-36s %8s\n' "darse" "$darse"
    printf '%-36s %8s %21sx  goal 0.5x\n' "podman $(podman --version | awk '{ print $3 }')" "$podman" "$(ratio "$darse" "$podman")"
    printf '%-36s %8s %21sx  goal 0.5x (nan: cannot read it)\n' "docker $(dockerd --version | awk '{ print $3 }' | tr -d ,)" "$docker" "$(ratio "$darse" "$docker")"
    printf '%-36s %8s %21sx  goal 1.25x\n' "floor: ${tool[*]} on $(nproc) cores" "$floor" "$(ratio "$darse" "$floor")"
    printf '%-36s %8s %21sx\n' "the same, hashed twice and unpacked" "$chain" "$(ratio "$darse" "$chain")"
    printf '%-36s %8.0f %22s  goal 96\n' "peak memory of the engine, MiB" "$(median <"$work/rss.$name")" ""
done
