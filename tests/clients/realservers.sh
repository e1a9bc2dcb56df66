# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced with the folder of the build as first argument, for what the console does with real servers: an engine of ours
# with the starter image, which is also in $work/starter.tar, and what goes with the test: `others` are processes.
# shellcheck source=tests/clients/engine.sh
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/engine.sh"

image=localhost/darse/starter:latest
tried=
others=()
end_others() {
    local i
    for ((i = ${#others[@]} - 1; i >= 0; i--)); do
        kill "${others[i]}" 2>/dev/null || true
        wait "${others[i]}" 2>/dev/null || true
    done
    end_engine
}
trap end_others EXIT
"$build/bin/darsectl" --socket "$work/darse.sock" image save "$image" --format docker >"$work/starter.tar"

# try_verbs NAME HOST ADDRESS [COMMAND…]: HOST is where docker finds the server that the console finds at ADDRESS, run by
# the command.
try_verbs() {
    local name=$1 host=$2 address=$3
    shift 3
    printf -- '-- %s\n' "$name"
    docker -H "$host" run --detach --stop-signal KILL --name web --volume "data-$name:/data" --ulimit nofile=1024:1024 \
        --ulimit nproc=1024:1024 "$image" sleep 600 >/dev/null
    # A volume of strangers: its links lead to what a volume does not have.
    docker -H "$host" exec web sh -c 'ln -s /etc/passwd /data/passwd && ln -s /etc /data/etc'
    "$@" timeout 120 "$build/tests/consoleverbs" "$address" "$image" web "data-$name" || fail "$name: the console could not"
    # shellcheck disable=SC2016 # the container has it
    same "variable of $name" "$(docker -H "$host" exec web sh -c 'echo $GREETING')" hello
    docker -H "$host" rm --force --volumes web >/dev/null
    tried+=" $name"
}
