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
    {"AskedResource", "1=namespace 2=verb 3=group 4=version 5=resource 6=subresource 7=name 8=fieldSelector:AskedMatch "
                      "9=labelSelector:AskedMatch"},
    {"AskedMatch", "1=rawSelector 2=requirements:[AskedRequirement]"},
    {"AskedRequirement", "1=key 2=operator 3=values:[string]"},
    {"AskedPath", "1=path 2=verb"},
    {"DeleteOptions", "1*gracePeriodSeconds:int 2=preconditions:Preconditions 3*orphanDependents:bool "
                      "4*propagationPolicy 5=dryRun:[string] 6-ignoreStoreReadErrorWithClusterBreakingPotential"},
    {"Preconditions", "1=uid 2=resourceVersion"},
    {"Eviction", "1=metadata:ObjectMeta 2=deleteOptions:DeleteOptions"},
    {"PersistentVolumeClaim", "1=metadata 2=spec 3-status"},
    {"ClaimSpec", "1=accessModes 2=resources 3=volumeName 4=selector:LabelSelector 5*storageClassName 6*volumeMode "
                  "7=dataSource:DataSource 8=dataSourceRef:DataSource 9*volumeAttributesClassName"},
    {"DataSource", "1*apiGroup 2=kind 3=name 4*namespace"},
    {"Pod", "1=metadata 2=spec 3-status"},
    {"PodSpec",
     "1=volumes 2=containers 3=restartPolicy 4*terminationGracePeriodSeconds 5*activeDeadlineSeconds 6=dnsPolicy "
     "7=nodeSelector 8=serviceAccountName 9=serviceAccount 10=nodeName 11=hostNetwork 12=hostPID 13=hostIPC "
     "14=securityContext 15=imagePullSecrets 16=hostname 17=subdomain 18=affinity 19=schedulerName 20=initContainers "
     "21*automountServiceAccountToken 22=tolerations 23=hostAliases 24=priorityClassName 25*priority "
     "26=dnsConfig 27*shareProcessNamespace 28=readinessGates 29*runtimeClassName 30*enableServiceLinks "
     "31*preemptionPolicy 32=overhead 33=topologySpreadConstraints:SpreadConstraint "
     "34=ephemeralContainers:EphemeralContainer "
     "35*setHostnameAsFQDN 36=os 37*hostUsers 38=schedulingGates:SchedulingGate 39=resourceClaims:PodResourceClaim "
     "40=resources"},
    {"SpreadConstraint", "1*maxSkew:int 2=topologyKey 3=whenUnsatisfiable 4=labelSelector:LabelSelector "
                         "5*minDomains:int 6*nodeAffinityPolicy 7*nodeTaintsPolicy 8=matchLabelKeys:[string]"},
    {"SchedulingGate", "1=name"},
    // Until 1.30 where a claim comes from was a member of its own.
    {"PodResourceClaim", "1=name 2=source:ClaimSource 3*resourceClaimName 4*resourceClaimTemplateName"},
    {"ClaimSource", "1*resourceClaimName 2*resourceClaimTemplateName"},
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
     "8=windowsOptions:WindowsOptions 9*fsGroupChangePolicy 10=seccompProfile 11=appArmorProfile "
     "12*supplementalGroupsPolicy "
     "13*seLinuxChangePolicy"},
    {"SecurityContext",
     "1=capabilities 2*privileged 3=seLinuxOptions 4*runAsUser 5*runAsNonRoot 6*readOnlyRootFilesystem "
     "7*allowPrivilegeEscalation 8*runAsGroup 9*procMount 10=windowsOptions:WindowsOptions 11=seccompProfile "
     "12=appArmorProfile"},
    {"WindowsOptions", "1*gmsaCredentialSpecName 2*gmsaCredentialSpec 3*runAsUserName 4*hostProcess:bool"},
    {"SELinuxOptions", "1=user 2=role 3=type 4=level"},
    {"Sysctl", "1=name 2*value"},
    {"SeccompProfile", "1=type 2*localhostProfile"},
    {"AppArmorProfile", "1=type 2*localhostProfile"},
    {"Capabilities", "1=add 2=drop"},
    {"Container",
     "1=name 2=image 3=command 4=args 5=workingDir 6=ports 7=env 8=resources 9=volumeMounts 10=livenessProbe "
     "11=readinessProbe 12=lifecycle 13=terminationMessagePath 14=imagePullPolicy 15=securityContext 16=stdin "
     "17=stdinOnce 18=tty 19=envFrom 20=terminationMessagePolicy 21=volumeDevices:VolumeDevice 22=startupProbe "
     "23=resizePolicy:ResizePolicy "
     "24*restartPolicy"},
    {"EphemeralContainer", "1<Container 2=targetContainerName"},
    {"VolumeDevice", "1=name 2=devicePath"},
    {"ResizePolicy", "1=resourceName 2=restartPolicy"},
    {"ContainerPort", "1=name 2=hostPort 3=containerPort 4=protocol 5=hostIP"},
    {"EnvVar", "1=name 2=value 3=valueFrom"},
    {"EnvVarSource", "1=fieldRef 2=resourceFieldRef 3=configMapKeyRef 4=secretKeyRef"},
    {"FieldSelector", "1=apiVersion 2=fieldPath"},
    {"ResourceSelector", "1=containerName 2=resource 3=divisor"},
    {"KeySelector", "1<LocalObjectReference 2=key 3*optional"},
    {"EnvFromSource", "1=prefix 2=configMapRef 3=secretRef"},
    {"OptionalReference", "1<LocalObjectReference 2*optional"},
    {"ResourceRequirements", "1=limits 2=requests 3=claims:ResourceClaim"},
    {"ResourceClaim", "1=name 2=request"},
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
     "1=hostPath 2=emptyDir 3=gcePersistentDisk:GoogleDisk 4=awsElasticBlockStore:AmazonDisk 5=gitRepo:GitVolume "
     "6=secret 7=nfs:NfsVolume 8=iscsi:IscsiVolume 9=glusterfs:GlusterVolume 10=persistentVolumeClaim "
     "11=rbd:RbdVolume 12=flexVolume:FlexVolume 13=cinder:CinderVolume 14=cephfs:CephVolume 15=flocker:FlockerVolume "
     "16=downwardAPI 17=fc:FibreVolume 18=azureFile:AzureFile 19=configMap 20=vsphereVolume:VsphereVolume "
     "21=quobyte:QuobyteVolume 22=azureDisk:AzureDisk 23=photonPersistentDisk:PhotonDisk "
     "24=portworxVolume:PortworxVolume 25=scaleIO:ScaleVolume 26=projected 27=storageos:StorageOsVolume "
     "28=csi:CsiVolume 29=ephemeral:EphemeralVolume 30=image:ImageVolume"},
    {"CsiVolume", "1=driver 2*readOnly:bool 3*fsType 4=volumeAttributes:{string} "
                  "5=nodePublishSecretRef:LocalObjectReference"},
    {"EphemeralVolume", "1=volumeClaimTemplate:ClaimTemplate"},
    {"ClaimTemplate", "1=metadata:ObjectMeta 2=spec:ClaimSpec"},
    {"ImageVolume", "1=reference 2=pullPolicy"},
    {"NfsVolume", "1=server 2=path 3=readOnly:bool"},
    {"IscsiVolume", "1=targetPortal 2=iqn 3*lun:int 4=iscsiInterface 5=fsType 6=readOnly:bool 7=portals:[string] "
                    "8=chapAuthDiscovery:bool 10=secretRef:LocalObjectReference 11=chapAuthSession:bool "
                    "12*initiatorName"},
    {"GoogleDisk", "1=pdName 2=fsType 3=partition:int 4=readOnly:bool"},
    {"AmazonDisk", "1=volumeID 2=fsType 3=partition:int 4=readOnly:bool"},
    {"GitVolume", "1=repository 2=revision 3=directory"},
    {"GlusterVolume", "1=endpoints 2=path 3=readOnly:bool"},
    {"RbdVolume", "1=monitors:[string] 2=image 3=fsType 4=pool 5=user 6=keyring 7=secretRef:LocalObjectReference "
                  "8=readOnly:bool"},
    {"FlexVolume", "1=driver 2=fsType 3=secretRef:LocalObjectReference 4=readOnly:bool 5=options:{string}"},
    {"CinderVolume", "1=volumeID 2=fsType 3=readOnly:bool 4=secretRef:LocalObjectReference"},
    {"CephVolume", "1=monitors:[string] 2=path 3=user 4=secretFile 5=secretRef:LocalObjectReference 6=readOnly:bool"},
    {"FlockerVolume", "1=datasetName 2=datasetUUID"},
    {"FibreVolume", "1=targetWWNs:[string] 2*lun:int 3=fsType 4=readOnly:bool 5=wwids:[string]"},
    {"AzureFile", "1=secretName 2=shareName 3=readOnly:bool"},
    {"AzureDisk", "1=diskName 2=diskURI 3*cachingMode 4*fsType 5*readOnly:bool 6*kind"},
    {"VsphereVolume", "1=volumePath 2=fsType 3=storagePolicyName 4=storagePolicyID"},
    {"QuobyteVolume", "1=registry 2=volume 3=readOnly:bool 4=user 5=group 6=tenant"},
    {"PhotonDisk", "1=pdID 2=fsType"},
    {"PortworxVolume", "1=volumeID 2=fsType 3=readOnly:bool"},
    {"ScaleVolume", "1=gateway 2=system 3=secretRef:LocalObjectReference 4=sslEnabled:bool 5=protectionDomain "
                    "6=storagePool 7=storageMode 8=volumeName 9=fsType 10=readOnly:bool"},
    {"StorageOsVolume", "1=volumeName 2=volumeNamespace 3=fsType 4=readOnly:bool 5=secretRef:LocalObjectReference"},
    {"HostPathVolume", "1=path 2*type"},
    {"EmptyDirVolume", "1=medium 2=sizeLimit"},
    {"SecretVolume", "1=secretName 2=items 3*defaultMode 4*optional"},
    {"ConfigMapVolume", "1<LocalObjectReference 2=items 3*defaultMode 4*optional"},
    {"KeyToPath", "1=key 2=path 3*mode"},
    {"DownwardVolume", "1=items 2*defaultMode"},
    {"DownwardFile", "1=path 2=fieldRef 3=resourceFieldRef 4*mode"},
    {"ClaimVolume", "1=claimName 2=readOnly"},
    {"ProjectedVolume", "1=sources 2*defaultMode"},
    {"ProjectedSource", "1=secret:ProjectedObject 2=downwardAPI 3=configMap:ProjectedObject "
                        "4=serviceAccountToken:TokenSource 5=clusterTrustBundle:BundleSource"},
    {"TokenSource", "1=audience 2*expirationSeconds:int 3=path"},
    {"BundleSource", "1*name 2*signerName 3=labelSelector:LabelSelector 4=path 5*optional:bool"},
    {"ProjectedObject", "1<LocalObjectReference 2=items 4*optional"},
};

} // namespace

std::span<const WireRow> wireRows()
{
    return kRows;
}

} // namespace darse::kube
