# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""grpchealth.py PORT-FILE STATE-FILE: a real gRPC server with grpc.health.v1.Health, whose answer for the service "web" is
what STATE-FILE says (1: it serves, 2: it does not); every other service is unknown to it. It writes its port."""

import os
import sys
from concurrent import futures

import grpc


def check(request, context):
    """The request and the answer are messages of one field each: a name, and a number."""
    name = request[2:].decode() if request else ""
    if name != "web":
        context.abort(grpc.StatusCode.NOT_FOUND, "unknown service")
    with open(sys.argv[2], encoding="ascii") as state:
        return b"\x08" + bytes([int(state.read())])


server = grpc.server(futures.ThreadPoolExecutor(max_workers=2))
health = grpc.method_handlers_generic_handler(
    "grpc.health.v1.Health", {"Check": grpc.unary_unary_rpc_method_handler(check)})
server.add_generic_rpc_handlers((health,))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
with open(sys.argv[1] + ".new", "w", encoding="ascii") as told:
    told.write(str(port))
os.rename(sys.argv[1] + ".new", sys.argv[1])
server.wait_for_termination()
