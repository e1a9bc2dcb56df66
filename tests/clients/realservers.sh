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
asked= # the server that is being tried
end_others() {
    local i left
    # A bridge outlives the server that has made it.
    if [ -n "$asked" ]; then
        mapfile -t left < <(docker -H "$asked" ps --all --quiet)
        docker -H "$asked" rm --force "${left[@]}" >/dev/null 2>&1 || true
        docker -H "$asked" network rm net-console >/dev/null 2>&1 || true
    fi
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
    asked=$host
    docker -H "$host" network create --subnet 10.214.7.0/24 net-console >/dev/null
    mkdir -p "$work/bound"
    docker -H "$host" run --detach --network net-console --network-alias store --ip 10.214.7.9 --expose 9000 \
        --mount type=tmpfs,destination=/scratch --volume "$work/bound:/bound:ro,z" --add-host far:10.0.0.9 \
        --stop-signal KILL --name web --volume "data-$name:/data" --ulimit nofile=1024:1024 \
        --ulimit nproc=1024:1024 "$image" sleep 600 >/dev/null
    # A volume of strangers: its links lead to what a volume does not have.
    docker -H "$host" exec web sh -c 'ln -s /etc/passwd /data/passwd && ln -s /etc /data/etc'
    "$@" timeout 120 "$build/tests/consoleverbs" "$address" "$image" web "data-$name" || fail "$name: the console could not"
    # shellcheck disable=SC2016 # the container has it
    same "variable of $name" "$(docker -H "$host" exec web sh -c 'echo $GREETING')" hello
    # What nobody has changed is as it was.
    # shellcheck disable=SC2016 # the container has it
    same "what $name keeps" "$(docker -H "$host" exec web sh -c 'grep -c " /scratch tmpfs\| /bound " /proc/mounts; grep -c far /etc/hosts')" \
        "$(printf '2\n1')"
    same "other name of $name" "$(docker -H "$host" inspect --format \
        '{{range .NetworkSettings.Networks}}{{range .Aliases}}{{if eq . "store"}}{{.}}{{end}}{{end}}{{end}}' web)" store
    # Podman tells nobody that an address was asked for.
    [ "$name" = podman ] || same "address of $name" "$(docker -H "$host" inspect --format \
        '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web)" 10.214.7.9
    docker -H "$host" inspect --format '{{json .Config.ExposedPorts}}' web | grep '9000/tcp' >/dev/null ||
        fail "$name: the exposed port is lost"
    docker -H "$host" rm --force --volumes web >/dev/null
    docker -H "$host" network rm net-console >/dev/null
    asked=
    tried+=" $name"
}
