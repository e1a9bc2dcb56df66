#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# imagekills.sh BUILD [KILLS] [SEED]: the whole engine dies by SIGKILL at random moments of pulls, loads, removals and prunes of images that
# share layers. The next one finds its store sound, with all that was complete and nothing that was not, and no stray bytes.
set -euo pipefail

build=$(realpath "$1")
kills=${2:-200}
RANDOM=${3:-$EPOCHSECONDS}
printf 'seed %s\n' "${3:-$EPOCHSECONDS}"
work=$(mktemp -d /var/tmp/darse-imagekills.XXXXXX)
pids=()
engine=
leave() {
    local pid
    for pid in "${pids[@]}" $engine; do
        kill "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || true
    done
    rm -rf --one-file-system "$work"
}
trap leave EXIT
fail() {
    printf 'FAIL at kill %s (%s): %s\n' "$count" "$act" "$*" >&2
    tail -n 20 "$work/log" >&2
    exit 1
}
ctl() { timeout 100 "$build/bin/darsectl" --socket "$work/s.sock" "$@"; }
# until_true COMMAND…
until_true() {
    local i
    for ((i = 0; i < 1200; i++)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.05
    done
    fail "this never came true: $*"
}
start() {
    "$build/bin/darse-engine" --root "$work/root" --socket "$work/s.sock" --log warning >>"$work/log" 2>&1 &
    engine=$!
    until_true ctl ping
}
strays() { find "$work/root/images" "$work/root/layers" -printf '%P\n' | sort; }

# document NAME: what is on the input becomes a blob; its descriptor without a type is in $document.
document() {
    local digest
    cat >"$work/new"
    digest=$(sha256sum "$work/new" | cut -d' ' -f1)
    document="\"digest\":\"sha256:$digest\",\"size\":$(stat -c %s "$work/new")"
    mv "$work/new" "$blobs/$digest"
}
# make NAME: an archive of an image of three layers, the lowest of which all have.
make() {
    local blobs=$work/$1/blobs/sha256 layer rows=() ids=() type=application/vnd.oci.image
    mkdir -p "$blobs"
    for layer in base "$1.one" "$1.two"; do
        if [ ! -e "$work/$layer.tar" ]; then
            mkdir "$work/tree"
            for i in {1..150}; do head -c $((i * 200)) /dev/urandom | base64 >"$work/tree/$layer.$i"; done
            tar -C "$work/tree" -cf "$work/$layer.tar" .
            gzip -kn1 "$work/$layer.tar"
            rm -r "$work/tree"
        fi
        ids+=("\"sha256:$(sha256sum "$work/$layer.tar" | cut -d' ' -f1)\"")
        document <"$work/$layer.tar.gz"
        rows+=("{\"mediaType\":\"$type.layer.v1.tar+gzip\",$document}")
    done
    local IFS=,
    document <<<"{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[${ids[*]}]}}"
    document <<<"{\"schemaVersion\":2,\"mediaType\":\"$type.manifest.v1+json\",\"config\":{\"mediaType\":\"$type.config.v1+json\",$document},\"layers\":[${rows[*]}]}"
    printf '{"imageLayoutVersion":"1.0.0"}' >"$work/$1/oci-layout"
    printf '{"schemaVersion":2,"manifests":[{"mediaType":"%s.manifest.v1+json",%s,"annotations":{"io.containerd.image.name":"%s","org.opencontainers.image.ref.name":"1"}}]}' \
        "$type" "$document" "$registry/$1:1" >"$work/$1/index.json"
    tar -C "$work/$1" -cf "$work/$1.archive" .
    skopeo copy --quiet --dest-tls-verify=false "oci-archive:$work/$1.archive" "docker://$registry/$1:1"
    rm -r "${work:?}/$1"
}
is_here() { grep --fixed-strings "$registry/$1:1" "$work/list" >/dev/null; }

count=0
act=set-up
cat >"$work/yml" <<TEXT
version: 0.1
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: "127.0.0.1:0"}
TEXT
docker-registry serve "$work/yml" >"$work/registry.log" 2>&1 &
pids+=($!)
until_true grep 'listening on' "$work/registry.log"
registry=$(sed -n 's/.*listening on \([0-9.:]*\).*/\1/p' "$work/registry.log" | head -n 1)
images=(a b c)
for image in "${images[@]}"; do make "$image"; done

start
strays >"$work/empty"
# How long a life is, in milliseconds: kills are spread over all of it.
from=${EPOCHREALTIME/[.,]/}
ctl image pull --quiet "$registry/a:1" >/dev/null
span=$(((${EPOCHREALTIME/[.,]/} - from) / 1000 + 20))
declare -A is=([a]=here [b]=absent [c]=absent) seen=()
for ((count = 1; count <= kills; count++)); do
    image=${images[RANDOM % 3]}
    other=${images[RANDOM % 3]}
    choice=$((RANDOM % 6))
    # What is not here cannot be removed.
    if [ "$choice" -eq 4 ] && [ "${is[$image]}" = absent ]; then choice=0; fi
    act="$choice $image $other"
    two=
    case $choice in
    0 | 1) # a pull, and another one beside it
        ctl image pull --quiet "$registry/$image:1" >"$work/told" 2>&1 &
        one=$!
        ctl image pull --quiet "$registry/$other:1" >/dev/null 2>&1 &
        two=$!
        meant="$image $other" becomes=here
        ;;
    2 | 3)
        ctl image load --quiet --input "$work/$image.archive" >"$work/told" 2>&1 &
        one=$!
        meant=$image becomes=here
        ;;
    4)
        ctl image remove "$registry/$image:1" >"$work/told" 2>&1 &
        one=$!
        meant=$image becomes=absent
        ;;
    5)
        ctl image prune --all >"$work/told" 2>&1 &
        one=$!
        meant="a b c" becomes=absent
        ;;
    esac
    sleep "$(awk -v ms="$((RANDOM % (2 * span)))" 'BEGIN { print ms / 1000 }')"
    kill -KILL "$engine"
    wait "$engine" 2>/dev/null || true
    ended=0
    wait "$one" || ended=$?
    [ -z "$two" ] || wait "$two" || true
    seen[$choice.$((ended == 0))]=$((${seen[$choice.$((ended == 0))]:-0} + 1))
    start
    ctl image list >"$work/list" || fail "nothing is listed"
    for name in "${images[@]}"; do
        now=absent
        if is_here "$name"; then now=here; fi
        if [[ " $meant " != *" $name "* ]]; then
            [ "$now" = "${is[$name]}" ] || fail "$name was ${is[$name]} and is $now"
        elif [ "$ended" -eq 0 ] && { [ "$name" = "$image" ] || [ "$choice" = 5 ]; }; then
            [ "$now" = "$becomes" ] || fail "$name was said to be $becomes and is $now"
        elif [ "$now" != "$becomes" ]; then
            [ "$now" = "${is[$name]}" ] || fail "$name was ${is[$name]} and is $now"
        fi
        is[$name]=$now
    done
    ctl image check >"$work/check" || fail "it cannot be checked"
    [ "$(cat "$work/check")" = "nothing is damaged" ] || fail "$(cat "$work/check")"
done
act=end
ctl image check --depth deep >"$work/check"
[ "$(cat "$work/check")" = "nothing is damaged" ] || fail "$(cat "$work/check")"
ctl image prune --all >/dev/null
diff "$work/empty" <(strays) || fail "this stays"
for choice in "${!seen[@]}"; do printf 'act %s: %d\n' "$choice" "${seen[$choice]}"; done | sort
printf '%d kills, a pull is %d ms: nothing damaged, nothing lost, nothing left\n' "$kills" "$span"
