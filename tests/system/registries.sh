#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# registries.sh BUILD [SCENE…]: real registries as they are out there, seen by the engine's own programs: short names with a
# search order, registries that cut, are busy or count pulls, proxies, clients with certificates, helpers and keyrings that
# keep the login. Run it through tests/support/with-keyring.sh: it needs a home, a bus and a keyring that are its own.
set -euo pipefail

build=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d /var/tmp/darse-registries.XXXXXX)
pids=()
step=set-up

leave() {
    local i
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || continue
        wait "${pids[i]}" 2>/dev/null || true
    done
    rm -rf --one-file-system "$work"
}
trap leave EXIT
fail() {
    printf 'FAIL at %s: %s\n' "$step" "$*" >&2
    tail -n 20 "$work"/*/log "$work"/*.log >&2 || true
    exit 1
}
begin() {
    local log=$1
    shift
    "$@" >"$log" 2>&1 &
    pids+=($!)
}
# until_true COMMAND…: at most a minute.
until_true() {
    local i
    for ((i = 0; i < 600; i++)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    fail "this never came true: $*"
}
is_empty() { [ -z "$(ls -A "$1")" ]; }
# has FILE TEXT: a line with it.
has() { grep --fixed-strings -- "$2" "$1" >/dev/null; }
# lines_of FILE TEXT: how many have it.
lines_of() { grep --count --fixed-strings -- "$2" "$1" || true; }
ctl() { timeout 60 "$build/bin/darsectl" --socket "$work/engine.sock" "$@"; }
# refused TEXT COMMAND…: it fails and says so.
refused() {
    local text=$1
    shift
    if "$@" >"$work/said" 2>&1; then fail "this was not refused: $*"; fi
    has "$work/said" "$text" || fail "\"$text\" is not in: $(cat "$work/said")"
}

# registry NAME [HTTP]: its address is in $address; HTTP is more of its configuration.
registry() {
    mkdir "$work/$1"
    cat >"$work/$1/yml" <<TEXT
version: 0.1
storage: {filesystem: {rootdirectory: $work/$1/store}, delete: {enabled: true}}
http: {addr: "127.0.0.1:0"${2:-}}
${3:-}
TEXT
    begin "$work/$1/log" docker-registry serve "$work/$1/yml"
    until_true has "$work/$1/log" 'listening on'
    address=$(sed -n 's/.*listening on \([0-9.:]*\).*/\1/p' "$work/$1/log")
}
# gate NAME REGISTRY: its address is in $address.
gate() {
    mkdir "$work/$1"
    begin "$work/$1/log.py" python3 "$here/gate.py" "$2" "$work/$1"
    until_true test -e "$work/$1/address"
    address=$(cat "$work/$1/address")
}
# engine SETTINGS [VARIABLE=VALUE…]: a new one with this registries.json.
engine_pid=
engine() {
    printf '%s' "$1" >"$work/registries.json"
    if [ -n "$engine_pid" ]; then
        kill "$engine_pid"
        wait "$engine_pid" || true
    fi
    begin "$work/engine.log" env "${@:2}" "$build/bin/darse-engine" --root "$work/root" --socket "$work/engine.sock" \
        --registries "$work/registries.json" --log warning
    engine_pid=${pids[-1]}
    until_true ctl ping
}
forget() { ctl image prune --all >/dev/null; }
# present NAME: it is listed under that name, and the store is sound.
present() {
    ctl image list >"$work/said"
    has "$work/said" "$1" || fail "$1 is not listed: $(cat "$work/said")"
    [ "$(ctl image check)" = "nothing is damaged" ] || fail "the store is damaged"
}

search_order() {
    registry first && local first=$address
    registry second && local second=$address
    ctl image push app "$second/app:1" --quiet >/dev/null
    engine "{\"search\": [\"$first\", \"$second\"]}"
    forget
    ctl image pull --quiet app:1 >/dev/null
    present "$second/app:1"
    has "$work/first/log" '/v2/app/manifests/1' || fail "the first registry was not asked"
    ctl image push "$second/app:1" "$first/app:1" --quiet >/dev/null
    forget
    ctl image pull --quiet app:1 >/dev/null
    present "$first/app:1"
    [ "$(ctl image tags app)" = "$first/app:1" ] || fail "its tags are $(ctl image tags app)"
    refused "no registry of the search order has nosuch" ctl image pull --quiet nosuch:1
    refused "$second" ctl image pull --quiet nosuch:1
}
content_is_mounted() {
    ctl image push app "$plain/mount/here:1" --quiet >/dev/null
    ctl image tag app "$plain/mount/here:1"
    ctl image push "$plain/mount/here:1" "$plain/mount/there:1" --quiet >/dev/null
    grep 'POST' "$work/plain/log" | grep 'mount/there/blobs/uploads' | grep 'mount=sha256' | grep 'status=201' >/dev/null ||
        fail "nothing was taken over from the other repository"
    ! grep 'PATCH\|PUT' "$work/plain/log" | grep 'mount/there/blobs' >/dev/null || fail "content was sent that was there"
}
names_are_listed() {
    ctl image push app "$plain/names/app:1" --quiet >/dev/null
    ctl image push app "$plain/names/app:2" --quiet >/dev/null
    [ "$(ctl image tags "$plain/names/app")" = "$plain/names/app:1"$'\n'"$plain/names/app:2" ] || fail "tags: $(ctl image tags "$plain/names/app")"
    ctl image search --registry "$plain" names >"$work/said"
    grep "^$plain/names/app " "$work/said" >/dev/null || fail "the catalogue: $(cat "$work/said")"
    ctl --json image search --registry "$plain" --filter stars=1 names >"$work/said"
    [ "$(tr -d ' \n' <"$work/said")" = "[]" ] || fail "it has no star: $(cat "$work/said")"
}
referrers_are_found() {
    local subject size signature
    ctl image push app "$plain/signed:1" --quiet >"$work/said"
    subject=$(cat "$work/said")
    size=$(curl --silent --fail "http://$plain/v2/signed/manifests/$subject" -H 'Accept: application/vnd.oci.image.manifest.v1+json' | wc -c)
    printf '{}' | curl --silent --fail --data-binary @- -H 'Content-Type: application/octet-stream' \
        "http://$plain$(curl --silent --fail -X POST -D - "http://$plain/v2/signed/blobs/uploads/" | tr -d '\r' | sed -n 's/^Location: http:..[^/]*//p')&digest=sha256:$(printf '{}' | sha256sum | cut -d' ' -f1)" -X PUT
    cat >"$work/signature" <<TEXT
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example.signature",
"config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:$(printf '{}' | sha256sum | cut -d' ' -f1)","size":2},
"layers":[],"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"$subject","size":$size}}
TEXT
    signature=sha256:$(sha256sum "$work/signature" | cut -d' ' -f1)
    curl --silent --fail -X PUT --data-binary "@$work/signature" -H 'Content-Type: application/vnd.oci.image.manifest.v1+json' "http://$plain/v2/signed/manifests/$signature"
    printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%d,"artifactType":"application/vnd.example.signature"}]}' \
        "$signature" "$(stat -c %s "$work/signature")" |
        curl --silent --fail -X PUT --data-binary @- -H 'Content-Type: application/vnd.oci.image.index.v1+json' "http://$plain/v2/signed/manifests/${subject/:/-}"
    ctl image referrers "$plain/signed:1" >"$work/said"
    has "$work/said" "$signature" || fail "$(cat "$work/said")"
    has "$work/said" application/vnd.example.signature || fail "$(cat "$work/said")"
    ctl --json image referrers "$plain/signed@$subject" >"$work/said"
    has "$work/said" "$signature" || fail "$(cat "$work/said")"
}
content_goes_on_after_a_cut() {
    forget
    printf 'cut\n' >"$work/before/faults"
    ctl image pull --quiet "$gate/app:1" >/dev/null
    present "$gate/app:1"
    has "$work/before/log" 'bytes=' || fail "it began anew: $(cat "$work/before/log")"
}
canceled_pull_leaves_nothing() {
    forget
    printf 'hang\n' >"$work/before/faults"
    "$build/bin/darsectl" --socket "$work/engine.sock" image pull --quiet "$gate/app:1" >/dev/null 2>&1 &
    local client=$!
    until_true has "$work/before/log" HANGS
    kill "$client"
    wait "$client" || true
    until_true is_empty "$work/root/work"
    [ "$(ctl image list --quiet)" = "" ] || fail "an image is listed"
    is_empty "$work/root/layers" || fail "a layer stays"
    is_empty "$work/root/images/blobs/sha256" || fail "a blob stays"
    ctl image pull --quiet "$gate/app:1" >/dev/null
    present "$gate/app:1"
}
busy_registry_is_asked_when_it_says() {
    local from=$EPOCHSECONDS
    forget
    printf 'busy 2\n' >"$work/before/faults"
    ctl image pull --quiet "$gate/app:1" >/dev/null
    present "$gate/app:1"
    [ $((EPOCHSECONDS - from)) -ge 2 ] || fail "it was asked again too early"
}
counted_pulls_are_told_in_words() {
    forget
    printf 'limit\n' >"$work/before/faults"
    refused "You have reached your pull rate limit" ctl image pull --quiet "$gate/app:1"
    refused_words=$(cat "$work/said")
    [[ $refused_words == *"6 hours"* || $refused_words == *21600* ]] || fail "when it may be tried again is not told: $refused_words"
    rm -f "$work/before/faults"
}
# Asked while nobody was there, it may have had TLS.
registry_may_come_later() {
    registry late
    ctl image push app "$address/app:1" --quiet >/dev/null
    kill "${pids[-1]}"
    wait "${pids[-1]}" || true
    engine '{}'
    forget
    refused "$address" ctl image pull "$address/app:1"
    has "$work/said" 'Trying again in 1 second: ' || fail "nobody says why it takes so long: $(cat "$work/said")"
    sed -i "s/127.0.0.1:0/$address/" "$work/late/yml"
    begin "$work/late/log" docker-registry serve "$work/late/yml"
    until_true has "$work/late/log" 'listening on'
    ctl image pull --quiet "$address/app:1" >/dev/null
    present "$address/app:1"
}
plain_proxy_is_used() {
    engine '{"insecure": ["registry.test:5000"]}' "http_proxy=http://$gate" "https_proxy=http://$gate"
    forget
    ctl image pull --quiet registry.test:5000/app:1 >/dev/null
    present registry.test:5000/app:1
    has "$work/before/log" 'PROXY http://registry.test:5000/v2/' || fail "the proxy was not used"
}
certificates() {
    mkdir "$work/tls"
    (
        cd "$work/tls"
        new=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
        openssl req -x509 "${new[@]}" -days 2 -subj /CN=ca -keyout ca.key -out ca.pem
        for name in server client; do
            openssl req -new "${new[@]}" -subj "/CN=$name" -keyout "$name.key" -out "$name.csr"
            openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out "$name.pem" \
                -extfile <(printf 'subjectAltName=IP:127.0.0.1,DNS:registry.test\n')
        done
    ) 2>/dev/null
    registry guarded ", tls: {certificate: $work/tls/server.pem, key: $work/tls/server.key, clientcas: [$work/tls/ca.pem]}"
    guarded=$address
    folder=$work/certs.d/$guarded
    mkdir -p "$folder"
}
client_certificate_is_shown() {
    certificates
    engine "{\"certificates\": [\"$work/certs.d\"]}"
    refused "certificate" ctl image push app "$guarded/app:1" --quiet
    cp "$work/tls/ca.pem" "$folder/ca.crt"
    # Which sentence it is depends on whether our request or its refusal comes first.
    refused "$guarded" ctl image push app "$guarded/app:1" --quiet
    cp "$work/tls/client.pem" "$folder/client.cert"
    cp "$work/tls/client.key" "$folder/client.key"
    ctl image push app "$guarded/app:1" --quiet >/dev/null
    forget
    ctl image pull --quiet "$guarded/app:1" >/dev/null
    present "$guarded/app:1"
    # The same registry by another name, which only a proxy can lead to.
    gate tunnel "$guarded"
    cp -r "$folder" "$work/certs.d/registry.test"
    engine "{\"certificates\": [\"$work/certs.d\"]}" "https_proxy=http://$address"
    forget
    ctl image pull --quiet registry.test/app:1 >/dev/null
    present registry.test/app:1
    has "$work/tunnel/log" 'CONNECT registry.test:443' || fail "the proxy was not used"
}
# Whoever keeps it: the password is nowhere else.
secret_is_nowhere() {
    local found
    found=$(grep --recursive --files-with-matches --fixed-strings canary-4713 "$work/root" "$work/said" "$work/engine.log" "$HOME" 2>/dev/null || true)
    [ -z "$found" ] || fail "the password stands in $found"
}
logins_are_kept() {
    mkdir "$work/bin"
    htpasswd -Bbn me canary-4713 >"$work/users"
    registry closed '' "auth: {htpasswd: {realm: x, path: $work/users}}"
    refused "log in with" ctl image push app "$address/app:1" --quiet
    # The keyring of the session.
    ctl login --user me "$address" <<<canary-4713 >"$work/said"
    has "$work/said" keychain || has "$work/said" keyring || fail "it is not in the keyring: $(cat "$work/said")"
    ctl image push app "$address/app:1" --quiet >"$work/said"
    secret_is_nowhere
    ctl logout "$address" >/dev/null
    refused "log in with" ctl image push app "$address/app:2" --quiet
    # A helper, which is asked by its absolute path and told the name on its input.
    cat >"$work/bin/docker-credential-trial" <<TEXT
#!/bin/sh
printf '%s\n' "\$0 \$*" >>"$work/helper.log"
read -r name
[ "\$name" = "$address" ] && printf '{"ServerURL":"%s","Username":"me","Secret":"%s"}' "\$name" "canary-4713"
TEXT
    chmod +x "$work/bin/docker-credential-trial"
    mkdir -p "$HOME/.docker"
    printf '{"credHelpers": {"%s": "trial"}}' "$address" >"$HOME/.docker/config.json"
    PATH=$work/bin:$PATH ctl image push app "$address/app:2" --quiet >"$work/said"
    has "$work/helper.log" "$work/bin/docker-credential-trial get" || fail "$(cat "$work/helper.log")"
    secret_is_nowhere
    # A file of Podman's.
    rm "$HOME/.docker/config.json"
    mkdir -p "$HOME/.config/containers"
    printf '{"auths": {"%s": {"auth": "%s"}}}' "$address" "$(printf me:canary-4713 | base64)" >"$HOME/.config/containers/auth.json"
    ctl image push app "$address/app:3" --quiet >"$work/said"
    secret_is_nowhere
    [ "$(ctl image tags "$address/app" | wc -l)" -eq 3 ] || fail "tags: $(ctl image tags "$address/app")"
}

mkdir "$work/tree"
head -c 6000000 /dev/urandom >"$work/tree/noise"
printf 'a file\n' >"$work/tree/file"
engine '{}'
tar -C "$work/tree" -c . | ctl image import - app >/dev/null
registry plain && plain=$address
gate before "$plain" && gate=$address
ctl image push app "$plain/app:1" --quiet >/dev/null
ctl image save app --output "$work/app.tar"
all=(search_order content_is_mounted names_are_listed referrers_are_found content_goes_on_after_a_cut canceled_pull_leaves_nothing
    busy_registry_is_asked_when_it_says counted_pulls_are_told_in_words registry_may_come_later plain_proxy_is_used client_certificate_is_shown logins_are_kept)
for step in "${@:-${all[@]}}"; do
    engine '{}'
    ctl image load --quiet --input "$work/app.tar" >/dev/null
    "$step"
    printf 'ok %s\n' "$step"
done
