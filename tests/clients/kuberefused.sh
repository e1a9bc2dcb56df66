#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# kuberefused.sh BUILD: what the Kubernetes dialect refuses, with which code, reason and details; and what it tells of itself.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

space=/api/v1/namespaces/default
json="Content-Type: application/json"
# refused CODE REASON METHOD PATH [CURL OPTIONS…]: the answer stays in $said.
refused() {
    said=$(api "$3" "$4" "${@:5}")
    same "$3 $4" "$(jq -r '"\(.code) \(.reason)"' <<<"$said")" "$1 $2"
}
# detail JQ EXPECTED: of the last refusal.
detail() { same "$1 of $said" "$(jq -c ".details | $1" <<<"$said")" "$2"; }
made() { api POST "$space/$1" --header "$json" --data "$2" | jq -e .metadata.uid >/dev/null || fail "$1: $2"; }

made configmaps '{"metadata": {"name": "words"}, "data": {"a": "1"}}'
made secrets '{"metadata": {"name": "fixed"}, "immutable": true}'
made pods '{"metadata": {"name": "bound"}, "spec": {"nodeName": "elsewhere", "containers": [{"name": "a", "image": "i"}]}}'

# What is asked for.
refused 400 BadRequest GET "$space/pods?labelSelector=a%20b"
refused 400 BadRequest GET "$space/pods?labelSelector=a%20in%20(b"
refused 400 BadRequest GET "$space/pods?labelSelector=a/b/c"
refused 400 BadRequest GET "$space/pods?fieldSelector=spec.colour=red"
refused 404 NotFound GET "$space/things"
refused 404 NotFound GET /apis/example.org/v1/things
refused 404 NotFound GET "$space/pods/bound/colour"
refused 404 NotFound POST "$space/configmaps/words/status" --header "$json" --data '{}'
refused 404 NotFound GET "$space/pods/nobody"
detail '[.kind, .name]' '["pods","nobody"]'
refused 405 MethodNotAllowed DELETE /api/v1/namespaces
refused 405 MethodNotAllowed PUT "$space/configmaps" --header "$json" --data '{}'
refused 405 MethodNotAllowed POST "$space/configmaps/words" --header "$json" --data '{}'
refused 406 NotAcceptable GET "$space/pods" --header "Accept: text/html"
refused 415 UnsupportedMediaType POST "$space/configmaps" --header "Content-Type: text/plain" --data '{}'
refused 415 UnsupportedMediaType PATCH "$space/configmaps/words" --header "$json" --data '{}'
refused 504 Timeout GET "$space/pods?resourceVersion=99999999999"
refused 504 Timeout GET "$space/configmaps/words?resourceVersion=99999999999"
refused 422 Invalid GET "$space/pods?resourceVersionMatch=Exact"
detail '[.kind, .group, .causes[0].field, .causes[0].reason]' '["ListOptions","meta.k8s.io","resourceVersionMatch","FieldValueForbidden"]'
refused 422 Invalid GET "$space/pods?resourceVersion=1&resourceVersionMatch=About"
refused 422 Invalid GET "$space/pods?watch=1&sendInitialEvents=true"
refused 400 BadRequest GET "$space/pods?watch=1&resourceVersion=soon"
refused 422 Invalid DELETE "$space/configmaps/words?propagationPolicy=Sideways"
detail '[.kind, .causes[0].field, .causes[0].reason]' '["DeleteOptions","propagationPolicy","FieldValueNotSupported"]'
refused 422 Invalid POST "$space/configmaps?dryRun=Some" --header "$json" --data '{"metadata": {"name": "b"}}'
detail '[.kind, .causes[0].field, .causes[0].reason]' '["CreateOptions","dryRun","FieldValueNotSupported"]'
refused 422 Invalid PATCH "$space/configmaps/words" --header "Content-Type: application/apply-patch+yaml" --data '{"apiVersion": "v1", "kind": "ConfigMap"}'
detail '[.kind, .causes[0].field, .causes[0].reason]' '["PatchOptions","fieldManager","FieldValueRequired"]'
refused 400 BadRequest GET "$space/pods?limit=some"

refused 404 NotFound POST "$space/pods/nobody/eviction" --header "$json" --data '{"metadata": {"name": "nobody"}}'
refused 400 BadRequest POST "$space/pods/bound/eviction" --header "$json" --data '{"metadata": {"name": "other"}}'
refused 400 BadRequest POST "$space/pods/bound/eviction" --header "$json" --data '{"metadata": {"name": "bound", "namespace": "lab"}}'
refused 400 BadRequest POST "$space/pods/bound/eviction" --header "$json" --data '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "bound"}}'
refused 400 BadRequest POST "$space/pods/bound/eviction"
refused 405 MethodNotAllowed GET "$space/pods/bound/eviction"
refused 405 MethodNotAllowed PUT "$space/pods/bound/log" --header "$json" --data '{}'

# What an object is to become.
refused 409 AlreadyExists POST "$space/configmaps" --header "$json" --data '{"metadata": {"name": "words"}}'
detail '[.kind, .name]' '["configmaps","words"]'
refused 400 BadRequest PUT "$space/configmaps/words" --header "$json" --data '{"metadata": {"name": "others"}}'
refused 400 BadRequest PUT "$space/configmaps/words" --header "$json" --data '{"metadata": {"name": "words", "namespace": "lab"}}'
refused 400 BadRequest POST "$space/configmaps" --header "$json" --data '{"metadata": {"name": "b", "namespace": "lab"}}'
refused 409 Conflict PUT "$space/configmaps/words" --header "$json" --data '{"metadata": {"name": "words", "resourceVersion": "1"}}'
detail '[.kind, .name]' '["configmaps","words"]'
refused 422 Invalid PATCH "$space/secrets/fixed" --header "Content-Type: application/merge-patch+json" --data '{"stringData": {"a": "b"}}'
detail '[.kind, .causes[0].field, .causes[0].reason]' '["Secret","data","FieldValueForbidden"]'
refused 422 Invalid PATCH "$space/pods/bound" --header "Content-Type: application/merge-patch+json" --data '{"spec": {"hostNetwork": true}}'
detail '[.causes[0].field, .causes[0].reason]' '["spec","FieldValueForbidden"]'
# What is read again by the engine has to be readable.
merge="Content-Type: application/merge-patch+json"
for status in '"done"' '{"conditions": ["Ready"]}' '{"conditions": [{"type": "Ready"}]}' '{"phase": 7}' '{"containerStatuses": [{"name": "a", "ready": "yes"}]}'; do
    refused 422 Invalid PATCH "$space/pods/bound/status" --header "$merge" --data "{\"status\": $status}"
done
refused 422 Invalid PATCH "/api/v1/nodes/$(api GET /api/v1/nodes | jq -r '.items[0].metadata.name')/status" --header "$merge" --data '{"status": "here"}'
refused 400 BadRequest POST "$space/pods" --header "$json" --data '{"metadata": {"name": "bad"}, "spec": {"readinessGates": ["x"], "containers": [{"name": "a", "image": "i"}]}}'
refused 404 NotFound POST /api/v1/namespaces/nowhere/configmaps --header "$json" --data '{"metadata": {"name": "a"}}'
detail '[.kind, .name]' '["namespaces","nowhere"]'
refused 400 BadRequest POST "$space/configmaps" --header "Content-Type: application/yaml" --data-binary $'metadata: {name: a}\ndata: {k: \e[31m}\n'
same "where that is" "$(jq -r .message <<<"$said")" "line 2, column 11: the control character U+001B is not allowed here"

# Who has said what.
apply() { api PATCH "$space/configmaps/words?fieldManager=$1" --header "Content-Type: application/apply-patch+yaml" --data "$2"; }
apply first '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "words"}, "data": {"b": "1", "c": "1"}}' | jq -e .metadata.uid >/dev/null
said=$(apply second '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "words"}, "data": {"b": "2", "c": "2"}}')
same "a conflict" "$(jq -r '"\(.code) \(.reason) \(.message)"' <<<"$said")" $'409 Conflict Apply failed with 2 conflicts: conflicts with "first":\n- .data.b\n- .data.c'
detail '[.causes[] | [.reason, .message, .field]]' '[["FieldManagerConflict","conflict with \"first\"",".data.b"],["FieldManagerConflict","conflict with \"first\"",".data.c"]]'

# How a pod is to find names; and a part of its status, beside which the others stay.
refused 422 Invalid POST "$space/pods" --header "$json" --data '{"metadata": {"name": "dns"}, "spec": {"dnsConfig": {"nameservers": ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"], "searches": ["lab.example", "a b"], "options": [{"value": "1"}]}, "containers": [{"name": "a", "image": "i"}]}}'
detail '[.causes[] | [.field, (.message | sub(".*: "; ""))]]' '[["spec.dnsConfig.nameservers","must not have more than 3 nameservers"],["spec.dnsConfig.searches[1]","a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '"'-', '_' or '.'"', and must start and end with an alphanumeric character"],["spec.dnsConfig.options[0]","must not be empty"]]'
gate() { api PATCH "$space/pods/bound/status" --header "Content-Type: application/strategic-merge-patch+json" --data "{\"status\": {\"conditions\": [{\"type\": \"$1\", \"status\": \"True\"}]}}" | jq -c '[.status.conditions[].type] | map(select(startswith("lab/")))'; }
same "the first gate" "$(gate lab/one)" '["lab/one"]'
same "both gates" "$(gate lab/two)" '["lab/two","lab/one"]' # what is new comes first, as Kubernetes has it

# A namespace that goes.
api POST /api/v1/namespaces --header "$json" --data '{"metadata": {"name": "lab"}}' >/dev/null
api POST /api/v1/namespaces/lab/configmaps --header "$json" --data '{"metadata": {"name": "stays", "finalizers": ["example.org/keep"]}}' >/dev/null
api DELETE /api/v1/namespaces/lab >/dev/null
refused 403 Forbidden POST /api/v1/namespaces/lab/configmaps --header "$json" --data '{"metadata": {"name": "late"}}'
detail '[.kind, .name, .causes[0].reason, .causes[0].field]' '["configmaps","late","NamespaceTerminating","metadata.namespace"]'

# What it tells of itself.
same "the groups" "$(api GET /apis | jq -r '[.groups[].name] | join(" ")')" "metrics.k8s.io authorization.k8s.io"
same "a group" "$(api GET /apis/metrics.k8s.io | jq -r '"\(.kind) \(.preferredVersion.groupVersion)"')" "APIGroup metrics.k8s.io/v1beta1"
same "a kind" "$(api GET /api/v1 | jq -c '.resources[] | select(.name == "pods") | [.singularName, .shortNames, .categories]')" '["pod",["po"],["all"]]'
refused 404 NotFound GET /apis/nothing.example.org
for path in $(api GET /openapi/v3 | jq -r '.paths[].serverRelativeURL'); do
    api GET "$path" | jq -e '.components.schemas | length > 2' >/dev/null || fail "$path has no schema"
done
if command -v kubectl >/dev/null; then
    ctl kubeconfig >"$work/kubeconfig"
    for what in pod.spec.affinity nodes configmap.data podmetrics.containers selfsubjectaccessreviews.spec; do
        [ "$what" = podmetrics.containers ] && what="pods.containers --api-version=metrics.k8s.io/v1beta1"
        # shellcheck disable=SC2086
        HOME="$work" timeout 60 kubectl --kubeconfig "$work/kubeconfig" explain $what >"$work/explained" 2>&1 || fail "explain $what: $(cat "$work/explained")"
    done
    ctl kubeconfig --close
fi
api DELETE "$space/pods/bound?gracePeriodSeconds=0" >/dev/null
