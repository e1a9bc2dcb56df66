#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# files.sh BUILD: Debian's docker client copies in and out of what is mounted in containers, that run and that do not, and
# nothing that stands in them leads anywhere else.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest
outside=$work/outside
mkdir "$outside" "$work/bound" "$work/bound/deep"
echo secret >"$outside/here"
echo bound >"$work/bound/file"
echo alone >"$work/alone"
echo new >"$work/new"

# put TEXT PLACE, got PLACE: by way of docker cp.
put() { printf '%s\n' "$1" >"$work/put" && docker cp "$work/put" "$2"; }
got() { docker cp "$1" - 2>"$work/said" | tar -xO 2>/dev/null; }
# refused WORDS COMMAND…
refused() {
    local words=$1
    shift
    if "$@" >"$work/said" 2>&1; then fail "this is not refused: $*"; fi
    grep -F "$words" "$work/said" >/dev/null || fail "$* says: $(cat "$work/said")"
}
unharmed() { same "what is outside" "$(ls -A "$outside") $(cat "$outside/here")" "here secret"; }
# A mount of a view must be seen by nobody.
mounts() { grep -c "$work" /proc/self/mountinfo || true; }

# What is mounted in a container that was never started: the volume has what the image has there.
docker create --name web --volume data:/data --volume etc:/etc/ssl --volume "$work/bound:/bound" --volume inner:/bound/deep \
    --volume "$work/bound:/read:ro" --volume "$work/alone:/alone" --tmpfs /scratch "$image" sleep 600 >/dev/null
before=$(mounts)
put first web:/data/one
put deeper web:/bound/deep/two
same "a file of a container that never ran" "$(got web:/data/one)" first
same "a file of the machine" "$(got web:/bound/file)" bound
same "a file that is bound" "$(got web:/alone)" alone
same "what is in the inner volume" "$(got web:/bound/deep/two)" deeper
same "what is below it" "$(ls -A "$work/bound/deep")" ""
same "mounts of the machine" "$(mounts)" "$before"
refused "Could not find the file /scratch" put lost web:/scratch/lost
refused "mounted volume is marked read-only" put no web:/read/no

docker start web >/dev/null
running=$(mounts)
same "what was put in" "$(docker exec web cat /data/one /bound/deep/two)" "$(printf 'first\ndeeper')"
docker exec web sh -c 'echo inside >/data/inside; echo memory >/scratch/memory; ln -s /data/one /link; ln -s /data /way'
same "a file of a volume" "$(got web:/data/inside)" inside
same "a file in memory" "$(got web:/scratch/memory)" memory
put "in memory" web:/scratch/put
same "what was put into memory" "$(docker exec web cat /scratch/put)" "in memory"
put second web:/way/two
same "what went through a link" "$(docker exec web cat /data/two)" second
put third web:/bound/deep/three
same "what went into the inner volume" "$(docker exec web cat /bound/deep/three)" third
same "a file of names" "$(got web:/etc/hosts)" "$(docker exec web cat /etc/hosts)"
put changed web:/alone
same "a file that is mounted by itself" "$(cat "$work/alone")" changed
refused "mounted volume is marked read-only" put no web:/read/no
refused "mounted volume is marked read-only" docker cp "$work/new" web:/read/deep/../no
same "the folder that is only read" "$(ls -A "$work/bound")" "$(printf 'deep\nfile')"
docker cp web:/data - | tar -t | sort >"$work/said"
same "an archive of a volume" "$(xargs <"$work/said")" "data/ data/inside data/one data/two"
docker cp web:/bound - | tar -t | grep -x 'bound/deep/three' >/dev/null || fail "a mount in a mount is not in the archive"
docker cp web:/ - | tar -t >"$work/said"
grep -x '/data/one' "$work/said" >/dev/null || fail "a volume is not in the archive of all"
if grep -E '^/(proc|sys|dev/shm)/.' "$work/said" >/dev/null; then fail "what the kernel tells is in the archive"; fi
mkdir -p "$work/tree/a/b"
echo leaf >"$work/tree/a/b/leaf"
docker cp "$work/tree" web:/data/tree
same "a tree in a volume" "$(docker exec web cat /data/tree/a/b/leaf)" leaf
same "mounts of the machine" "$(mounts)" "$running"

# What the engine tells of folders, and what it removes.
listed() { api GET "/darse/v1/containers/web/files?path=$1" | python3 -c 'import json, sys
print(*(each["name"] + ":" + each["type"] for each in json.load(sys.stdin)["entries"]))'; }
same "a folder that is told" "$(listed /data)" "inside:file one:file tree:folder two:file"
same "the same through a link" "$(listed /way/)" "inside:file one:file tree:folder two:file"
api DELETE "/darse/v1/containers/web/files?path=/data" | grep 'something is mounted at /data' >/dev/null ||
    fail "the place of a mount is removed"
api DELETE "/darse/v1/containers/web/files?path=/bound" | grep 'something is mounted at /bound' >/dev/null ||
    fail "what has a mount in it is removed"
api DELETE "/darse/v1/containers/web/files?path=/data/tree" --fail || fail "a folder of a volume is not removed"
same "what is left" "$(listed /data)" "inside:file one:file two:file"
docker exec web sh -c 'ln -s / /top; mkdir -p /data/proc'
for place in /proc /sys/ /dev/. /data/../proc /top/dev; do
    api DELETE "/darse/v1/containers/web/files?path=$place" | grep 'cannot be removed while the container runs' >/dev/null ||
        fail "$place is removed under a container that runs"
done
docker exec web test -e /proc/self -a -e /dev/null -a -d /sys || fail "the container has lost what the kernel shows"
api DELETE "/darse/v1/containers/web/files?path=/data/proc" --fail || fail "what only has such a name is not removed"

# The folder of the machine has become another: who runs keeps what is mounted there.
mv "$work/bound" "$work/was" && ln -s "$outside" "$work/bound"
same "a file that is there no more" "$(got web:/bound/file)" bound
put more web:/bound/more
same "what it was put into" "$(cat "$work/was/more")" more
unharmed
rm "$work/bound" && mv "$work/was" "$work/bound"

# Links that mean harm, in the rootfs and in the volume, lead nowhere but into the container.
up=../../../../../../../../../..
docker exec web sh -c "ln -s $up$outside /out; ln -s $up$outside /data/out; ln -s $outside /data/absolute
    ln -s /proc/1/root/data /data/magic"
for way in /out/here /data/out/here /data/absolute/here "/data/$up$outside/here" /data/magic/one; do
    got "web:$way" | grep . >/dev/null && fail "$way can be read"
    docker cp "$work/new" "web:$way" >/dev/null 2>&1 || true
    unharmed
done
for way in /out /data/out /data/absolute; do
    docker cp "$work/new" "web:$way/planted" >/dev/null 2>&1 || true
    docker cp "$work/tree/." "web:$way" >/dev/null 2>&1 || true
    unharmed
done
# An archive whose own links lead out.
ln -s "$outside" "$work/way"
tar -C "$work" -cf "$work/harm.tar" way
tar -C "$work" -rf "$work/harm.tar" --transform 's,^new$,way/planted,' new
for place in / /data /bound; do
    docker cp - "web:$place" <"$work/harm.tar" >/dev/null 2>&1 || true
    unharmed
done

# A place of a mount that leads out of an image.
docker exec web ln -s "$up$outside" /trap
docker commit web trapped >/dev/null
docker create --name caught --volume data:/trap/deeper --volume "$work/alone:/trap/alone" trapped true >/dev/null
put caught caught:/trap/deeper/caught
unharmed
same "what is in the volume" "$(docker exec web cat /data/caught)" caught
same "a file below a link" "$(got caught:/trap/alone)" changed
docker rm caught >/dev/null
docker image rm trapped >/dev/null

# Swapped while it is being copied.
docker exec --detach web sh -c "mkdir /data/a; while :; do mv /data/a /data/b; ln -s $outside /data/a; rm /data/a; mv /data/b /data/a; done"
for ((i = 0; i < 15; i++)); do
    docker cp "$work/new" "web:/data/a/planted" >/dev/null 2>&1 || true
    docker cp "web:/data/a" - 2>/dev/null | tar -xO 2>/dev/null | grep secret && fail "something outside was read"
    unharmed
done

# Ended: as before, but for what was in memory.
docker kill web >/dev/null
docker wait web >/dev/null
same "a file after its end" "$(got web:/data/inside)" inside
same "memory after its end" "$(got web:/scratch/memory)" ""
refused "is there only while the container runs" put lost web:/scratch/lost
put later web:/data/later
same "a volume by itself" "$(docker run --rm --volume data:/d "$image" cat /d/later)" later
docker rm web >/dev/null

# A root that is only read, and a volume in it.
docker run --detach --name fixed --read-only --volume data:/data "$image" sleep 600 >/dev/null
refused "container rootfs is marked read-only" docker cp "$work/new" fixed:/new
docker cp "$work/new" fixed:/data/new
same "a volume in a root that is only read" "$(docker exec fixed cat /data/new)" new
docker kill fixed >/dev/null
refused "container rootfs is marked read-only" docker cp "$work/new" fixed:/new
docker rm fixed >/dev/null

# What is to be bound is gone: everything else can be looked at.
mkdir "$work/going"
docker create --name poor --mount "type=bind,source=$work/going,target=/gone" --volume data:/data "$image" true >/dev/null
rmdir "$work/going"
same "beside what is gone" "$(got poor:/data/new)" new
[ ! -e "$work/going" ] || fail "looking has made a folder of the machine"
docker rm poor >/dev/null
same "mounts of the machine" "$(mounts)" "$before"
printf 'ok\n'
