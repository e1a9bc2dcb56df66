#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# compose.sh BUILD: Debian's docker-compose drives three services, a network and a volume.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

compose=(timeout 120 docker-compose --ansi never --project-name three --file "$here/docker-compose.yml")

"${compose[@]}" up --detach || fail "up"
same "the services that run" "$("${compose[@]}" ps --services --filter status=running | sort | xargs)" \
    "reader store witness"
same "the health of the store" "$(docker inspect --format '{{.State.Health.Status}}' three_store_1)" healthy
eventually sh -c 'docker logs three_reader_1 2>&1 | grep -qx hello'
eventually sh -c 'docker logs three_witness_1 2>&1 | grep -qx hello'
"${compose[@]}" logs --no-color reader | grep -q 'reader_1.*hello' || fail "logs"

same "a word from inside" "$("${compose[@]}" exec -T reader env | grep ^COLOUR=)" COLOUR=green
if "${compose[@]}" exec -T witness touch /shared/no 2>/dev/null; then fail "a read-only volume was written to"; fi
"${compose[@]}" port witness 8080 | grep -q '^127.0.0.1:[0-9][0-9]*$' || fail "port"
same "the label of the network" "$(docker network inspect --format '{{.Labels.purpose}}' three_inner)" test
same "the members of the network" "$(docker network inspect --format '{{len .Containers}}' three_inner)" 3
same "the volumes" "$(docker volume ls --quiet --filter name=three_)" three_shared

# What is as it should be is left alone; what was changed is made anew.
before=$(docker inspect --format '{{.Id}}' three_store_1)
"${compose[@]}" up --detach || fail "a second up"
same "the store after a second up" "$(docker inspect --format '{{.Id}}' three_store_1)" "$before"
"${compose[@]}" up --detach --no-deps --force-recreate witness || fail "a new witness"
"${compose[@]}" restart --timeout 1 reader || fail "restart"
"${compose[@]}" pause reader || fail "pause"
"${compose[@]}" unpause reader || fail "unpause"
"${compose[@]}" top store | grep -q httpd || fail "top"
same "a run of its own" "$("${compose[@]}" run --rm --no-deps -T reader echo once)" once

"${compose[@]}" down --volumes --timeout 1 || fail "down"
same "what is left of the containers" "$(docker ps --all --quiet)" ""
same "what is left of the networks" "$(docker network ls --quiet --filter type=custom)" ""
same "what is left of the volumes" "$(docker volume ls --quiet)" ""
