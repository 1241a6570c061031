"""Sends a file as multipart from the kernel's own memory (sendfile), at little cost: bare-sender.py send FILE HOST PORT KEY
Or reads what one sender sends and throws it away: bare-sender.py sink; prints its port."""

import re
import socket
import sys

BOUNDARY = "-" * 24 + "0123456789abcdef"  # as long as curl's


def send(path: str, host: str, port: str, key: str) -> None:
    part = 'Content-Disposition: form-data; name="file"; filename="large.bin"\r\nContent-Type: application/octet-stream'
    head = f"--{BOUNDARY}\r\n{part}\r\n\r\n".encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()
    with open(path, "rb") as file, socket.create_connection((host, int(port))) as connection:
        length = len(head) + file.seek(0, 2) + len(tail)
        file.seek(0)
        lines = [
            "POST /api/v1/uploads HTTP/1.1",
            f"Host: {host}",
            f"X-API-Key: {key}",
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
            f"Content-Length: {length}",
            "Connection: close",
        ]
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + head)
        connection.sendfile(file)
        connection.sendall(tail)
        reply = b"".join(iter(lambda: connection.recv(65536), b""))
        if not reply.startswith(b"HTTP/1.1 201 "):
            sys.exit(reply.decode())
        found = re.search(rb"\{.*\}", reply)
        print(found.group(0).decode() if found else reply.decode())


def sink() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        connection, _ = server.accept()
        request = connection.recv(65536)
        left = int(re.search(rb"content-length: (\d+)", request, re.I).group(1)) - len(request.split(b"\r\n\r\n", 1)[1])
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        memory = bytearray(1 << 20)
        while left > 0:
            left -= connection.recv_into(memory)
        connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    send(*sys.argv[2:]) if sys.argv[1] == "send" else sink()
