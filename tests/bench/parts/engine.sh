#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# engine.sh BUILD [RUNS] [USER]: an engine of its own, as root or as the user of that name: its memory when it is new,
# after use, and for every container that runs; and what it adds to what conmon and crun cost alone. It needs root.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
build=$(realpath "$1")
runs=${2:-30}
user=${3:-}
running=100
[ "$(id -u)" -eq 0 ] || {
    printf 'error: the bare containers need root here\n' >&2
    exit 1
}

# Short, for the sockets of monitors; and where an ordinary user can go.
work=$(mktemp -d /var/tmp/db.XXXXXX)
engine=
end() {
    if [ -n "$engine" ]; then
        "${ctl[@]}" ps --all --quiet 2>/dev/null | xargs -r "${ctl[@]}" rm --force >/dev/null 2>&1 || true
        kill "$engine" 2>/dev/null || true
        wait || true
    fi
    awk -v below="$work/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r -n1 umount -l
    rm -rf --one-file-system "$work"
}
trap end EXIT

cp "$build/bin/darse-engine" "$build/bin/darsectl" "$here/enginecost.py" "$work"
mkdir "$work/home"
chmod 755 "$work"
as=()
if [ -n "$user" ]; then
    chown "$user:" "$work/home"
    as=(env -u XDG_CONFIG_HOME HOME=/nonexistent setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups --)
fi
socket=$work/home/e.sock
"${as[@]}" "$work/darse-engine" --root "$work/home/state" --socket "$socket" --log error &
job=$!
ctl=("${as[@]}" "$work/darsectl" --socket "$socket")
for ((i = 0; i < 100; i++)); do
    if "${ctl[@]}" ping >/dev/null 2>&1; then break; fi
    sleep 0.1
done
engine=$job

# What a burst has needed is given back when it has been quiet for a second: what is told is what stays. It has stayed when
# three seconds have changed nothing.
settled() {
    local now last=0 same=0 i
    for ((i = 0; i < 60 && same < 6; i++)); do
        sleep 0.5
        now=$(kib)
        if [ "$now" -eq "$last" ]; then same=$((same + 1)); else same=0; fi
        last=$now
    done
    printf '%d\n' "$last"
}
kib() { awk '/^VmRSS/ { print $2 }' "/proc/$engine/status"; }
tell() { awk -v title="$1" -v kib="$2" -v goal="$3" 'BEGIN { printf "%-42s %8.1f MiB  goal %s\n", title, kib / 1024, goal }'; }

tell "the engine, new" "$(settled)" "25 MiB"
"${ctl[@]}" image starter >/dev/null
image=localhost/darse/starter:latest
seq "$running" | xargs -P 4 -I{} "${ctl[@]}" run --rm --network none "$image" true
tell "the engine after $running runs" "$(settled)" "25 MiB"
# The first ones bring what all share.
seq 8 | xargs -P 4 -I{} "${ctl[@]}" run --detach --network none "$image" sleep 100000 >/dev/null
before=$(settled)
seq "$running" | xargs -P 4 -I{} "${ctl[@]}" run --detach --network none "$image" sleep 100000 >/dev/null
after=$(settled)
awk -v kib="$((after - before))" -v n="$running" 'BEGIN { printf "%-42s %8.1f KiB  goal 64 KiB\n", "for each of " n " that run", kib / n }'
"${ctl[@]}" ps --quiet | xargs "${ctl[@]}" rm --force >/dev/null
tell "the engine after they are gone" "$(settled)" "25 MiB"

# Inside of the namespaces of an ordinary user's engine, the bare runtime is what it is for the engine.
inside=()
[ -z "$user" ] || inside=(nsenter --target "$engine" --user --mount --)
"${inside[@]}" python3 "$work/enginecost.py" life "$socket" "$runs" "$work/darsectl" "$work/home/bare"
