# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced with the folder of the build as first argument: an engine of the test's own with the starter image, to which
# DOCKER_HOST leads. It goes with everything below it when the test ends.

build=$(realpath "$1")
[ "$(id -u)" -eq 0 ] || {
    printf 'error: containers that are run in all ways need root here\n' >&2
    exit 1
}
work=$(mktemp -d "${TMPDIR:-/var/tmp}/darse-clients.XXXXXX")
engine=

end_engine() {
    local left=()
    mapfile -t left < <(docker ps --all --quiet 2>/dev/null)
    docker rm --force --volumes "${left[@]}" >/dev/null 2>&1 || true
    if [ -n "$engine" ]; then
        kill "$engine" 2>/dev/null || true
        wait "$engine" 2>/dev/null || true
    fi
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}
trap end_engine EXIT

fail() {
    printf 'error: %s\n' "$*" >&2
    sed 's/^/engine: /' "$work/engine.log" >&2
    exit 1
}

# eventually COMMAND…: until it succeeds, for half a minute.
eventually() {
    local deadline=$((SECONDS + 30))
    until "$@" >/dev/null 2>&1; do
        if [ "$SECONDS" -ge "$deadline" ]; then fail "this never came true: $*"; fi
        sleep 0.1
    done
}

# same WHAT ACTUAL EXPECTED
same() {
    [ "$2" = "$3" ] || fail "$1 is \"$2\", not \"$3\""
}

ctl() { timeout 60 "$build/bin/darsectl" --socket "$work/darse.sock" "$@"; }
# api METHOD PATH [CURL OPTIONS…]
api() { curl --silent --show-error --max-time 60 --unix-socket "$work/darse.sock" --request "$1" "http://d$2" "${@:3}"; }

export DOCKER_HOST="unix://$work/darse.sock"
"$build/bin/darse-engine" --root "$work/root" --socket "$work/darse.sock" --log error >"$work/engine.log" 2>&1 &
engine=$!
eventually "$build/bin/darsectl" --socket "$work/darse.sock" image starter
