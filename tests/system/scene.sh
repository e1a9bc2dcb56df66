# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154
#
# For scripts that drive an engine of the tests (dying-engine) through its troubles: source me with $build, then call
# begin_scene NAME. What is done is told by $step when it fails.

image=localhost/darse/starter
engine=
step=set-up

begin_scene() {
    work=$(mktemp -d "/var/tmp/darse-$1.XXXXXX")
    socket=$work/s.sock
    docker=(timeout 60 docker -H "unix://$socket")
    trap end_scene EXIT
}

end_scene() {
    [ -z "$engine" ] || kill "$engine" 2>/dev/null || true
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}

fail() {
    printf 'FAIL at %s: %s\n' "$step" "$*" >&2
    "${docker[@]}" ps --all --no-trunc >&2 || true
    cat "$work/log" >&2
    exit 1
}

# An engine that dies at the step $dies_at, or one that does not.
start() {
    DARSE_DIE_AT=${dies_at:-} "$build/tests/dying-engine" --root "$work/root" --socket "$socket" --log warning >>"$work/log" 2>&1 &
    engine=$!
    local i
    for ((i = 0; i < 200; i++)); do
        if curl --silent --fail --unix-socket "$socket" http://d/_ping >/dev/null; then return 0; fi
        kill -0 "$engine" 2>/dev/null || return 0 # it died on its way up, as it was told to
        sleep 0.05
    done
    fail "the engine does not answer"
}

end_engine() {
    kill "$engine"
    wait "$engine" 2>/dev/null || true
}
kill_engine() {
    kill -KILL "$engine"
    wait "$engine" 2>/dev/null || true
}

# until_true COMMAND…
until_true() {
    local i
    for ((i = 0; i < 200; i++)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    return 1
}

is_dead() { ! kill -0 "$engine" 2>/dev/null; }
status_of() {
    local said
    said=$("${docker[@]}" container inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$1" 2>/dev/null) || said=absent
    printf '%s' "$said"
}
has_status() { [[ " $2 " == *" $(status_of "$1" | cut -d' ' -f1) "* ]]; }
is_status() { [ "$(status_of "$1")" = "$2" ]; }
