#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# podtold.sh BUILD: what is told of pods while they come to be, fail and end, as a kubelet and a scheduler tell it.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest
events=/api/v1/namespaces/default/events
# tells POD TYPE REASON FIELD-PATH MESSAGE: an event of exactly these words; the message may be a beginning.
tells() {
    api GET "$events?fieldSelector=involvedObject.name=$1,type=$2,reason=$3" |
        jq -e --arg field "$4" --arg said "$5" 'any(.items[]; (.involvedObject.fieldPath // "") == $field and (.message | startswith($said)))'
}
# often POD REASON: how often that was told.
often() { api GET "$events?fieldSelector=involvedObject.name=$1,reason=$2" | jq '[.items[].count] | add // 0'; }
atLeast() { [ "$(often "$1" "$2")" -ge "$3" ]; }
lines() { api GET "$events?fieldSelector=involvedObject.name=$1,reason=$2" | jq '.items | length'; }
phase() { [ "$(ctl get pod "$1" -o json | jq -r .status.phase)" = "$2" ]; }
gone() { ! ctl get pod "$1" >/dev/null 2>&1; }
node=$(api GET /api/v1/nodes | jq -r '.items[0].metadata.name')

cat >"$work/all.yaml" <<YAML
apiVersion: v1
kind: Pod
metadata: {name: lives}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 1
  initContainers: [{name: first, image: "$image", imagePullPolicy: Never, command: ["true"]}]
  containers:
  - {name: main, image: "$image", imagePullPolicy: Never, command: [sleep, "1000"]}
  - name: ill
    image: $image
    imagePullPolicy: Never
    command: [sleep, "1000"]
    livenessProbe: {exec: {command: [sh, -c, "echo unwell; exit 1"]}, periodSeconds: 1, timeoutSeconds: 30, failureThreshold: 1}
---
apiVersion: v1
kind: Pod
metadata: {name: fails}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 0
  volumes: [{name: v, emptyDir: {}}]
  containers:
  - {name: main, image: "$image", imagePullPolicy: Never, command: ["false"]}
  - {name: absent, image: "localhost/nobody/has:it", imagePullPolicy: Never}
  - {name: lost, image: "$image", imagePullPolicy: Never, volumeMounts: [{name: v, mountPath: /v, subPathExpr: "a\$(NONE)"}]}
  - {name: lacks, image: "$image", imagePullPolicy: Never, env: [{name: A, valueFrom: {configMapKeyRef: {name: none, key: a}}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: mounts}
spec:
  hostNetwork: true
  volumes: [{name: words, configMap: {name: none}}]
  containers: [{name: main, image: "$image", imagePullPolicy: Never, volumeMounts: [{name: words, mountPath: /words}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: large}
spec: {containers: [{name: main, image: "$image", imagePullPolicy: Never, resources: {requests: {cpu: "9000"}}}]}
YAML
ctl apply "$work/all.yaml" >/dev/null

eventually tells lives Normal Started "spec.containers{ill}" "Started container ill"
tells lives Normal Scheduled "" "Successfully assigned default/lives to $node" >/dev/null || fail "nothing is said of its place"
for at in "initContainers{first}" "containers{main}"; do
    name=${at#*\{}
    tells lives Normal Pulled "spec.$at" "Container image \"$image\" already present on machine" >/dev/null || fail "nothing is said of the image of $at"
    tells lives Normal Created "spec.$at" "Created container: ${name%\}}" >/dev/null || fail "nothing is said of $at"
done
eventually tells lives Warning Unhealthy "spec.containers{ill}" "Liveness probe failed: unwell"
eventually tells lives Normal Killing "spec.containers{ill}" "Container ill failed liveness probe, will be restarted"
eventually atLeast lives Started 4
eventually tells fails Warning BackOff "spec.containers{main}" "Back-off restarting failed container main in pod fails_default("
eventually tells fails Warning ErrImageNeverPull "spec.containers{absent}" "Container image \"localhost/nobody/has:it\" is not present with pull policy of Never"
eventually tells fails Warning Failed "spec.containers{absent}" "Error: ErrImageNeverPull"
eventually tells fails Warning Failed "spec.containers{lacks}" "Error: configmap \"none\" not found"
# shellcheck disable=SC2016 # it is for the engine to expand
eventually tells fails Warning Failed "spec.containers{lost}" 'Error: subPathExpr a$(NONE): there is no variable NONE'
eventually tells mounts Warning FailedMount "" "MountVolume.SetUp failed for volume \"words\" : configmap \"none\" not found"
same "how the same is told again" "$(lines mounts FailedMount)" 1
eventually tells large Warning FailedScheduling "" "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod."
phase large Pending || fail "a pod without a place is not pending"

# A pod that is asked to leave: what is only tried, or meant for another, leaves it alone, and it knows why it ends.
printf '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "leaves"}, "spec": {"hostNetwork": true, "containers": [{"name": "only", "image": "%s", "imagePullPolicy": "Never", "command": ["sleep", "1000"]}]}}' "$image" |
    ctl apply - >/dev/null
eventually phase leaves Running
evict() {
    api POST "/api/v1/namespaces/default/pods/leaves/eviction$1" --header "Content-Type: application/json" --data \
        "{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"leaves\", \"namespace\": \"default\"}, \"deleteOptions\": $2}" |
        jq -r '"\(.code) \(.status) \(.reason)"'
}
leaving() {
    api GET /api/v1/namespaces/default/pods/leaves |
        jq -c '[.metadata.deletionGracePeriodSeconds, (.status.conditions[] | select(.type == "DisruptionTarget") | .status, .reason)]'
}
same "an eviction that is only tried" "$(evict "" '{"dryRun": ["All"]}')" "201 Success null"
same "the same, said beside it" "$(evict "?dryRun=All" null)" "201 Success null"
same "an eviction of another" "$(evict "" '{"preconditions": {"uid": "b2f7c1de-0000-4000-8000-000000000000"}}')" "409 Failure Conflict"
same "an eviction of what was there" "$(evict "" '{"preconditions": {"resourceVersion": "1"}}')" "409 Failure Conflict"
same "a pod that was left alone" "$(leaving)" "[null]"
evicted() {
    local revision
    revision=$(api GET /api/v1/namespaces/default/pods/leaves | jq -r .metadata.resourceVersion)
    [ "$(evict "" "{\"gracePeriodSeconds\": 200, \"preconditions\": {\"resourceVersion\": \"$revision\"}}")" = "201 Success null" ]
}
eventually evicted
same "a pod that leaves" "$(leaving)" '[200,"True","EvictionByEvictionAPI"]'
eventually tells leaves Normal Killing "spec.containers{only}" "Stopping container only"
same "what it knows while it does" "$(leaving)" '[200,"True","EvictionByEvictionAPI"]'
same "an eviction at once" "$(evict "" '{"gracePeriodSeconds": 0}')" "201 Success null"
eventually gone leaves

# Lists in parts: one that fits together although an object comes meanwhile, and how many are left.
for name in a b c; do api POST /api/v1/namespaces/default/configmaps --header "Content-Type: application/json" --data "{\"metadata\": {\"name\": \"$name\"}}" >/dev/null; done
part=$(api GET "/api/v1/namespaces/default/configmaps?limit=2")
same "the first part" "$(jq -r '[.items[].metadata.name] | join(" ")' <<<"$part") $(jq .metadata.remainingItemCount <<<"$part")" "a b 1"
api POST /api/v1/namespaces/default/configmaps --header "Content-Type: application/json" --data '{"metadata": {"name": "bb"}}' >/dev/null
token=$(jq -r .metadata.continue <<<"$part")
same "the rest" "$(api GET "/api/v1/namespaces/default/configmaps?limit=2&continue=$token" | jq -r '[.items[].metadata.name] | join(" ")')" c
past=$(jq -r .metadata.resourceVersion <<<"$part")
listed() { api GET "/api/v1/namespaces/default/configmaps?resourceVersion=$past&$1" | jq -r '"\([.items[].metadata.name] | join(" ")), \(.metadata.remainingItemCount)"'; }
same "what there was then" "$(listed resourceVersionMatch=Exact)" "a b c, null"
same "what there was then, or later" "$(listed resourceVersionMatch=NotOlderThan)" "a b bb c, null"
same "a part of what there was then" "$(listed limit=1)" "a, 2"
table=$(api GET "/api/v1/namespaces/default/configmaps?limit=1" --header "Accept: application/json;as=Table;v=v1;g=meta.k8s.io")
same "a table in parts" "$(jq '(.rows | length), .metadata.remainingItemCount' <<<"$table" | tr '\n' ' ')" "1 3 "
expired=$(api GET "/api/v1/namespaces/default/configmaps?limit=2&continue=1:default/a")
same "a part of long ago" "$(jq -r '"\(.code) \(.reason) \(.metadata.continue)"' <<<"$expired")" "410 Expired 0:default/a"
same "a part of nothing" "$(api GET "/api/v1/namespaces/default/configmaps?continue=x" | jq .code)" 400
same "a watch from what is still to come" "$(api GET "/api/v1/namespaces/default/configmaps?watch=1&resourceVersion=99999999999" | jq .object.code)" 410

# Lists that go in many pieces: short objects, then long ones, of which each is a piece by itself.
python3 - >"$work/many.json" <<'PYTHON'
import json
for i in range(260):
    words = "x" * (400_000 if 200 <= i < 208 else 1000)
    print(json.dumps({"metadata": {"name": f"m{i:03}", "labels": {"many": "1"}}, "data": {"words": words}}))
PYTHON
while IFS= read -r object; do
    api POST /api/v1/namespaces/default/configmaps --header "Content-Type: application/json" --data-binary @- <<<"$object" >/dev/null
done <"$work/many.json"
many=$(for ((i = 0; i < 260; i++)); do printf 'm%03d 1 %d\n' "$i" "$((i >= 200 && i < 208 ? 400000 : 1000))"; done)
same "a long list" "$(api GET "/api/v1/namespaces/default/configmaps?labelSelector=many=1" |
    jq -r '.items[] | "\(.metadata.name) \(.metadata.labels.many) \(.data.words | length)"')" "$many"
same "the heads of a long list" "$(api GET "/api/v1/namespaces/default/configmaps?labelSelector=many=1" --header \
    "Accept: application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io" | jq -r '.items[].metadata.name')" "$(cut -d " " -f 1 <<<"$many")"

ctl delete -f "$work/all.yaml" >/dev/null
for pod in lives fails mounts large; do eventually gone "$pod"; done
tells lives Normal Killing "spec.containers{main}" "Stopping container main" >/dev/null || fail "nothing is said of its end"
