// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ocisamples.h"

namespace darse::tests {
namespace {

/// Samples write digests as "#a#".
std::string filled(std::string_view sample)
{
    std::string text(sample);
    for (const char digit : std::string_view("0123456789abcdef"))
        text = replaced(std::move(text), std::string("#") + digit + "#", digestOf(digit));
    return text;
}

} // namespace

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string sampleIndex()
{
    return filled(R"({
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "#a#", "size": 1021,
     "platform": {"architecture": "amd64", "os": "linux"}},
    {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "#b#", "size": 1021,
     "platform": {"architecture": "arm64", "os": "linux", "variant": "v8"}},
    {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "#c#", "size": 838,
     "annotations": {"vnd.docker.reference.digest": "#a#", "vnd.docker.reference.type": "attestation-manifest"},
     "platform": {"architecture": "unknown", "os": "unknown"}},
    {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "#d#", "size": 838,
     "annotations": {"vnd.docker.reference.digest": "#b#", "vnd.docker.reference.type": "attestation-manifest"},
     "platform": {"architecture": "unknown", "os": "unknown"}}
  ],
  "annotations": {"org.opencontainers.image.version": "3.19"}
})");
}

std::string sampleDockerList()
{
    return filled(R"({
   "schemaVersion": 2,
   "mediaType": "application/vnd.docker.distribution.manifest.list.v2+json",
   "manifests": [
      {"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "size": 528, "digest": "#1#",
       "platform": {"architecture": "arm", "os": "linux", "variant": "v6"}},
      {"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "size": 528, "digest": "#2#",
       "platform": {"architecture": "arm", "os": "linux", "variant": "v7"}},
      {"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "size": 528, "digest": "#3#",
       "platform": {"architecture": "386", "os": "linux"}},
      {"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "size": 1157, "digest": "#4#",
       "platform": {"architecture": "amd64", "os": "windows", "os.version": "10.0.20348.2227",
                    "os.features": ["win32k"]}}
   ]
})");
}

std::string sampleDockerManifest()
{
    return filled(R"({
   "schemaVersion": 2,
   "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
   "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 7023, "digest": "#c#"},
   "layers": [
      {"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": 32654, "digest": "#1#"},
      {"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": 73109, "digest": "#2#"}
   ]
})");
}

std::string sampleManifest()
{
    return filled(R"({
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "#c#", "size": 1469},
  "layers": [
    {"mediaType": "application/vnd.oci.image.layer.v1.tar+zstd", "digest": "#1#", "size": 3208942,
     "annotations": {"io.github.containers.zstd-chunked.manifest-position": "1:2:3:1"}},
    {"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "#2#", "size": 32,
     "urls": ["https://example.org/a.tar.gz"]}
  ],
  "subject": {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "#e#", "size": 7},
  "annotations": {"org.opencontainers.image.title": "caf\u00e9 \ud83d\udea2", "empty": ""}
})");
}

std::string sampleArtifact()
{
    return filled(R"({
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.cncf.helm.chart",
  "config": {"mediaType": "application/vnd.oci.empty.v1+json", "digest": "#4#", "size": 2, "data": "e30="},
  "layers": [
    {"mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "digest": "#1#", "size": 4096}
  ]
})");
}

std::string sampleConfig()
{
    return filled(R"({
  "architecture": "arm64", "variant": "v8", "os": "linux",
  "created": "2024-01-27T00:30:48.624602109Z",
  "author": "Someone <someone@example.org>",
  "container": "99", "docker_version": "20.10.23", "container_config": {"Env": null},
  "config": {
    "Hostname": "", "AttachStdin": false, "Image": "#9#", "ArgsEscaped": true,
    "User": "www-data:1000",
    "ExposedPorts": {"8080/tcp": {}, "53/udp": {}},
    "Env": ["PATH=/usr/bin:/bin", "EMPTY=", "A=b=c"],
    "Entrypoint": ["/entry.sh", ""],
    "Cmd": null,
    "Volumes": {"/var/lib/b": {}, "/var/lib/a": {}},
    "WorkingDir": "/srv",
    "Labels": {"maintainer": "Someone", "Maintainer": "Someone else"},
    "StopSignal": "SIGQUIT",
    "Shell": [],
    "OnBuild": ["RUN true"],
    "Healthcheck": {"Test": ["CMD-SHELL", "curl -f http://localhost/"], "Interval": 30000000000, "Retries": 3}
  },
  "rootfs": {"type": "layers", "diff_ids": ["#1#", "#2#"]},
  "history": [
    {"created": "2024-01-27T00:30:48.325463231Z", "created_by": "/bin/sh -c #(nop) ADD file in / "},
    {"created": "2024-01-27T00:30:48.624602109Z", "created_by": "CMD [\"/bin/sh\"]", "empty_layer": true},
    {"author": "Someone", "comment": "buildkit.dockerfile.v0", "created_by": "RUN make", "empty_layer": false}
  ]
})");
}

} // namespace darse::tests
