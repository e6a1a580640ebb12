#!/usr/bin/env python3
"""The verifier proves itself: a small chain made with openssl's keys is whole, and every change to it is found."""
import copy
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ORGANISATION = bytes(range(16))


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def big(value, size=8):
    return value.to_bytes(size, "big", signed=value < 0)


class Key:
    """An Ed25519 key of openssl's making."""

    def __init__(self, folder, name):
        self.path = os.path.join(folder, name)
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.path], check=True)
        der = subprocess.run(["openssl", "pkey", "-in", self.path, "-pubout", "-outform", "DER"],
                             check=True, capture_output=True).stdout
        self.public = der[-32:]

    def sign(self, message):
        with open(self.path + ".message", "wb") as file:
            file.write(message)
        return subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.path,
                               "-in", self.path + ".message"], check=True, capture_output=True).stdout


class Chain:
    """Writes an export by the published format, one transaction after another."""

    def __init__(self, folder):
        self.server, self.author = Key(folder, "server"), Key(folder, "author")
        self.heads, self.commits, self.streams, self.sequence, self.facts = [], [], {}, 0, 0

    def fact(self, stream, text, author=None):
        self.facts += 1
        body = hashlib.sha256(text).digest() + text + bytes(256 - 32 - len(text))
        header = b"".join([b"\x01", ORGANISATION, stream, big(self.facts, 16), b"\x00", big(1, 4),
                           (author or self.author).public, sha(body)])
        return {"header": header.hex(), "sealed": sha(b"sealed", body).hex(), "body": body.hex()}

    def commit(self, *facts, unlinked=(), **head):
        """Facts of one author, in one transaction; `unlinked` are signed and never written."""
        digests = []
        for _, fact in facts:
            header = bytes.fromhex(fact["header"])
            digests.append(sha(b"pamoja/fact/1", big(len(header), 4), header, bytes.fromhex(fact["sealed"])))
        digests += unlinked
        command, command_digest = sha(b"c", big(self.sequence))[:16], sha(b"d")
        previous = bytes.fromhex(self.commits[-1]["id"]) if self.commits else bytes(32)
        message = b"".join([b"pamoja/commit/1", b"\x01", ORGANISATION, self.author.public, command, command_digest,
                            previous, big(len(digests), 4), *digests])
        signature = self.author.sign(message)
        commit = sha(b"pamoja/commit-id/1", message, signature)
        self.commits.append({"id": commit.hex(), "author": self.author.public.hex(), "command": command.hex(),
                             "command_digest": command_digest.hex(), "previous": previous.hex(),
                             "digests": [digest.hex() for digest in digests], "signature": signature.hex()})
        self.head([self.link(stream, fact, digest, commit) for (stream, fact), digest in zip(facts, digests)], **head)

    def link(self, stream, fact, digest, commit):
        before = self.streams.setdefault(stream, [])
        previous = bytes.fromhex(before[-1]["link"]) if before else bytes(32)
        self.sequence += 1
        position, received = len(before) + 1, -5 + self.sequence
        link = sha(b"pamoja/link/1", ORGANISATION, stream, big(position), previous, digest, commit,
                   big(self.sequence), received.to_bytes(8, "big", signed=True))
        before.append({**fact, "commit": commit.hex(), "position": position, "sequence": self.sequence,
                       "received": received, "link": link.hex()})
        return link

    def head(self, links, number=None, previous=None):
        previous = previous or (bytes.fromhex(self.heads[-1]["head"]) if self.heads else bytes(32))
        number = number or len(self.heads) + 1
        head = sha(b"pamoja/head/1", ORGANISATION, big(number), previous, big(len(links), 4), *links)
        self.heads.append({"number": number, "previous": previous.hex(), "links": [link.hex() for link in links],
                           "head": head.hex(), "signature": self.server.sign(b"pamoja/head-sign/1" + head).hex()})

    def export(self):
        streams = [{"stream": stream.hex(), "facts": facts} for stream, facts in self.streams.items()]
        return copy.deepcopy({"format": "pamoja stream export 1", "suite": 1, "organisation": ORGANISATION.hex(),
                              "server_key": self.server.public.hex(), "heads": self.heads, "commits": self.commits,
                              "streams": streams})


ONE, TWO = b"\x01" * 16, b"\x02" * 16


class Verify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory()
        cls.folder = cls.held.name
        cls.chain = Chain(cls.folder)
        cls.chain.commit((ONE, cls.chain.fact(ONE, b"opened")), (TWO, cls.chain.fact(TWO, b"number 1")))
        for text in (b"note", b"second note", b"third note"):
            cls.chain.commit((ONE, cls.chain.fact(ONE, text)))

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def setUp(self):
        self.file = self.chain.export()
        self.first = self.file["streams"][0]["facts"]

    def verify(self, *more, text=None, env=None):
        path = os.path.join(self.folder, "export.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(json.dumps(self.file) if text is None else text)
        done = subprocess.run([sys.executable, os.path.join(HERE, "verify.py"), path, *more],
                              capture_output=True, text=True, check=False, env=env)
        return done.returncode, done.stdout + done.stderr

    def finds(self, kind, *more):
        code, said = self.verify(*more)
        self.assertEqual(code, 1, said)
        self.assertIn(kind, said)

    def passes(self, *more):
        code, said = self.verify(*more)
        self.assertEqual(code, 0, said)
        return said

    def test_what_was_written_is_whole(self):
        said = self.passes("--whole", "--head", self.file["heads"][1]["head"], "--server-key", self.file["server_key"])
        self.assertIn("5 facts, 4 commits, 4 heads: whole", said)

    def test_one_stream_alone_is_whole_and_says_what_it_lacks(self):
        del self.file["streams"][1]
        self.assertIn("1 links of the heads", self.passes())

    def test_an_edited_sealed_body_is_found(self):
        self.first[1]["sealed"] = "00" + self.first[1]["sealed"][2:]
        self.finds("altered: stream 01010101 fact 2: is not what its author signed")

    def test_every_byte_of_a_header_counts(self):
        for at in (17, 33, 49, 50, 54, 86, 117):
            header = bytearray.fromhex(self.chain.export()["streams"][0]["facts"][1]["header"])
            header[at] ^= 1
            self.first[1]["header"] = header.hex()
            self.finds("stream 01010101 fact 2")

    def test_an_edited_disclosed_body_is_found(self):
        self.first[1]["body"] = self.first[1]["body"][:-2] + "01"
        self.finds("altered: stream 01010101 fact 2: the disclosed body")

    def test_another_time_of_receipt_is_found(self):
        self.first[1]["received"] -= 1
        self.finds("altered or reordered")

    def test_another_sequence_is_found(self):
        self.first[1]["sequence"] += 1
        self.finds("altered or reordered")

    def test_a_dropped_fact_is_found(self):
        del self.first[1]
        self.finds("dropped: stream 01010101 fact 2: position 3 follows position 1")

    def test_a_dropped_fact_with_new_positions_is_found(self):
        del self.first[1]
        for position, fact in enumerate(self.first, 1):
            fact["position"] = position
        self.finds("altered or reordered")

    def test_reordered_facts_are_found(self):
        self.first[1], self.first[2] = self.first[2], self.first[1]
        self.finds("reordered: stream 01010101")

    def test_reordered_facts_with_new_positions_are_found(self):
        self.first[1], self.first[2] = self.first[2], self.first[1]
        self.first[1]["position"], self.first[2]["position"] = 2, 3
        self.finds("altered or reordered")

    def test_a_fact_twice_is_found(self):
        self.first.append(dict(self.first[3]))
        self.finds("applied twice")

    def test_a_cut_stream_is_found_in_a_whole_export(self):
        del self.first[3]
        self.passes()
        self.finds("dropped: head 4", "--whole")

    def test_a_dropped_stream_is_found_in_a_whole_export(self):
        del self.file["streams"][1]
        self.finds("dropped: head 1", "--whole")

    def test_a_cut_tail_of_everything_is_found_by_a_witnessed_head(self):
        witnessed = self.file["heads"][3]["head"]
        del self.file["heads"][3], self.file["commits"][3], self.first[3]
        self.passes("--whole")
        self.finds("tail cut or rewritten", "--whole", "--head", witnessed)

    def test_cut_heads_under_a_longer_stream_are_found(self):
        del self.file["heads"][3]
        self.finds("foreign or tail cut")

    def test_a_dropped_head_is_found(self):
        del self.file["heads"][1]
        self.finds("dropped or reordered: head 2")

    def test_reordered_links_of_a_head_are_found(self):
        self.file["heads"][0]["links"].reverse()
        self.finds("altered: head 1")

    def test_a_head_of_another_server_is_found(self):
        other = Key(self.folder, "other")
        head = self.file["heads"][3]
        head["signature"] = other.sign(b"pamoja/head-sign/1" + bytes.fromhex(head["head"])).hex()
        self.finds("altered: head 4: is not signed by the server's key")

    def test_a_whole_chain_of_another_server_is_found_by_the_known_key(self):
        self.finds("foreign: server key", "--server-key", "11" * 32)

    def test_facts_swapped_between_streams_are_found(self):
        second = self.file["streams"][1]["facts"]
        self.first[0], second[0] = second[0], self.first[0]
        self.finds("foreign: stream 01010101 fact 1: was written for another stream")

    def test_a_stream_under_another_name_is_found(self):
        self.file["streams"][1]["stream"] = "03" * 16
        self.finds("foreign: stream 03030303")

    def test_a_fact_under_another_commit_is_found(self):
        self.first[1]["commit"] = self.first[2]["commit"]
        self.finds("altered: stream 01010101 fact 2: is not what its author signed")

    def test_a_missing_commit_is_found(self):
        del self.file["commits"][1]
        self.finds("foreign: stream 01010101 fact 2: its commit is not in the file")

    def test_a_commit_signed_by_nobody_is_found(self):
        commit = self.file["commits"][1]
        commit["signature"] = "00" * 64
        self.finds("is not signed by its author")

    def test_a_commit_with_another_command_is_found(self):
        self.file["commits"][1]["command"] = "00" * 16
        self.finds("altered: commit")

    def test_a_commit_twice_is_found(self):
        self.file["commits"].append(self.file["commits"][1])
        self.finds("applied twice: commit")

    def test_a_commit_under_another_id_is_found(self):
        self.file["commits"][1]["id"] = "00" * 32
        self.finds("altered: commit 0000000000000000: its id is not its digest")

    def rewritten(self, *facts, **how):
        """What somebody who holds the server's key could write."""
        chain = Chain(self.folder)
        chain.commit((ONE, chain.fact(ONE, b"opened")))
        facts = facts or [(ONE, chain.fact(ONE, b"note"))]
        chain.commit(*facts, **how)
        self.file = chain.export()

    def test_a_signed_head_with_another_number_is_found(self):
        self.rewritten(number=3)
        self.finds("dropped or reordered: head 2: head 3 stands in its place")

    def test_a_signed_head_after_another_head_is_found(self):
        self.rewritten(previous=sha(b"another"))
        self.finds("dropped or reordered: head 2: does not follow")

    def test_a_signed_link_twice_is_found(self):
        chain = Chain(self.folder)
        chain.commit((ONE, chain.fact(ONE, b"opened")))
        chain.head([bytes.fromhex(chain.streams[ONE][0]["link"])])
        self.file = chain.export()
        self.finds("applied twice: head 2")

    def test_a_signed_fact_of_another_author_is_found(self):
        chain = Chain(self.folder)
        self.rewritten((ONE, chain.fact(ONE, b"note", author=Key(self.folder, "third"))))
        self.finds("foreign: stream 01010101 fact 2: names another author")

    def test_a_signed_sequence_out_of_order_is_found(self):
        chain = Chain(self.folder)
        chain.sequence = 10
        chain.commit((ONE, chain.fact(ONE, b"opened")))
        chain.sequence = 5
        chain.commit((TWO, chain.fact(TWO, b"number 1")))
        self.file = chain.export()
        self.finds("reordered: stream 01010101 fact 1: sequence 11")

    def test_a_signed_fact_that_was_never_written_is_found(self):
        self.rewritten(unlinked=[sha(b"a fact")])
        self.passes()
        self.finds("dropped: commit", "--whole")

    def test_what_is_no_export_is_found_and_not_a_crash(self):
        for text in ("", "[]", "{}", "[" * 100_000, '{"format": 1}', "\x00", json.dumps({**self.file, "streams": 3}),
                     json.dumps({**self.file, "organisation": "AB"}), json.dumps({**self.file, "suite": 2})):
            code, said = self.verify(text=text)
            self.assertEqual((code, "Traceback" in said), (1, False), said)

    def test_numbers_that_do_not_fit_are_found_and_not_a_crash(self):
        for value in (-1, 2**64, 1.5, "1", None):
            self.first[1]["position"] = value
            code, said = self.verify()
            self.assertEqual((code, "Traceback" in said), (1, False), said)

    def test_wrong_use_is_told_from_a_wrong_file(self):
        self.assertEqual(self.verify("--head", "xyz")[0], 2)
        self.assertEqual(self.verify("--unknown")[0], 2)
        missing = subprocess.run([sys.executable, os.path.join(HERE, "verify.py"), "absent.json"],
                                 capture_output=True, check=False)
        self.assertEqual(missing.returncode, 2)

    def test_without_openssl_nothing_is_called_whole(self):
        self.assertEqual(self.verify(env={"PATH": self.folder})[0], 3)

    def test_the_verifier_stays_small(self):
        with open(os.path.join(HERE, "verify.py"), encoding="utf-8") as file:
            self.assertLessEqual(len(file.readlines()), 200)


if __name__ == "__main__":
    unittest.main()
