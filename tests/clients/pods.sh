#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pods.sh BUILD: pods of the engine, by darsectl and by the Kubernetes API itself.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest
# field POD JSON-POINTER-LIKE PATH, as python has it
field() { ctl get pod "$1" -o json | python3 -c "import json,sys; print(json.load(sys.stdin)$2)"; }
is() { [ "$(field "$1" "$2" 2>/dev/null)" = "$3" ]; }
gone() { ! ctl get pod "$1" >/dev/null 2>&1; }
containers() { docker ps --all --quiet --filter "label=io.kubernetes.pod.name=$1" | wc -l; }
has_none() { [ "$(containers "$1")" = 0 ]; }

cat >"$work/web.yaml" <<YAML
apiVersion: v1
kind: ConfigMap
metadata:
  name: words
data:
  greeting: good morning
---
apiVersion: v1
kind: Secret
metadata:
  name: hidden
stringData:
  word: sesame
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: {app: web}
spec:
  terminationGracePeriodSeconds: 1
  hostNetwork: true
  volumes:
  - name: words
    configMap: {name: words}
  - name: shared
    emptyDir: {}
  initContainers:
  - name: first
    image: $image
    imagePullPolicy: Never
    command: [sh, -c, "cat /words/greeting >/shared/said"]
    volumeMounts:
    - {name: words, mountPath: /words}
    - {name: shared, mountPath: /shared}
  containers:
  - name: main
    image: $image
    imagePullPolicy: Never
    command: [sh, -c]
    args: ["cat /shared/said; echo \"; \$(WORD) for \$(NAME)\"; exec sleep 1000"]
    env:
    - name: WORD
      valueFrom: {secretKeyRef: {name: hidden, key: word}}
    - name: NAME
      valueFrom: {fieldRef: {fieldPath: metadata.name}}
    volumeMounts:
    - {name: shared, mountPath: /shared}
  - name: side
    image: $image
    imagePullPolicy: Never
    command: [sleep, "1000"]
YAML

# A pod comes to be, from init container to log.
said=$(ctl play --detach "$work/web.yaml") || fail "play: $said"
[[ $said == *"pod/web: Running"* ]] || fail "play says $said"
same "the second apply" "$(ctl apply "$work/web.yaml" | tail -n 1)" "pod/web unchanged"
eventually is web '["status"]["conditions"][1]["status"]' True
same "the number of containers" "$(containers web)" 4
logged() { api GET "/api/v1/namespaces/default/pods/web/log?container=main" | grep "^good morning; sesame for web$" >/dev/null; }
eventually logged
ctl get pods | grep "^web *2/2 *Running *0 " >/dev/null || fail "the table: $(ctl get pods)"
ctl describe pod web | grep "Started container main" >/dev/null || fail "there are no events"

# What fails is run again, and counted.
docker kill "$(docker ps --quiet --filter "label=io.kubernetes.container.name=side")" >/dev/null
eventually is web '["status"]["containerStatuses"][1]["restartCount"]' 1
eventually is web '["status"]["containerStatuses"][1]["ready"]' True
same "the exit code of the run before" "$(field web '["status"]["containerStatuses"][1]["lastState"]["terminated"]["exitCode"]')" 137

# The engine dies; the next one finds everything as it was, and does what is missing.
before=$(docker ps --quiet --no-trunc --filter "label=io.kubernetes.container.name=main")
{
    kill -9 "$engine"
    wait "$engine" || true
} 2>/dev/null
"$build/bin/darse-engine" --root "$work/root" --socket "$work/darse.sock" --log error >>"$work/engine.log" 2>&1 &
engine=$!
eventually ctl ping
eventually is web '["status"]["phase"]' Running
same "the container after a kill -9" "$(docker ps --quiet --no-trunc --filter "label=io.kubernetes.container.name=main")" "$before"
same "the number of containers after a kill -9" "$(containers web)" 5

# Patches, selectors and a pod that ends by itself.
api PATCH /api/v1/namespaces/default/pods/web --header "Content-Type: application/merge-patch+json" \
    --data '{"metadata": {"labels": {"tier": "front"}}}' >/dev/null
same "what has the label" "$(ctl get pods -l tier=front | wc -l)" 2
same "what has it not" "$(ctl get pods -l 'tier!=front' | wc -l)" 0
cat >"$work/once.yaml" <<YAML
{apiVersion: v1, kind: Pod, metadata: {name: once}, spec: {restartPolicy: Never, hostNetwork: true, containers: [
  {name: only, image: "$image", imagePullPolicy: Never, command: [sh, -c, "exit 3"]}]}}
YAML
ctl apply "$work/once.yaml" >/dev/null
eventually is once '["status"]["phase"]' Failed
same "its exit code" "$(field once '["status"]["containerStatuses"][0]["state"]["terminated"]["exitCode"]')" 3

# Its log, in all the ways in which it can be asked for.
cat >"$work/talks.yaml" <<YAML
{apiVersion: v1, kind: Pod, metadata: {name: talks}, spec: {restartPolicy: Never, hostNetwork: true, containers: [
  {name: only, image: "$image", imagePullPolicy: Never, command: [sh, -c, "echo one; echo two; echo three"]}]}}
YAML
ctl apply "$work/talks.yaml" >/dev/null
eventually is talks '["status"]["phase"]' Succeeded
logs() { ctl logs pod/talks "$@" | xargs; }
same "its log" "$(logs)" "one two three"
same "what it says to who follows" "$(logs --follow)" "one two three"
same "the last of it" "$(logs --tail 1)" three
same "all of it" "$(logs --tail all) $(logs --tail -1)" "one two three one two three"
same "what came within a day" "$(logs --since 24h)" "one two three"
same "what came since tomorrow" "$(logs --since "$(date -u -d tomorrow +%Y-%m-%dT%H:%M:%SZ)")" ""
ctl logs pod/talks --timestamps | grep -E '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z one$' >/dev/null || fail "there are no times: $(ctl logs pod/talks --timestamps)"
same "its log as JSON" "$(ctl logs pod/talks/only --json | wc -l)" 3
said=$(ctl logs pod/talks --until 1h 2>&1) && fail "a log is read up to a time"
[[ $said == *"cannot be read up to a time"* ]] || fail "it says $said"
asked() { api GET "/api/v1/namespaces/default/pods/talks/log?$1" | xargs; }
same "so many bytes of it" "$(asked limitBytes=6)" "one tw"
same "what came later than tomorrow" "$(asked "sinceTime=$(date -u -d tomorrow +%Y-%m-%dT%H:%M:%SZ)")" ""

# What is generated of a pod makes another one like it.
ctl generate pod/web --name again >"$work/again.yaml"
same "another pod" "$(ctl apply "$work/again.yaml")" "pod/again created"
same "what it is made of" "$(ctl generate pod/again --name web)" "$(ctl generate pod/web)"
said=$(ctl generate pod/web --name "Not a name" 2>&1) && fail "a pod has a name that none can have"
[[ $said == *'no pod can be called "Not a name"'* ]] || fail "it says $said"
ctl delete pod again --grace 0 >/dev/null
ctl delete pod talks >/dev/null

# What is wrong is told with its place.
printf 'apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec:\n  containers:\n  - name: a\n    imagee: b\n' >"$work/bad.yaml"
said=$(ctl apply "$work/bad.yaml" 2>&1) && fail "a wrong field is taken"
[[ $said == *"bad.yaml, line 7, column 5: spec.containers[0].imagee: unknown field"* ]] || fail "it says $said"

ctl delete -f "$work/web.yaml" >/dev/null
ctl delete pod once >/dev/null
eventually gone web
eventually gone once
eventually has_none web
eventually has_none once
[ -z "$(ls -A "$work/root/pods" 2>/dev/null)" ] || fail "volumes of pods stay behind"
