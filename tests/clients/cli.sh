#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cli.sh BUILD: what people do with Debian's docker client, from a terminal too.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest

# in_terminal COMMAND: as somebody at a terminal of 20 rows and 50 columns, whose output is kept as it comes.
in_terminal() {
    # shellcheck disable=SC2154 # engine.sh sets it
    script --quiet --return --log-out "$work/typescript" --command "stty rows 20 cols 50; $1" </dev/null >/dev/null
}

# ends_with CODE COMMAND…
ends_with() {
    local wanted=$1 code=0
    shift
    "$@" >"$work/said" 2>&1 || code=$?
    same "the exit code of $*" "$code" "$wanted"
}

# Running.
same "a run" "$(docker run --rm "$image" echo hello)" hello
same "a run with input" "$(printf 'a\nb\n' | docker run --rm -i "$image" wc -l)" 2
ends_with 7 docker run --rm "$image" sh -c 'exit 7'
ends_with 127 docker run --rm "$image" no-such-program
ends_with 126 docker run --rm "$image" /etc
ends_with 125 docker run --rm --cpus 1000 "$image" true
in_terminal "docker run --rm -t $image sh -c 'tty; stty size'" || fail "a run in a terminal"
grep -q '^/dev/pts/0' "$work/typescript" || fail "there is no terminal in the container"
in_terminal "docker run --rm -t $image sh -c 'exit 3'" && fail "a code is lost in a terminal"

docker run --detach --name web --hostname inside --label role=web --env COLOUR=green --publish 127.0.0.1::80 \
    "$image" sh -c 'while read -r line; do echo "$line"; done; echo one; echo two >&2; sleep 1000' >"$work/id"
same "its name" "$(docker inspect --format '{{.Name}} {{.State.Running}} {{.Config.Hostname}}' web)" "/web true inside"
same "its port" "$(docker port web 80/tcp | sed 's/:[0-9]*$//')" 127.0.0.1
same "a list" "$(docker ps --filter label=role=web --format '{{.Names}} {{.State}}')" "web running"
docker ps --no-trunc --quiet | grep -x "$(cat "$work/id")" >/dev/null || fail "its id is not in the list"

# Exec, top, stats.
same "an exec" "$(docker exec web sh -c 'echo $COLOUR')" green
same "an exec with input" "$(echo text | docker exec -i web cat)" text
ends_with 4 docker exec web sh -c 'exit 4'
ends_with 127 docker exec web no-such-program
in_terminal "docker exec -t web tty" || fail "an exec in a terminal"
docker top web -o pid,comm | grep ' sleep$' >/dev/null || fail "top"
docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' web | grep '^web [0-9]' >/dev/null || fail "stats"

# Logs.
eventually sh -c 'docker logs web 2>&1 | grep -qx two'
same "its output" "$(docker logs web 2>/dev/null)" one
same "its errors" "$(docker logs web 2>&1 >/dev/null)" two
same "the last line" "$(docker logs --tail 1 web 2>&1)" two
same "what came since tomorrow" "$(docker logs --since "$(date -d tomorrow +%s)" web 2>&1)" ""
docker logs --timestamps web 2>/dev/null | grep '^20.*Z one$' >/dev/null || fail "timestamps"

# Files, both ways.
echo in >"$work/in"
docker cp "$work/in" web:/tmp/in
same "a file that was copied in" "$(docker exec web cat /tmp/in)" in
docker cp web:/tmp/in "$work/out"
same "a file that was copied out" "$(cat "$work/out")" in
docker cp web:/etc - | tar -t | grep -x etc/passwd >/dev/null || fail "a folder as an archive"
docker diff web | grep -x 'A /tmp/in' >/dev/null || fail "diff"

# Life.
begin=$(date +%s.%N)
docker pause web >/dev/null
same "what is paused" "$(docker ps --filter status=paused --quiet | wc -l)" 1
docker unpause web >/dev/null
docker rename web renamed
docker update --cpu-shares 100 renamed >/dev/null
same "a limit" "$(docker inspect --format '{{.HostConfig.CpuShares}}' renamed)" 100
docker logs --follow renamed >"$work/followed" 2>&1 &
follower=$!
docker stop --time 0 renamed >/dev/null
wait "$follower" || fail "a follower fails when the container ends"
grep -qx one "$work/followed" || fail "a follower has not heard the beginning"
same "a code after its end" "$(docker wait renamed)" 137
docker start renamed >/dev/null
docker restart --time 0 renamed >/dev/null
docker kill renamed >/dev/null
same "what happened" \
    "$(docker events --since "$begin" --until "$(date +%s.%N)" --filter "container=$(cat "$work/id")" --format '{{.Action}}' |
        sed 's/:.*//' | grep -E '^(pause|unpause|rename|update|start|restart)$' | xargs)" \
    "pause unpause rename update start start restart"
ends_with 1 docker stop no-such-container
begin=$(date +%s.%N)
docker commit --message why renamed made >/dev/null
same "what a commit tells" \
    "$(docker events --since "$begin" --until "$(date +%s.%N)" --format '{{.Action}} {{.Actor.Attributes.name}} {{.Actor.Attributes.imageRef}}' | xargs)" \
    "tag made:latest <no value> commit renamed made:latest"
same "a commit" "$(docker run --rm made cat /tmp/in)" in
docker rm renamed >/dev/null

# Networks and volumes.
docker network create --subnet 10.231.77.0/24 --label a=b lan >/dev/null
docker volume create --label a=b store >/dev/null
docker run --detach --name one --network lan --network-alias first --volume store:/data "$image" sleep 1000 >/dev/null
docker run --rm --network lan "$image" nslookup first | grep 10.231.77 >/dev/null || fail "a name on a network"
docker exec one sh -c 'echo kept >/data/file'
same "a volume" "$(docker run --rm --volumes-from one "$image" cat /data/file)" kept
same "a volume that is not written to" "$(docker run --rm --mount source=store,target=/d,readonly "$image" cat /d/file)" kept
ends_with 1 docker network rm lan
ends_with 1 docker volume rm store
docker network disconnect lan one
docker network connect --ip 10.231.77.9 lan one
same "an address" "$(docker inspect --format '{{.NetworkSettings.Networks.lan.IPAddress}}' one)" 10.231.77.9
docker rm --force one >/dev/null
docker network rm lan >/dev/null
docker volume rm store >/dev/null
docker image rm made >/dev/null
docker system df --verbose | grep "Images space usage" >/dev/null || fail "disk use"
same "what is left" "$(docker ps --all --quiet; docker volume ls --quiet; docker network ls --quiet --filter type=custom)" ""
