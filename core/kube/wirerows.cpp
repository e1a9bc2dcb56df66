// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire.h"

namespace darse::kube {
namespace {

// The numbers are those of generated.proto. Messages are called as in the schema, where it has them.
constexpr WireRow kRows[] = {
    {"ObjectMeta",
     "1=name 2=generateName 3=namespace 4-selfLink 5-uid 6=resourceVersion 7-generation 8-creationTimestamp "
     "9-deletionTimestamp 10-deletionGracePeriodSeconds 11=labels 12=annotations 13=ownerReferences "
     "14=finalizers 17-managedFields"},
    {"OwnerReference", "1=kind 3=name 4=uid 5=apiVersion 6*controller 7*blockOwnerDeletion"},
    {"LocalObjectReference", "1=name"},
    {"ConfigMap", "1=metadata 2=data 3=binaryData 4*immutable"},
    {"Secret", "1=metadata 2=data 3=type 4=stringData 5*immutable"},
    {"Namespace", "1=metadata 2=spec 3-status"},
    {"NamespaceSpec", "1=finalizers"},
    {"SelfSubjectAccessReview", "1=metadata:ObjectMeta 2=spec:AskedReview 3-status"},
    {"AskedReview", "1=resourceAttributes:AskedResource 2=nonResourceAttributes:AskedPath"},
    {"AskedResource", "1=namespace 2=verb 3=group 4=version 5=resource 6=subresource 7=name"},
    {"AskedPath", "1=path 2=verb"},
    {"DeleteOptions", "1*gracePeriodSeconds:int 2=preconditions:Preconditions 3*orphanDependents:bool "
                      "4*propagationPolicy 5=dryRun 6-ignoreStoreReadErrorWithClusterBreakingPotential"},
    {"Preconditions", "1=uid 2=resourceVersion"},
    {"Pod", "1=metadata 2=spec 3-status"},
    {"PodSpec",
     "1=volumes 2=containers 3=restartPolicy 4*terminationGracePeriodSeconds 5*activeDeadlineSeconds 6=dnsPolicy "
     "7=nodeSelector 8=serviceAccountName 9=serviceAccount 10=nodeName 11=hostNetwork 12=hostPID 13=hostIPC "
     "14=securityContext 15=imagePullSecrets 16=hostname 17=subdomain 18=affinity 19=schedulerName 20=initContainers "
     "21*automountServiceAccountToken 22=tolerations 23=hostAliases 24=priorityClassName 25*priority "
     "26=dnsConfig 27*shareProcessNamespace 28=readinessGates 29*runtimeClassName 30*enableServiceLinks "
     "31*preemptionPolicy 32=overhead 33=topologySpreadConstraints 34=ephemeralContainers:EphemeralContainer "
     "35*setHostnameAsFQDN 36=os 37*hostUsers 38=schedulingGates 39=resourceClaims 40=resources"},
    {"Affinity", "1=nodeAffinity 2=podAffinity 3=podAntiAffinity"},
    {"NodeAffinity",
     "1=requiredDuringSchedulingIgnoredDuringExecution 2=preferredDuringSchedulingIgnoredDuringExecution"},
    {"NodeSelector", "1=nodeSelectorTerms"},
    {"NodeSelectorTerm", "1=matchExpressions 2=matchFields"},
    {"NodeRequirement", "1=key 2=operator 3=values"},
    {"PreferredNodes", "1*weight 2=preference"},
    {"PodAffinity",
     "1=requiredDuringSchedulingIgnoredDuringExecution 2=preferredDuringSchedulingIgnoredDuringExecution"},
    {"PodAffinityTerm", "1=labelSelector 2=namespaces 3=topologyKey 4=namespaceSelector 5=matchLabelKeys "
                        "6=mismatchLabelKeys"},
    {"PreferredPods", "1*weight 2=podAffinityTerm"},
    {"LabelSelector", "1=matchLabels 2=matchExpressions"},
    {"LabelRequirement", "1=key 2=operator 3=values"},
    {"Toleration", "1=key 2=operator 3=value 4=effect 5*tolerationSeconds"},
    {"PodReadinessGate", "1=conditionType"},
    {"PodOS", "1=name"},
    {"HostAlias", "1=ip 2=hostnames"},
    {"PodDNSConfig", "1=nameservers 2=searches 3=options"},
    {"DNSOption", "1=name 2*value"},
    {"PodSecurityContext",
     "1=seLinuxOptions 2*runAsUser 3*runAsNonRoot 4=supplementalGroups 5*fsGroup 6*runAsGroup 7=sysctls "
     "8=windowsOptions 9*fsGroupChangePolicy 10=seccompProfile 11=appArmorProfile 12*supplementalGroupsPolicy "
     "13*seLinuxChangePolicy"},
    {"SecurityContext",
     "1=capabilities 2*privileged 3=seLinuxOptions 4*runAsUser 5*runAsNonRoot 6*readOnlyRootFilesystem "
     "7*allowPrivilegeEscalation 8*runAsGroup 9*procMount 10=windowsOptions 11=seccompProfile 12=appArmorProfile"},
    {"SELinuxOptions", "1=user 2=role 3=type 4=level"},
    {"Sysctl", "1=name 2*value"},
    {"SeccompProfile", "1=type 2*localhostProfile"},
    {"AppArmorProfile", "1=type 2*localhostProfile"},
    {"Capabilities", "1=add 2=drop"},
    {"Container",
     "1=name 2=image 3=command 4=args 5=workingDir 6=ports 7=env 8=resources 9=volumeMounts 10=livenessProbe "
     "11=readinessProbe 12=lifecycle 13=terminationMessagePath 14=imagePullPolicy 15=securityContext 16=stdin "
     "17=stdinOnce 18=tty 19=envFrom 20=terminationMessagePolicy 21=volumeDevices 22=startupProbe 23=resizePolicy "
     "24*restartPolicy"},
    {"EphemeralContainer", "1<Container 2=targetContainerName"},
    {"ContainerPort", "1=name 2=hostPort 3=containerPort 4=protocol 5=hostIP"},
    {"EnvVar", "1=name 2=value 3=valueFrom"},
    {"EnvVarSource", "1=fieldRef 2=resourceFieldRef 3=configMapKeyRef 4=secretKeyRef"},
    {"FieldSelector", "1=apiVersion 2=fieldPath"},
    {"ResourceSelector", "1=containerName 2=resource 3=divisor"},
    {"KeySelector", "1<LocalObjectReference 2=key 3*optional"},
    {"EnvFromSource", "1=prefix 2=configMapRef 3=secretRef"},
    {"OptionalReference", "1<LocalObjectReference 2*optional"},
    {"ResourceRequirements", "1=limits 2=requests 3=claims"},
    {"VolumeMount", "1=name 2=readOnly 3=mountPath 4=subPath 5*mountPropagation 6=subPathExpr 7*recursiveReadOnly"},
    {"Probe", "1<ProbeHandler 2=initialDelaySeconds 3=timeoutSeconds 4=periodSeconds 5=successThreshold "
              "6=failureThreshold 7*terminationGracePeriodSeconds"},
    {"ProbeHandler", "1=exec 2=httpGet 3=tcpSocket 4=grpc"},
    {"Lifecycle", "1=postStart 2=preStop 3=stopSignal"},
    {"LifecycleHandler", "1=exec 2=httpGet 3=tcpSocket 4=sleep"},
    {"ExecAction", "1=command"},
    {"HTTPGetAction", "1=path 2=port 3=host 4=scheme 5=httpHeaders"},
    {"HTTPHeader", "1=name 2*value"},
    {"TCPSocketAction", "1=port 2=host"},
    {"GRPCAction", "1=port 2*service"},
    {"SleepAction", "1*seconds"},
    {"Volume", "1=name 2<VolumeSource"},
    {"VolumeSource",
     "1=hostPath 2=emptyDir 3=gcePersistentDisk 4=awsElasticBlockStore 5=gitRepo 6=secret 7=nfs 8=iscsi "
     "9=glusterfs 10=persistentVolumeClaim 11=rbd 12=flexVolume 13=cinder 14=cephfs 15=flocker "
     "16=downwardAPI 17=fc 18=azureFile 19=configMap 20=vsphereVolume 21=quobyte 22=azureDisk "
     "23=photonPersistentDisk 24=portworxVolume 25=scaleIO 26=projected 27=storageos 28=csi 29=ephemeral "
     "30=image"},
    {"HostPathVolume", "1=path 2*type"},
    {"EmptyDirVolume", "1=medium 2=sizeLimit"},
    {"SecretVolume", "1=secretName 2=items 3*defaultMode 4*optional"},
    {"ConfigMapVolume", "1<LocalObjectReference 2=items 3*defaultMode 4*optional"},
    {"KeyToPath", "1=key 2=path 3*mode"},
    {"DownwardVolume", "1=items 2*defaultMode"},
    {"DownwardFile", "1=path 2=fieldRef 3=resourceFieldRef 4*mode"},
    {"ClaimVolume", "1=claimName 2=readOnly"},
    {"ProjectedVolume", "1=sources 2*defaultMode"},
    {"ProjectedSource", "1=secret:ProjectedObject 2=downwardAPI 3=configMap:ProjectedObject 4=serviceAccountToken "
                        "5=clusterTrustBundle"},
    {"ProjectedObject", "1<LocalObjectReference 2=items 4*optional"},
};

} // namespace

std::span<const WireRow> wireRows()
{
    return kRows;
}

} // namespace darse::kube
