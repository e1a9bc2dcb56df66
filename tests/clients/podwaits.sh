#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# podwaits.sh BUILD: pods that wait for objects of others and start when these come, seccomp profiles of the machine,
# folders that keep the mode that containers give them, fields that are warned of, and what pods may do and see.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest
space=/api/v1/namespaces/default
state() { ctl get pod "$1" -o json | jq -r ".status.containerStatuses[] | select(.name == \"$2\") | .state | $3"; }
is() { [ "$(state "$1" main "$2")" = "$3" ]; }
gone() { ! ctl get pod "$1" >/dev/null 2>&1; }
said() { api GET "$space/events" | jq --arg pod "$1" --arg reason "$2" '[.items[] | select(.involvedObject.name == $pod and .reason == $reason) | .count] | add // 0'; }
saidMore() { [ "$(said "$1" "$2")" -gt "$3" ]; }
inside() { docker exec "$(docker ps --quiet --filter "label=io.kubernetes.pod.name=$1" --filter label=io.kubernetes.container.name=main)" "${@:2}"; }
# pod NAME MEMBERS-OF-SPEC MEMBERS-OF-CONTAINER: applied; what the server warns of stays in $work/warnings.
pod() {
    printf '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s"}, "spec": {"hostNetwork": true, "terminationGracePeriodSeconds": 0, %s "containers": [{"name": "main", "image": "%s", "imagePullPolicy": "Never", "command": ["sleep", "1000"] %s}]}}' \
        "$1" "$2" "$image" "$3" | api POST "$space/pods" --header "Content-Type: application/json" --dump-header "$work/headers" --data @- >"$work/answer"
    grep -i '^warning:' "$work/headers" >"$work/warnings" || true
    grep '"uid"' "$work/answer" >/dev/null || fail "pod $1: $(cat "$work/answer")"
}
# fails NAME REASON: so often that it would be a long time until the next try.
fails() {
    local count
    for ((i = 0; i < 5; i++)); do
        count=$(said "$1" "$2")
        api PATCH "$space/pods/$1" --header "Content-Type: application/merge-patch+json" --data "{\"metadata\": {\"labels\": {\"n\": \"$i\"}}}" >/dev/null
        eventually saidMore "$1" "$2" "$count"
    done
}
object() { api POST "$space/$1" --header "Content-Type: application/json" --data "$2" >/dev/null; }

# Variables of what is not there yet; it is there, but not with that key; then all is there.
pod variables "" ', "env": [{"name": "WORD", "valueFrom": {"configMapKeyRef": {"name": "words", "key": "word"}}}], "envFrom": [{"secretRef": {"name": "hidden"}}]'
eventually is variables .waiting.reason CreateContainerConfigError
fails variables Failed
same "why it waits" "$(state variables main .waiting.message)" 'secret "hidden" not found'
object secrets '{"metadata": {"name": "hidden"}, "stringData": {"OTHER": "2"}}'
eventually is variables .waiting.message 'configmap "words" not found'
object configmaps '{"metadata": {"name": "words"}, "data": {"word": "ahoy"}}'
eventually is variables '.running != null' true
# shellcheck disable=SC2016
same "what it got" "$(inside variables sh -c 'echo $WORD $OTHER')" "ahoy 2"

# A volume of a claim and files of a secret.
pod files '"volumes": [{"name": "kept", "persistentVolumeClaim": {"claimName": "disk"}}, {"name": "key", "secret": {"secretName": "key"}}],' \
    ', "volumeMounts": [{"name": "kept", "mountPath": "/kept"}, {"name": "key", "mountPath": "/key"}]'
eventually is files .waiting.reason FailedMount
fails files FailedMount
object persistentvolumeclaims '{"metadata": {"name": "disk"}, "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Mi"}}}}'
object secrets '{"metadata": {"name": "key"}, "stringData": {"word": "sesame"}}'
eventually is files '.running != null' true
same "a file that came later" "$(inside files cat /key/word)" sesame

# What a container makes of an empty folder is its own.
pod folder '"volumes": [{"name": "empty", "emptyDir": {}}, {"name": "memory", "emptyDir": {"medium": "Memory"}}], "securityContext": {"fsGroup": 77},' \
    ', "volumeMounts": [{"name": "empty", "mountPath": "/empty"}, {"name": "memory", "mountPath": "/memory"}]'
eventually is folder '.running != null' true
same "the folders at first" "$(inside folder stat -c '%a %g' /empty /memory | tr '\n' ' ')" "2777 77 2777 77 "
inside folder chmod 0700 /empty /memory
inside folder chgrp 78 /empty /memory
runs=$(docker ps --quiet --filter label=io.kubernetes.pod.name=folder --filter label=io.kubernetes.container.name=main)
docker kill "$runs" >/dev/null
again() { [ "$(ctl get pod folder -o json | jq -r '.status.containerStatuses[0].restartCount')" = 1 ] && is folder '.running != null' true; }
eventually again
same "the folders after that" "$(inside folder stat -c '%a %g' /empty /memory | tr '\n' ' ')" "700 78 700 78 "

# A file of the machine that has gone keeps a container from its next run; no object tells when it is back.
touch "$work/there"
pod back "\"volumes\": [{\"name\": \"file\", \"hostPath\": {\"path\": \"$work/there\", \"type\": \"File\"}}]," ', "volumeMounts": [{"name": "file", "mountPath": "/file"}]'
eventually is back '.running != null' true
rm "$work/there"
docker kill "$(docker ps --quiet --filter label=io.kubernetes.pod.name=back --filter label=io.kubernetes.container.name=main)" >/dev/null
eventually is back .waiting.reason FailedMount
touch "$work/there"
eventually is back '.running != null' true
same "how often it has begun again" "$(ctl get pod back -o json | jq '.status.containerStatuses[0].restartCount')" 1
ctl delete pod back >/dev/null

# Profiles for seccomp are files of the engine's folder: nothing leads out of it.
mkdir -p "$work/root/seccomp/of"
printf '{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["mkdir", "mkdirat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 95}]}' >"$work/root/seccomp/of/nofolders.json"
ln -s of/nofolders.json "$work/root/seccomp/link.json"
printf unconfined >"$work/root/seccomp/word"
profile() { printf ', "securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "%s"}}' "$1"; }
pod filtered "" "$(profile of/nofolders.json)"
eventually is filtered '.running != null' true
heard=$(inside filtered mkdir /tmp/one 2>&1) && fail "a folder is made despite the profile"
[[ $heard == *"not supported"* ]] || fail "mkdir says: $heard"
for name in link.json word later.json; do
    pod "bad" "" "$(profile "$name")"
    eventually is bad .waiting.reason CreateContainerConfigError
    message=$(state bad main .waiting.message)
    [[ $message == "cannot load seccomp profile: $work/root/seccomp/$name"* ]] || fail "the profile $name: $message"
    ctl delete pod bad >/dev/null
    eventually gone bad
done

# A neighbour that is looked for gets the name that is looked for, or comes.
seeks() { pod "$1" "\"affinity\": {\"podAffinity\": {\"requiredDuringSchedulingIgnoredDuringExecution\": [{\"topologyKey\": \"kubernetes.io/hostname\", \"labelSelector\": {\"matchLabels\": {\"app\": \"$2\"}}}]}}," ""; }
unplaced() { [ "$(ctl get pod "$1" -o json | jq -r '.status.conditions[] | select(.type == "PodScheduled") | .reason')" = Unschedulable ]; }
seeks near db
eventually unplaced near
api PATCH "$space/pods/filtered" --header "Content-Type: application/merge-patch+json" --data '{"metadata": {"labels": {"app": "db"}}}' >/dev/null
eventually is near '.running != null' true
seeks beside cache
eventually unplaced beside
object pods '{"metadata": {"name": "cache", "labels": {"app": "cache"}}, "spec": {"containers": [{"name": "main", "image": "nowhere.invalid/cache", "imagePullPolicy": "Never"}]}}'
eventually is beside '.running != null' true

# A token of the cluster is not made here: that is said, and the pod runs with the rest.
pod token '"volumes": [{"name": "all", "projected": {"sources": [{"serviceAccountToken": {"path": "token"}}, {"configMap": {"name": "words"}}]}}],' \
    ', "volumeMounts": [{"name": "all", "mountPath": "/all"}]'
grep -F 'spec.volumes[0].projected.sources[0].serviceAccountToken' "$work/warnings" >/dev/null || fail "nothing is said of the token: $(cat "$work/warnings")"
eventually is token '.running != null' true
same "the other files" "$(inside token ls /all)" word

# A file of the machine is made when it is asked for; with the machine's network a pod has the machine's name; who runs
# beside the others is counted with them.
pod host "\"volumes\": [{\"name\": \"file\", \"hostPath\": {\"path\": \"$work/made\", \"type\": \"FileOrCreate\"}}], \"initContainers\": [{\"name\": \"beside\", \"image\": \"$image\", \"imagePullPolicy\": \"Never\", \"command\": [\"sleep\", \"1000\"], \"restartPolicy\": \"Always\"}]," \
    ', "volumeMounts": [{"name": "file", "mountPath": "/file"}]'
eventually is host '.running != null' true
[ -f "$work/made" ] || fail "the file is not made"
same "the name of the machine" "$(inside host hostname)" "$(ctl get pod host -o json | jq -r .spec.nodeName)"
row() { ctl get pod host | awk 'NR == 2 { print $2, $3 }'; }
allRun() { [ "$(row)" = "2/2 Running" ]; }
eventually allRun

# Who may do little; who sees what the machine sees; more names, with the network of the machine too.
pod confined '"hostAliases": [{"ip": "192.0.2.9", "hostnames": ["nine", "neuf"]}],' \
    ', "securityContext": {"runAsUser": 1000, "runAsGroup": 1001, "readOnlyRootFilesystem": true, "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}'
eventually is confined '.running != null' true
same "what it may" "$(inside confined grep -E '^(Uid|Gid|CapBnd|NoNewPrivs):' /proc/1/status | tr -s '\t\n' ' ')" \
    "Uid: 1000 1000 1000 1000 Gid: 1001 1001 1001 1001 CapBnd: 0000000000000000 NoNewPrivs: 1 "
if inside confined touch /one 2>/dev/null; then fail "a root that is only read was written to"; fi
same "more names" "$(inside confined grep '^192.0.2.9' /etc/hosts | tr -s '\t\n' ' ')" "192.0.2.9 nine 192.0.2.9 neuf "
same "the machine's names" "$(inside confined tail -n +3 /etc/hosts)" "$(cat /etc/hosts)"
pod machine '"hostPID": true, "hostIPC": true,' ""
eventually is machine '.running != null' true
# shellcheck disable=SC2016
same "what it shares" "$(inside machine sh -c 'for of in pid ipc net; do readlink /proc/self/ns/$of; done')" \
    "$(for of in pid ipc net; do readlink "/proc/self/ns/$of"; done)"
same "whether the first namespace may go" "$(api DELETE /api/v1/namespaces/default | jq .code)" 403
