#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# far.sh BUILD: what the console does through TLS, with a real dockerd that asks for a certificate, and through a real
# sshd, with an engine of ours behind it. Both are in a network of their own. Skipped where there is none of them.
set -euo pipefail
# shellcheck source=tests/clients/realservers.sh
source "$(dirname "$(realpath "$0")")/realservers.sh"

# A network with a loopback and nothing else, held by a process.
unshare --net sh -c 'ip link set lo up && exec sleep infinity' &
others+=($!)
network=/proc/$!/ns/net
eventually nsenter --net="$network" ip -4 address show to 127.0.0.1 dev lo up
inside=(nsenter --net="$network")

# sign NAME SUBJECT USAGE: a certificate of the authority, in a folder of its own.
sign() {
    mkdir -p "$work/$1"
    openssl req -newkey rsa:2048 -nodes -subj "/CN=$2" -keyout "$work/$1/key.pem" -out "$work/$1/csr.pem"
    openssl x509 -req -in "$work/$1/csr.pem" -CA "$work/ca.pem" -CAkey "$work/ca-key.pem" -CAcreateserial -days 1 \
        -extfile <(printf 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=%s\n' "$3") -out "$work/$1/cert.pem"
    cp "$work/ca.pem" "$work/$1/"
}

through_tls() {
    { openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=far test" -keyout "$work/ca-key.pem" \
        -out "$work/ca.pem" && sign server server serverAuth && sign client client clientAuth; } 2>"$work/openssl.log"
    "${inside[@]}" dockerd --data-root "$work/docker" --exec-root "$work/docker-run" --pidfile "$work/docker.pid" \
        --host "unix://$work/docker.sock" --host tcp://127.0.0.1:2376 --tlsverify --tlscacert "$work/ca.pem" \
        --tlscert "$work/server/cert.pem" --tlskey "$work/server/key.pem" --storage-driver overlay2 \
        --bridge none --iptables=false --ip6tables=false >"$work/dockerd.log" 2>&1 &
    others+=($!)
    eventually docker -H "unix://$work/docker.sock" load --quiet --input "$work/starter.tar"
    try_verbs tls "unix://$work/docker.sock" "tls://127.0.0.1?certs=$work/client" "${inside[@]}"
    # Without a certificate nobody is let in.
    mkdir "$work/nobody"
    cp "$work/ca.pem" "$work/nobody/"
    if "${inside[@]}" timeout 5 "$build/tests/consoleverbs" "tls://127.0.0.1?certs=$work/nobody" "$image" web >/dev/null; then
        fail "dockerd lets anybody in"
    fi
}

through_ssh() {
    mkdir "$work/ssh"
    ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/host"
    ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/id"
    printf '[127.0.0.1]:2222 %s\n' "$(cat "$work/ssh/host.pub")" >"$work/ssh/known"
    cat >"$work/ssh/sshd_config" <<CONFIG
ListenAddress 127.0.0.1:2222
HostKey $work/ssh/host
AuthorizedKeysFile $work/ssh/id.pub
PidFile none
StrictModes no
PermitRootLogin prohibit-password
CONFIG
    # The console takes the ssh of PATH, which is here the real one with another configuration.
    cat >"$work/ssh/ssh" <<SCRIPT
#!/bin/sh
exec $(command -v ssh) -F none -o IdentityFile=$work/ssh/id -o UserKnownHostsFile=$work/ssh/known "\$@"
SCRIPT
    chmod +x "$work/ssh/ssh"
    "${inside[@]}" "$sshd" -D -e -f "$work/ssh/sshd_config" >"$work/sshd.log" 2>&1 &
    others+=($!)
    eventually nsenter --net="$network" bash -c ': </dev/tcp/127.0.0.1/2222'
    PATH=$work/ssh:$PATH try_verbs ssh "$DOCKER_HOST" "ssh://root@127.0.0.1:2222$work/darse.sock" "${inside[@]}"
}

if command -v dockerd >/dev/null; then
    through_tls
fi
sshd=$(PATH=$PATH:/usr/sbin command -v sshd || true)
if [ -n "$sshd" ] && [ -d /run/sshd ] && command -v ssh >/dev/null; then
    through_ssh
fi
[ -n "$tried" ] || exit 77
printf 'ok:%s\n' "$tried"
