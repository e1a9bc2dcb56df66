# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with Docker's library for Python, against the engine of DOCKER_HOST."""

import sys
import unittest

import docker

IMAGE = "localhost/darse/starter:latest"


class Sdk(unittest.TestCase):
    def setUp(self):
        self.client = docker.from_env(timeout=60)
        self.addCleanup(self.client.close)

    def started(self, **options):
        container = self.client.containers.run(IMAGE, ["sleep", "1000"], detach=True, **options)
        self.addCleanup(container.remove, force=True, v=True)
        return container

    def test_run_gives_the_output(self):
        self.assertEqual(self.client.containers.run(IMAGE, ["echo", "hello"], remove=True), b"hello\n")

    def test_a_failure_is_an_exception_with_its_code(self):
        with self.assertRaises(docker.errors.ContainerError) as caught:
            self.client.containers.run(IMAGE, ["sh", "-c", "echo no >&2; exit 3"], remove=True)
        self.assertEqual(caught.exception.exit_status, 3)
        self.assertEqual(caught.exception.stderr, b"no\n")

    def test_logs_are_followed_to_the_end(self):
        container = self.client.containers.run(IMAGE, ["sh", "-c", "echo one; echo two"], detach=True)
        self.addCleanup(container.remove, force=True)
        self.assertEqual(b"".join(container.logs(stream=True, follow=True)), b"one\ntwo\n")
        self.assertEqual(container.wait()["StatusCode"], 0)
        self.assertEqual(container.logs(tail=1), b"two\n")

    def test_exec(self):
        container = self.started(environment={"COLOUR": "green"})
        code, output = container.exec_run(["sh", "-c", "echo $COLOUR; exit 7"])
        self.assertEqual((code, output), (7, b"green\n"))
        _, (out, err) = container.exec_run(["sh", "-c", "echo a; echo b >&2"], demux=True)
        self.assertEqual((out, err), (b"a\n", b"b\n"))

    def test_networks(self):
        network = self.client.networks.create("sdk-net", labels={"a": "b"}, ipam=docker.types.IPAMConfig(
            pool_configs=[docker.types.IPAMPool(subnet="10.231.7.0/24", gateway="10.231.7.1")]))
        self.addCleanup(network.remove)
        container = self.started(name="sdk-member")
        network.connect(container, aliases=["member"], ipv4_address="10.231.7.9")
        network.reload()
        self.assertEqual([one.name for one in network.containers], ["sdk-member"])
        self.assertEqual(network.attrs["IPAM"]["Config"], [{"Subnet": "10.231.7.0/24", "Gateway": "10.231.7.1"}])
        other = self.started(network="sdk-net")
        code, output = other.exec_run(["nslookup", "member"])
        self.assertEqual(code, 0, output)
        self.assertIn(b"10.231.7.9", output)
        self.assertRaises(docker.errors.APIError, network.remove)
        network.disconnect(container)
        network.disconnect(other)
        network.reload()
        self.assertEqual(network.containers, [])
        self.assertEqual([one.name for one in self.client.networks.list(filters={"label": "a=b"})], ["sdk-net"])
        self.assertRaises(docker.errors.NotFound, self.client.networks.get, "nowhere")

    def test_one_that_is_not_started_moves_to_another_network(self):
        network = self.client.networks.create("sdk-move")
        self.addCleanup(network.remove)
        container = self.client.containers.create(IMAGE, ["sleep", "1000"], network="sdk-move")
        self.addCleanup(container.remove, force=True)
        network.disconnect(container)
        network.connect(container, aliases=["again"])
        container.start()
        container.reload()
        endpoint = container.attrs["NetworkSettings"]["Networks"]["sdk-move"]
        self.assertIn("again", endpoint["Aliases"])
        self.assertTrue(endpoint["IPAddress"])

    def test_volumes(self):
        volume = self.client.volumes.create("sdk-volume", labels={"a": "b"})
        mount = {"sdk-volume": {"bind": "/data", "mode": "rw"}}
        self.client.containers.run(IMAGE, ["sh", "-c", "echo kept > /data/file"], volumes=mount, remove=True)
        said = self.client.containers.run(IMAGE, ["cat", "/data/file"], volumes=mount, remove=True)
        self.assertEqual(said, b"kept\n")
        self.assertEqual(self.client.volumes.get("sdk-volume").attrs["Labels"], {"a": "b"})
        dangling = self.client.volumes.list(filters={"dangling": True})
        self.assertEqual([one.name for one in dangling], ["sdk-volume"])
        container = self.started(volumes=mount)
        with self.assertRaises(docker.errors.APIError) as caught:
            volume.remove()
        self.assertEqual(caught.exception.status_code, 409)
        container.remove(force=True)
        self._cleanups.pop()
        self.assertEqual(self.client.volumes.prune(filters={"label": "a=b"})["VolumesDeleted"], ["sdk-volume"])
        self.assertRaises(docker.errors.NotFound, self.client.volumes.get, "sdk-volume")

    def test_stats(self):
        container = self.started(mem_limit="64m")
        once = container.stats(stream=False)
        self.assertEqual(once["id"], container.id)
        self.assertEqual(once["memory_stats"]["limit"], 64 * 1024 * 1024)
        self.assertGreater(once["cpu_stats"]["system_cpu_usage"], once["precpu_stats"]["system_cpu_usage"])
        self.assertGreaterEqual(once["pids_stats"]["current"], 1)
        self.assertIn("rx_bytes", once["networks"]["eth0"])
        stream = container.stats(decode=True)
        first, second = next(stream), next(stream)
        self.assertEqual(second["preread"], first["read"])
        container.stop(timeout=0)
        self.assertEqual(container.stats(stream=False)["memory_stats"], {})

    def test_events(self):
        events = self.client.events(decode=True, filters={"type": "container", "label": "sdk=events"})
        self.client.containers.run(IMAGE, ["true"], labels={"sdk": "events"}, remove=True)
        actions = []
        for event in events:
            actions.append(event["Action"])
            if event["Action"] == "destroy":
                break
        events.close()
        self.assertEqual([one for one in actions if one != "attach"], ["create", "start", "die", "destroy"])

    def test_what_the_engine_tells_of_itself(self):
        info = self.client.info()
        self.assertEqual(info["OSType"], "linux")
        self.assertGreaterEqual(info["NCPU"], 1)
        use = self.client.df()
        self.assertIn(IMAGE, [tag for image in use["Images"] for tag in image["RepoTags"]])
        self.assertIsInstance(use["Volumes"], list)

    def test_files_go_in_and_out(self):
        container = self.started()
        bits, _ = container.get_archive("/etc/passwd")
        content = b"".join(bits)
        self.assertIn(b"root", content)
        self.assertTrue(container.put_archive("/tmp", content))
        self.assertEqual(container.exec_run(["test", "-f", "/tmp/passwd"])[0], 0)

    def test_building_is_refused_in_words(self):
        with self.assertRaises(docker.errors.APIError) as caught:
            self.client.api.init_swarm()
        self.assertEqual(caught.exception.status_code, 501)


if __name__ == "__main__":
    unittest.main(argv=sys.argv, verbosity=2)
