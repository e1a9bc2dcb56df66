#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# kubecompare.sh BUILD [SCENE…]: the same objects, good and bad, to an engine of ours and to a real kube-apiserver, and what
# differs in the answers: what is added, what is refused and why, what a table shows. Exit code 77: realserver.sh has not
# been run on this machine.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
real=${XDG_CACHE_HOME:-$HOME/.cache}/darse/realserver
if [ ! -x "$real/kube-apiserver" ] || [ ! -x "$real/etcd" ]; then
    printf 'skipped: no kube-apiserver was built; tests/clients/realserver.sh does it\n'
    exit 77
fi
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"
shift

servers=()
end_servers() {
    local one
    for one in "${servers[@]}"; do
        kill "$one" 2>/dev/null || true
        wait "$one" 2>/dev/null || true
    done
    end_engine
}
trap end_servers EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

unset http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY
etcd=$(free_port) peers=$(free_port) port=$(free_port)
"$real/etcd" --data-dir "$work/etcd" --listen-client-urls "http://127.0.0.1:$etcd" --advertise-client-urls "http://127.0.0.1:$etcd" \
    --listen-peer-urls "http://127.0.0.1:$peers" --unsafe-no-fsync >"$work/etcd.log" 2>&1 &
servers=($!)
openssl genrsa -out "$work/accounts.pem" 2048 2>/dev/null
printf 'token,admin,admin,system:masters\n' >"$work/tokens"
"$real/kube-apiserver" --etcd-servers "http://127.0.0.1:$etcd" --bind-address 127.0.0.1 --secure-port "$port" --cert-dir "$work/certs" \
    --token-auth-file "$work/tokens" --authorization-mode AlwaysAllow --allow-privileged --disable-admission-plugins ServiceAccount \
    --service-cluster-ip-range 10.254.0.0/24 --service-account-issuer https://real --service-account-key-file "$work/accounts.pem" \
    --service-account-signing-key-file "$work/accounts.pem" >"$work/server.log" 2>&1 &
servers=($! "${servers[@]}")
answers() { curl --silent --fail --insecure --max-time 5 --header 'Authorization: Bearer token' "https://127.0.0.1:$port/$1"; }
for ((i = 0; i < 1200; i++)); do
    if answers readyz >/dev/null && answers api/v1/namespaces/default >/dev/null; then break; fi
    [ "$i" -lt 1199 ] || {
        tail -n 20 "$work/server.log" >&2
        fail "the real server does not start"
    }
    sleep 0.1
done
PYTHONDONTWRITEBYTECODE=1 python3 "$here/kubecompare.py" "$work/darse.sock" "$port" "$@"

# The console on the real server, which is told of a kind that nobody here has heard of.
cat >"$work/kubeconfig" <<YAML
current-context: real
clusters: [{name: real, cluster: {server: "https://127.0.0.1:$port", certificate-authority: certs/apiserver.crt}}]
users: [{name: admin, user: {token: token}}]
contexts: [{name: real, context: {cluster: real, user: admin}}]
YAML
timeout 120 "$build/tests/clusterverbs" "$work/kubeconfig" || fail "the console could not work on the real server"
