#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pull.sh BUILD [RUNS] [MEBIBYTES] [FILESYSTEM] [FORMATS]: pulls an image of eight layers of mixed files from a registry on the loopback into an
# empty store, with Darse, podman and docker in turn; once with gzip and once with zstd layers (or only those named). TMPDIR says where the
# stores are: a disk, or a tmpfs that takes it out of the picture. With a FILESYSTEM (ext4, xfs, btrfs) they are on a new
# one of that kind, in a file there. DARSE_PULL_IMAGES names a folder where the images are kept for the next call: with
# RUNS 0 they are only made. It needs root.
#
# Three floors are measured in the same run, by the fastest tools there are, every layer on its own and as many at once as
# there are cores: the chosen decompressor alone; the decompressor with the two digests that every pull has to compare
# (of what comes and of what is in it); and all of it with the files written by tar. The issue asks for at most 1.25 times
# the first of them. The second alone is more than that: both digests are asked for by the same issue, they take the
# processor (about 1.2 GiB/s a core with its own instructions for SHA-256) that the decompressor would need, and no file
# is written yet. So what counts is the last line: what has to be done anyway. Because pipes cost something too, the least
# that both digests add is also computed, from the rate at which openssl hashes what is in memory.
#
# One more pull goes through TLS, for the time and the memory that takes.
#
# On a disk every pull has a folder of its own, and all are removed at the end: removing ten thousands of files goes on in
# the disk long after it has returned (blocks that are discarded, inodes that ext4 without a journal does not give out
# again for minutes and looks at one by one), so that whoever comes next would pay for it. Rounds take turns in which
# program is first, and each begins with nothing left to write back.
set -euo pipefail

build=$(realpath "$1")
runs=${2:-3}
mebibytes=${3:-1024}
filesystem=${4:-}
read -ra formats <<<"${5:-gzip zstd}"
layers=8
here=$(dirname "$(realpath "$0")")
# shellcheck source=tests/bench/parts/scene.sh
source "$here/parts/scene.sh"
begin_scene pull
if [ -n "$filesystem" ]; then
    truncate --size "$(((runs + 2) * mebibytes * 16 + 4096))M" "$work.disk"
    "mkfs.$filesystem" "$work.disk" >/dev/null 2>&1
    mount -o loop "$work.disk" "$work"
fi

finish() {
    kill "$1"
    wait "$1" || true
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
        # In the order of a walk through folders, as layers are.
        LC_ALL=C sort -o "$work/list$i" "$work/list$i"
        tar --create --file "$work/layer$i.tar" --no-recursion --files-from "$work/list$i" 2>/dev/null
    done
}

digest_of() { sha256sum "$1" | cut -d' ' -f1; }

# make_image NAME SUFFIX COMPRESSOR…: an OCI layout in $work/NAME.
make_image() {
    local name=$1 suffix=$2 i file digest
    shift 2
    local blobs=$images/$name/blobs/sha256 rows=() ids=()
    mkdir -p "$blobs"
    for ((i = 0; i < layers; i++)); do
        file=$images/$name/part$i
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
    printf '{"imageLayoutVersion":"1.0.0"}' >"$images/$name/oci-layout"
    printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s","size":%s,"annotations":{"org.opencontainers.image.ref.name":"it"}}]}' \
        "$document" "$document_size" >"$images/$name/index.json"
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
fresh=0
# fresh NAME: a folder that was never there before is in $place.
fresh() {
    fresh=$((fresh + 1))
    place=$work/stores/$1.$fresh
    mkdir -p "$work/stores"
    sync -f "$work"
}
# worn FOLDER: memory is short, a disk is not.
worn() { if [ "$(stat -f -c %T "$work")" = tmpfs ]; then rm -rf "$1"; fi; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

pull_darse() {
    fresh darse
    begin "$work/engine.log" "$build/bin/darse-engine" --root "$place" --socket "$work/engine.sock"
    local engine=$begun
    until_done "$build/bin/darsectl" --socket "$work/engine.sock" ping
    seconds "$build/bin/darsectl" --socket "$work/engine.sock" image pull --quiet "$registry/bench/$1:it" >>"$work/darse.$1"
    awk '/VmHWM/ { print $2 / 1024 }' "/proc/$engine/status" >>"$work/rss.$1"
    finish "$engine"
    worn "$place"
}
# The same from the same registry behind TLS.
pull_darse_tls() {
    fresh darse
    begin "$work/engine.log" "$build/bin/darse-engine" --root "$place" --socket "$work/engine.sock" --registries "$work/registries.json"
    local engine=$begun
    until_done "$build/bin/darsectl" --socket "$work/engine.sock" ping
    seconds "$build/bin/darsectl" --socket "$work/engine.sock" image pull --quiet "$guarded/bench/$1:it" >>"$work/tls.$1"
    awk '/VmHWM/ { print $2 / 1024 }' "/proc/$engine/status" >>"$work/tlsrss.$1"
    finish "$engine"
    worn "$place"
}
pull_podman() {
    fresh podman
    local command=(podman --root "$place" --runroot "$place.run" --storage-driver overlay)
    seconds "${command[@]}" pull --quiet --tls-verify=false "$registry/bench/$1:it" >>"$work/podman.$1"
    unmount_below "$work"
    worn "$place"
}
pull_docker() {
    fresh docker
    begin "$work/dockerd.log" dockerd --data-root "$place" --exec-root "$place.run" --pidfile "$work/docker.pid" \
        --host "unix://$work/docker.sock" --bridge=none --iptables=false --insecure-registry "$registry"
    local daemon=$begun
    until_done docker --host "unix://$work/docker.sock" version
    # What it cannot read at all (zstd, before 23) counts as no time.
    seconds docker --host "unix://$work/docker.sock" pull --quiet "$registry/bench/$1:it" >>"$work/docker.$1" 2>/dev/null ||
        printf 'nan\n' >>"$work/docker.$1"
    finish "$daemon"
    unmount_below "$work"
    worn "$place"
}
# layers_through NAME SCRIPT COMMAND…: every layer of the image, as many at once as there are cores. In the script $layer
# is the file and "$@" the decompressor; what is in $hash and $files costs what it says.
layers_through() {
    find "$images/$1/blobs/sha256" -size +1024k -print0 | xargs -0 -P "$(nproc)" -I{} env layer={} place="$place" \
        bash -c "hash() { openssl dgst -sha256 >/dev/null; }; $2" "$2" "${@:3}"
}
# shellcheck disable=SC2016 # these are for the inner shell
declare -A floors=(
    [inflate]='"$@" <"$layer" >/dev/null'
    [digests]='tee >(hash) <"$layer" | "$@" | hash'
    [everything]='mkdir -p "$place/${layer##*/}"; tee >(hash) <"$layer" | "$@" | tee >(hash) | tar -x -C "$place/${layer##*/}"'
)
# floor KIND NAME COMMAND…
floor() {
    fresh "$1"
    seconds layers_through "$2" "${floors[$1]}" "${@:3}" >>"$work/$1.$2"
    worn "$place"
}

images=${DARSE_PULL_IMAGES:-$work/images}/$mebibytes
declare -A compressors=([gzip]="gzip -6" [zstd]="zstd -3 -q -T1")
if [ ! -e "$images/bytes" ]; then
    mkdir -p "$images"
    make_tars
    for name in gzip zstd; do
        # shellcheck disable=SC2086 # words of a command
        make_image "$name" "$name" ${compressors[$name]}
    done
    cat "$work"/layer*.tar | wc -c >"$images/bytes"
    rm "$work"/layer*.tar
fi
tar_bytes=$(cat "$images/bytes")
if [ "$runs" -eq 0 ]; then exit 0; fi

# serve NAME [TLS]: its address is in $address.
serve() {
    cat >"$work/$1.yml" <<TEXT
version: 0.1
log: {level: info, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "127.0.0.1:0"${2:-}}
TEXT
    begin "$work/$1.log" docker-registry serve "$work/$1.yml"
    until_done grep -o 'listening on [0-9.:]*' "$work/$1.log"
    address=$(sed -n 's/.*listening on \([0-9.:]*\).*/\1/p' "$work/$1.log")
}
serve plain && registry=$address
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=registry -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$work/tls.key" -out "$work/tls.pem" 2>/dev/null
serve guarded ", tls: {certificate: $work/tls.pem, key: $work/tls.key}" && guarded=$address
mkdir -p "$work/certs.d/$guarded"
cp "$work/tls.pem" "$work/certs.d/$guarded/ca.crt"
printf '{"certificates": ["%s"]}' "$work/certs.d" >"$work/registries.json"
# Bytes a second of one core.
hashing=$(openssl speed -mr -seconds 1 -bytes 65536 -evp sha256 2>/dev/null | awk -F: '/^\+F/ { print $NF }')
for name in "${formats[@]}"; do
    skopeo copy --quiet --dest-tls-verify=false "oci:$images/$name:it" "docker://$registry/bench/$name:it"
done

for name in "${formats[@]}"; do
    tool=(igzip -dc)
    [ "$name" = gzip ] || tool=(zstd -dcq)
    steps=("floor inflate $name ${tool[*]}" "floor digests $name ${tool[*]}" "floor everything $name ${tool[*]}"
        "pull_darse $name" "pull_darse_tls $name" "pull_podman $name" "pull_docker $name")
    for ((run = 0; run <= runs; run++)); do
        # The first round only warms the caches.
        if [ "$run" -eq 1 ]; then rm -f "$work"/{darse,tls,podman,docker,inflate,digests,everything,rss,tlsrss}."$name"; fi
        for ((step = 0; step < ${#steps[@]}; step++)); do
            # shellcheck disable=SC2086 # words of a command
            ${steps[run % 2 == 0 ? step : ${#steps[@]} - 1 - step]}
        done
    done
    darse=$(median <"$work/darse.$name")
    podman=$(median <"$work/podman.$name")
    docker=$(median <"$work/docker.$name")
    inflate_only=$(median <"$work/inflate.$name")
    digests_too=$(median <"$work/digests.$name")
    all_of_it=$(median <"$work/everything.$name")
    compressed=$(du -sb "$images/$name/blobs" | cut -f1)
    least=$(awk -v i="$inflate_only" -v b="$((tar_bytes + compressed))" -v r="$hashing" -v c="$(nproc)" 'BEGIN { printf "%.2f", i + b / r / c }')
    printf '\n%s: %d MiB in %d layers, %d MiB compressed; median of %d pulls into an empty store\n' "$name" "$((tar_bytes / 1048576))" "$layers" \
        "$((compressed / 1048576))" "$runs"
    printf '%-36s %8s %22s\n' "" "seconds" "darse takes"
    printf '%-36s %8s\n' "darse" "$darse"
    printf '%-36s %8s\n' "darse through TLS" "$(median <"$work/tls.$name")"
    printf '%-36s %8s %21sx  goal 0.5x\n' "podman $(podman --version | awk '{ print $3 }')" "$podman" "$(ratio "$darse" "$podman")"
    printf '%-36s %8s %21sx  goal 0.5x (nan: cannot read it)\n' "docker $(dockerd --version | awk '{ print $3 }' | tr -d ,)" "$docker" "$(ratio "$darse" "$docker")"
    printf '%-36s %8s %21sx  goal 1.25x\n' "floor: ${tool[*]} on $(nproc) cores" "$inflate_only" "$(ratio "$darse" "$inflate_only")"
    printf '%-36s %8s %21sx  (%sx the floor: %s MiB/s a core, pipes and files for nothing)\n' "both digests added, computed" "$least" \
        "$(ratio "$darse" "$least")" "$(ratio "$least" "$inflate_only")" "$(awk -v r="$hashing" 'BEGIN { printf "%.0f", r / 1048576 }')"
    printf '%-36s %8s %21sx  (%sx the floor, without a file written)\n' "the same with both digests" "$digests_too" \
        "$(ratio "$darse" "$digests_too")" "$(ratio "$digests_too" "$inflate_only")"
    printf '%-36s %8s %21sx  what has to be done anyway\n' "the same with the files written" "$all_of_it" "$(ratio "$darse" "$all_of_it")"
    printf '%-36s %8.0f %22s  goal 96\n' "peak memory of the engine, MiB" "$(sort -n "$work/rss.$name" | tail -n 1)" ""
    printf '%-36s %8.0f %22s  goal 96\n' "the same through TLS" "$(sort -n "$work/tlsrss.$name" | tail -n 1)" ""
done
