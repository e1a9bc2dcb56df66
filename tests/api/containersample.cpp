// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/containersample.h"

namespace darse::test {

using namespace std::chrono_literals;
using container::MountType;
using container::Protocol;

engine::Container with(engine::Container container, container::Config config)
{
    container.config = std::make_shared<const container::Config>(std::move(config));
    return container;
}

engine::Container createdContainer()
{
    container::Config config;
    config.image = "web:1";
    config.entrypoint = std::vector<std::string>{"sh"};
    config.command = std::vector<std::string>{"-c", "echo out; sleep 1"};
    config.labels = {{"x", "y"}};
    config.modes.network = "nn";
    config.endpoints = {{"nn", {.aliases = {"al"}, .address = "10.89.0.7"}}};
    config.exposed = {{80, Protocol::Tcp}, {99, Protocol::Tcp}, {91, Protocol::Udp}};
    config.ports = {{.inside = {80, Protocol::Tcp}, .address = "127.0.0.1"},
                    {.inside = {91, Protocol::Udp}, .first = 8123, .last = 8123}};
    engine::Container out{.id = ContainerId(std::string(63, 'a') + "1"),
                          .name = "web",
                          .created = kThen,
                          .image = oci::Digest::parse("sha256:" + std::string(64, 'b')).value(),
                          .imageName = "web:1",
                          .config = {},
                          .folder = "/state/containers/a",
                          .log = "/state/containers/a/ctr.log"};
    out.mounts = {{.type = MountType::Bind, .source = "/h", .target = "/b", .mode = "ro", .isReadOnly = true},
                  {.type = MountType::Volume, .name = "v1", .source = "/volumes/v1", .target = "/v", .mode = "z"},
                  {.type = MountType::Tmpfs, .target = "/t"}};
    return with(std::move(out), std::move(config));
}

engine::Container runningContainer()
{
    engine::Container out = createdContainer();
    out.state.status = container::Status::Running;
    out.state.pid = 4711;
    out.state.startedAt = kThen + 1s;
    out.network.endpoints = {
        {.network = NetworkId("n1"),
         .networkName = "nn",
         .aliases = {"al", "aaaaaaaaaaaa"},
         .address = "10.89.0.7",
         .prefix = 24,
         .gateway = "10.89.0.1",
         .mac = "02:42:0a:59:00:07"},
        {.network = NetworkId("n2"), .networkName = "bridge", .address = "10.88.0.2", .prefix = 16}};
    out.network.ports = {{.inside = {80, Protocol::Tcp}, .address = "127.0.0.1", .outside = 32768},
                         {.inside = {91, Protocol::Udp}, .address = "0.0.0.0", .outside = 8123}};
    return out;
}

} // namespace darse::test
