#!/usr/bin/env python3
"""Makes the sample again: the archives in mail/, the trees in trees/ and the expected verdicts in expected.tsv.

    python3 data/sample/make.py

Needs git. Every clock is fixed, so running it again gives the same bytes. To add to the sample, write the patch in work.py
and what happens to it, when and by whom, in story.py.

The patches are real commits, the mails are what git format-patch makes of them, and what lands has gone through git am,
so author dates, diffs and patch-ids are related as they are in the wild.
"""

import base64
import os
import quopri
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from email.header import Header
from email.utils import parseaddr
from pathlib import Path

sys.dont_write_bytecode = True
from base import FILES, LISTS, PEOPLE, ZONES  # noqa: E402

HERE = Path(__file__).resolve().parent
TREES = {  # file: the branches (and what the tree calls them) and tags that it holds
    "mainline": ({"master": "master"}, ["v1.0", "v1.1", "v1.1-rc*", "v1.2-rc*"]),
    "next": ({"next": "master"}, ["next-*"]),
    "stable": ({"lantern-1.0.y": "lantern-1.0.y", "lantern-1.1.y": "lantern-1.1.y"}, ["v1.0", "v1.0.*", "v1.1", "v1.1.*"]),
    "net": ({"for-next": "for-next"}, []),
}


class Mail:
    """A posted mail: its bytes, its message-id and the lists it went to."""

    def __init__(self, message_id, data, lists, sent, sender):
        self.message_id, self.data, self.lists, self.sent, self.sender = message_id, data, lists, sent, sender


class Community:
    """The work tree in which everything happens, and the archives that fill up meanwhile."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.mails = []
        self.now = None
        self.at("2023-11-06 10:00")
        self.git("init", "--quiet", "--object-format=sha1", "--initial-branch=master")
        for name, text in FILES.items():
            self.write(name, text)
        (self.folder / "tools/burn-report").chmod(0o755)
        self.commit("Light the lantern\n\nEverything that was there before we had git.\n")

    # The clock and git ----------------------------------------------------------------------------------------------

    def at(self, when):
        """Sets the clock: "2024-01-09 09:12", UTC."""
        now = datetime.strptime(when + " +0000", "%Y-%m-%d %H:%M %z")
        if self.now and now < self.now:
            raise SystemExit(f"the story goes back in time at {when}")
        self.now = now

    def git(self, *arguments, data=None, who="mira"):
        name, email = parseaddr(PEOPLE[who])
        date = f"{int(self.now.timestamp())} {ZONES.get(who, '+0000')}"
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": date,
        }
        done = subprocess.run(["git", "-c", "core.abbrev=12", *arguments], cwd=self.folder, env=environment,
                              input=data, capture_output=True)
        if done.returncode:
            raise SystemExit(f"git {' '.join(arguments)}: {done.stderr.decode()}{done.stdout.decode()}")
        return done.stdout

    def head(self, ref="HEAD"):
        return self.git("rev-parse", ref).decode().strip()

    def message(self, ref="HEAD"):
        return self.git("log", "-1", "--format=%B", ref).decode().rstrip("\n") + "\n"

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message, who="mira", amend=False):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--cleanup=verbatim", "-F", "-", *(["--amend"] if amend else []),
                 data=message.encode(), who=who)
        return self.head()

    # What developers do ---------------------------------------------------------------------------------------------

    def diffs(self, patches, who, base):
        """What git format-patch prints below the headers for each patch, made on a branch of the author's own."""
        self.git("checkout", "--quiet", "--detach", base)
        bodies = []
        for patch in patches:
            for path, old, new in patch.edits:
                text = "" if old is None else (self.folder / path).read_text(encoding="utf-8")
                if old is not None and text.count(old) != 1:
                    raise SystemExit(f"{patch.title}: {path} has {text.count(old)} times {old!r}")
                self.write(path, new if old is None else text.replace(old, new))
            self.commit(f"{patch.title}\n\n{signed(patch.message, who)}", who)
            mail = self.git("format-patch", "--stdout", "-1", "--stat=72", "--signature=2.39.5").decode()
            bodies.append(mail.split("\n\n", 1)[1])
        return bodies

    def post(self, who, tag, patches, ids, base="master", cover=None, to=("devel",), reply_to=None, notes="", encode=None):
        """
        Posts patches a few seconds apart. tag has a place for the counter: "[PATCH v2 {}/{}]", or none for a single patch.
        cover is (title, text); ids has a place for the part's number; reply_to makes the thread go on below another mail.
        """
        bodies = self.diffs(patches, who, base)
        parts = list(zip([patch.title for patch in patches], bodies))
        first = 1
        if cover:
            files = "\n".join(f"  {patch.title}" for patch in patches)
            parts.insert(0, (cover[0], f"{cover[1]}\n{PEOPLE[who].split(' <')[0]} ({len(patches)}):\n{files}\n\n-- \n2.39.5\n\n"))
            first = 0
        posted = []
        for number, (title, body) in enumerate(parts, first):
            body = body.replace("\n---\n", f"\n---\n{notes}\n", 1) if notes and number == 1 else body
            root = posted[0] if posted else reply_to
            posted.append(self.send(who, f"{tag.format(number, len(patches))} {title}", body, ids.format(number), to, root, encode))
        return posted

    def send(self, who, subject, body, message_id, to=("devel",), reply_to=None, encode=None, extra=()):
        """Posts one mail; each of them takes three seconds."""
        self.now = self.now.replace(second=(self.now.second + 3) % 60)
        name, address = parseaddr(PEOPLE[who])
        local = self.now.astimezone(datetime.strptime(ZONES.get(who, "+0000"), "%z").tzinfo)
        headers = [
            ("From", f"{encoded(name)} <{address}>" if name else address),
            ("To", ", ".join(LISTS[name] for name in to)),
            ("Subject", encoded(subject)),
            ("Date", local.strftime("%a, %-d %b %Y %H:%M:%S %z")),
            ("Message-ID", f"<{message_id}>"),
        ]
        if reply_to:
            known = re.search(rb"^References: (.*)$", reply_to.data, re.M)
            headers.append(("In-Reply-To", f"<{reply_to.message_id}>"))
            headers.append(("References", f"{known[1].decode() + ' ' if known else ''}<{reply_to.message_id}>"))
        headers += [("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=UTF-8"), *extra]
        if encode is None:
            encode = "8bit"
        headers.append(("Content-Transfer-Encoding", encode))
        text = {
            "8bit": lambda raw: raw,
            "base64": base64.encodebytes,
            "quoted-printable": lambda raw: quopri.encodestring(raw),
        }[encode](body.encode())
        data = "".join(f"{name}: {value}\n" for name, value in headers).encode() + b"\n" + text
        return self.receive(message_id, data, to, address)

    def receive(self, message_id, data, to, address):
        """Puts a mail into the archives as it is."""
        mail = Mail(message_id, data, to, self.now, address)
        self.mails.append(mail)
        return mail

    # What maintainers do --------------------------------------------------------------------------------------------

    def apply(self, branch, mail, who="mira", link=None, edit=None, title=None, sign=True):
        """git am, then what maintainers add: a Link trailer, an edit, another title."""
        self.git("checkout", "--quiet", branch)
        self.git("am", "--quiet", data=mail.data, who=who)
        message = self.message()
        if title:
            message = title + message[message.index("\n"):]
        if edit:
            path, old, new = edit
            text = (self.folder / path).read_text(encoding="utf-8")
            assert text.count(old) == 1, (path, old)
            self.write(path, text.replace(old, new))
        if link:
            message += f"Link: {link.format(mail.message_id)}\n"
        if sign:
            message += f"Signed-off-by: {PEOPLE[who]}\n"
        return self.commit(message, who, amend=True)

    def backport(self, branch, commit, marker):
        """Copies a commit as a stable maintainer does; marker has a place for the original's id, and may be forgotten."""
        self.git("checkout", "--quiet", branch)
        self.git("cherry-pick", commit, who="ines")
        title, rest = self.message().split("\n\n", 1)
        said = f"{marker.format(commit)}\n\n" if marker else ""
        return self.commit(f"{title}\n\n{said}{rest}Signed-off-by: {PEOPLE['ines']}\n", "ines", amend=True)

    def squash(self, branch, mails, link):
        """Applies several mails as one commit, as maintainers do with what belongs together: it has the first one's title."""
        first = self.apply(branch, mails[0], link=link, sign=False)
        for mail in mails[1:]:
            self.apply(branch, mail, sign=False)
        message = self.message(first)
        self.git("reset", "--quiet", "--soft", first)
        return self.commit(f"{message}Signed-off-by: {PEOPLE['mira']}\n", amend=True)

    def revert(self, branch, commit, reason, who="mira", by_title=False):
        """Takes a commit back, and says which, or only what it was called."""
        self.git("checkout", "--quiet", branch)
        self.git("revert", "--no-edit", commit, who=who)
        message = self.message().split("\n\n", 1)[0] + "\n" if by_title else self.message()
        return self.commit(f"{message}\n{reason}\n\nSigned-off-by: {PEOPLE[who]}\n", who, amend=True)

    def merge(self, branch, other, title, who="mira"):
        self.git("checkout", "--quiet", branch)
        self.git("merge", "--quiet", "--no-ff", "-m", title, other, who=who)
        return self.head()

    def branch(self, name, start):
        self.git("branch", "--force", name, start)

    def release(self, branch, version, who="mira"):
        self.git("checkout", "--quiet", branch)
        self.write("VERSION", version + "\n")
        self.commit(f"Lantern {version}\n", who)
        self.tag("v" + version, who)
        self.send(who, f"[ANNOUNCE] Lantern {version}", f"Lantern {version} is there, tagged v{version}.\n\nLet there be light.\n",
                  f"{self.now:%Y%m%d}.lantern-{version}@example.org")

    def tag(self, name, who="mira"):
        self.git("tag", "-a", "-m", name, name, who=who)

    # What is kept ---------------------------------------------------------------------------------------------------

    def mbox(self, list_name):
        """All mails of a list as one mbox file in the mboxrd form, where every quoted From line can be told again."""
        pieces = []
        for mail in self.mails:
            if list_name in mail.lists:
                quoted = re.sub(rb"^(>*From )", rb">\1", mail.data.rstrip(b"\n"), flags=re.M)
                pieces.append(f"From {mail.sender} {mail.sent:%a %b %e %H:%M:%S %Y}\n".encode() + quoted + b"\n\n")
        return b"".join(pieces)

    def maildir(self, list_name):
        """All mails of a list with the unique names that a Maildir gives them."""
        chosen = [mail for mail in self.mails if list_name in mail.lists]
        return {f"{int(mail.sent.timestamp())}.M{number}P1.lantern": mail.data for number, mail in enumerate(chosen, 1)}

    def stream(self, branches, tags):
        """A tree as a git fast-import stream."""
        names = [tag for tag in self.git("tag", "--list", *tags).decode().split()] if tags else []
        renamed = [f"--refspec=refs/heads/{here}:refs/heads/{there}" for here, there in branches.items()]
        return self.git("fast-export", "--reencode=no", *renamed, *(["--refspec=refs/tags/*:refs/tags/*"] if names else []),
                        *[f"refs/heads/{name}" for name in branches], *[f"refs/tags/{name}" for name in names])


def signed(message, who):
    """A message with its author's sign-off, in the paragraph of its trailers when it ends with one."""
    has_trailers = re.match(r"[A-Z][a-z-]+: ", message.splitlines()[-1])
    return f"{message}{'' if has_trailers else chr(10)}Signed-off-by: {PEOPLE[who]}\n"


def encoded(text):
    """A header's text as RFC 2047 wants it."""
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=900).encode()


def main():
    from story import EXPECTED, tell
    folder = tempfile.mkdtemp(prefix="lantern-")
    try:
        community = Community(folder)
        tell(community)
        shutil.rmtree(HERE / "mail", ignore_errors=True)
        shutil.rmtree(HERE / "trees", ignore_errors=True)
        (HERE / "mail/lantern-net/new").mkdir(parents=True)
        (HERE / "trees").mkdir()
        (HERE / "mail/lantern-devel.mbox").write_bytes(community.mbox("devel"))
        for name, data in community.maildir("net").items():
            (HERE / "mail/lantern-net/new" / name).write_bytes(data)
        for name, (branches, tags) in TREES.items():
            (HERE / "trees" / f"{name}.fi").write_bytes(community.stream(branches, tags))
        (HERE / "expected.tsv").write_text(EXPECTED, encoding="utf-8")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
