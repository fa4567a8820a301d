"""What happens in the invented community, in the order in which it happens. README.md says what each piece is there for."""

import work

LORE = "https://lore.example.org/r/{}"
MSGID = "https://patch.msgid.link/{}"


def tell(c):
    before_the_first_release(c)
    the_last_patches_of_january(c)
    first_merge_window(c)
    network_fixes(c)
    first_stable_release(c)
    second_merge_window(c)
    spring(c)
    may(c)


def before_the_first_release(c):
    c.at("2023-12-11 09:12")
    c.post("priya", "[PATCH {}/{}]", [work.WICK_OFF_BY_ONE, work.WICK_ACCOUNT_V1], "20231211091200.4711-{}-priya@example.org",
           cover=("wick: burn-time accounting", "Hello,\n\nlamps go out without a warning, since nobody knows how long a wick will last.\n"))

    c.at("2023-12-18 04:40")
    c.post("kaito", "[RFC PATCH {}/{}]", [work.flame_lazy(1), work.flame_stats(1)], "20231218044000.99-{}-kaito@example.net",
           cover=("sched: lazy flame scheduler", "A first try, not for merging.\n"))

    c.at("2024-01-03 10:05")
    wick2 = c.post("priya", "[PATCH v2 {}/{}]", [work.WICK_OFF_BY_ONE, work.WICK_ACCOUNT_V2, work.WICK_NEGATIVE_V2],
                   "20240103100500.4712-{}-priya@example.org",
                   cover=("wick: burn-time accounting", "Changes since v1:\n - each wick has its own counter\n - new patch 3\n"))

    c.at("2024-01-04 08:30")
    c.send("lars", "Re: [PATCH v2 2/3] wick: account burn time per wick",
           "On Wed, 3 Jan 2024, Priya Raman wrote:\n"
           "> diff --git a/wick/trim.c b/wick/trim.c\n> --- a/wick/trim.c\n> +++ b/wick/trim.c\n"
           "> @@ -4,6 +4,7 @@ int trim_wick(struct wick *wick, int mm)\n>  \tif (mm > wick->length)\n>  \t\treturn -1;\n"
           "> -\twick->length -= mm;\n> +\twick->length -= mm;\n> +\twick->burnt = wick->since = 0;\n>  \treturn 0;\n\n"
           "Zero is the time at which the lantern was made. You want now().\n\n"
           "From what I see the rest is fine.\n\nLars\n", "ZZZ1a8d2@example.org", reply_to=wick2[2])

    c.at("2024-01-05 15:00")
    c.post("dana", "[PATCH]", [work.REPORT], "20240105150000.1-{}-dana@example.org")

    c.at("2024-01-08 12:00")
    c.release("master", "1.0")


def the_last_patches_of_january(c):
    c.at("2024-01-09 13:20")
    lens1 = c.post("joerg", "[PATCH {}/{}]", [work.LENS_LIMIT_V1, work.LENS_HOME, work.LENS_ZOOM],
                   "20240109-lens-focus-v1-{}-0a1b2c3d4e5f@example.net", encode="quoted-printable",
                   cover=("lens: focus fixes", "Three fixes for Jörg's big lens.\n\n---\nbase-commit: " + c.head("v1.0") +
                          "\nchange-id: 20240109-lens-focus-0a1b2c3d4e5f\n"))

    c.at("2024-01-10 17:45")
    c.post("zoe", "[PATCH]", [work.DOC_TRIM], "87bk9xq2.fsf@example.net", encode="base64")

    c.at("2024-01-11 09:00")
    c.wick = c.post("priya", "[PATCH v3 {}/{}]", [work.WICK_OFF_BY_ONE, work.WICK_ACCOUNT_V3, work.WICK_NEGATIVE_V3],
                    "20240111090000.4713-{}-priya@example.org",
                    cover=("wick: burn-time accounting",
                           "Changes since v2:\n - trimming takes the time (Lars)\n\nv2: https://lore.example.org/r/20240103100500.4712-0-priya@example.org\n"))

    c.at("2024-01-12 02:11")
    c.send("robot", "Re: [PATCH 1/3] lens: refuse to focus past the stop",
           "Hi Jörg,\n\nthe lantern test robot noticed the following build warning:\n\n"
           "  lens/focus.c:6: warning: 'stop' may be used uninitialized\n\nThe following patch makes it go away:\n\n"
           "diff --git a/lens/focus.c b/lens/focus.c\n--- a/lens/focus.c\n+++ b/lens/focus.c\n@@ -2,6 +2,7 @@\n \n"
           " int focus_step(struct lens *lens, int step)\n {\n+\tif (!lens->stop)\n+\t\treturn -1;\n"
           " \tif (lens->pos + step <= lens->stop)\n \t\tlens->pos += step;\n \treturn lens->pos;\n\n-- \nlantern test robot\n",
           "202401120210.Xk3pQ7-test-robot@example.org", reply_to=lens1[1])

    c.at("2024-01-12 06:06")
    c.receive("cheap-lamp-oil@spam.example.net",
              b"From: Best Oil <oil@spam.example.net>\nTo: undisclosed-recipients:;\nSubject: =?utf-8?b?8J+UpSBDaGVhcCBsYW1wIG9pbCDwn5Sl?=\n"
              b"Date: yesterday\nMessage-ID: <cheap-lamp-oil@spam.example.net>\nContent-Type: text/html\n\n"
              b"<html><body>Buy now! PATCH your lamp v2!</body></html>\n", ("devel",), "oil@spam.example.net")

    c.at("2024-01-15 20:15")
    c.typo, = c.post("dana", "[PATCH]", [work.TYPO], "20240115201500.2-{}-dana@example.org")

    c.at("2024-01-16 11:11")
    c.cache = c.post("anna", "[PATCH {}/{}]", [work.CACHE_ADD, work.CACHE_KEEP], "20240116111100.31-{}-anna@example.org",
                     cover=("fs: cache directory lookups", "Makes the boot a third faster.\n"))

    c.at("2024-01-17 04:00")
    c.post("kaito", "[PATCH v2 {}/{}]", [work.flame_lazy(2), work.flame_stats(2)], "20240117040000.99-{}-kaito@example.net",
           cover=("sched: lazy flame scheduler", "Changes since RFC:\n - no longer an RFC\n"))

    c.at("2024-01-18 13:00")
    c.lens = c.post("joerg", "[PATCH v2 {}/{}]", [work.LENS_LIMIT_V2, work.LENS_HOME, work.LENS_ZOOM, work.LENS_RANGE],
                    "20240118-lens-focus-v2-{}-0a1b2c3d4e5f@example.net", encode="quoted-printable",
                    cover=("lens: rework focus handling", "Changes in v2:\n- an error at the stop\n- check the zoom factor, too\n\n---\nbase-commit: " +
                           c.head("v1.0") + "\nchange-id: 20240109-lens-focus-0a1b2c3d4e5f\n"))

    c.at("2024-01-19 16:30")
    c.battery, = c.post("ravi", "[PATCH power]", [work.BATTERY], "20240119163000.5-{}-ravi@example.org")

    c.at("2024-01-20 19:19")
    c.timer, = c.post("lars", "[PATCH]", [work.TIMER], "ZaxQ7v3m2@example.org")

    c.at("2024-01-21 15:01")
    c.report, = c.post("dana", "[RESEND PATCH]", [work.REPORT], "20240121150100.3-{}-dana@example.org")


def first_merge_window(c):
    c.at("2024-01-23 10:00")
    c.landed = [c.apply("master", mail, link=MSGID) for mail in c.wick[1:]]

    c.at("2024-01-24 10:00")
    for mail in c.lens[1:3]:
        c.apply("master", mail, link=LORE)
    commits = [c.head("master~1"), c.head("master")]
    c.send("mira", "Re: (subset) [PATCH v2 0/4] lens: rework focus handling",
           "On Thu, 18 Jan 2024 14:00:03 +0100, Jörg Weiß wrote:\n> Changes in v2:\n> - an error at the stop\n\nApplied, thanks!\n\n"
           f"[1/4] lens: refuse to focus past the stop\n      commit: {commits[0]}\n"
           f"[2/4] lens: find the home position in one go\n      commit: {commits[1]}\n\nThe other two make my lens hum.\n\n"
           "Best regards,\n-- \nMira Holm <mira@example.org>\n", "170609040000.77.b4-ty@example.org", reply_to=c.lens[0])

    c.at("2024-01-26 10:00")
    c.apply("master", next(mail for mail in c.mails if mail.message_id == "87bk9xq2.fsf@example.net"))
    c.apply("master", c.typo, title="sched: correct the spelling of two words")
    c.reverts = [c.apply("master", mail, link=LORE) for mail in c.cache[1:]]

    c.at("2024-01-29 10:00")
    c.apply("master", c.battery, edit=("power/battery.c", "battery->charge * 100 / battery->capacity",
                                      "min(100, battery->charge * 100 / battery->capacity)"))
    c.apply("master", c.timer, sign=False)
    c.apply("master", c.report, link=MSGID)

    c.at("2024-02-05 12:00")
    c.release("master", "1.1-rc1")


def network_fixes(c):
    c.branch("for-next", "v1.1-rc1")

    c.at("2024-02-06 18:00")
    odd = c.send("zoe", "net: frames with an odd length are refused", "Every second frame that I send is refused.\n",
                 "20240206-odd-frames@example.net", to=("net",))

    c.at("2024-02-07 22:10")
    checksum, = c.post("sofia", "[PATCH net]", [work.CHECKSUM], "ZcQ/a9KpW3xLm+Vd@example.net", to=("net",), reply_to=odd)

    c.at("2024-02-08 21:00")
    drop1, = c.post("sofia", "[PATCH net]", [work.PORT_DROP_V1], "20240208210000.8-{}-sofia@example.net", to=("net", "devel"))

    c.at("2024-02-09 14:00")
    drop2, = c.post("sofia", "[PATCH net v2]", [work.PORT_DROP_V2], "20240209140000.9-{}-sofia@example.net",
                    to=("net", "devel"), reply_to=drop1, notes="v2: tell the sender\n")

    c.at("2024-02-12 09:30")
    c.apply("for-next", checksum, "ben", link=LORE)
    dropped = c.apply("for-next", drop2, "ben", link=LORE)
    c.send("patchwork", "Re: [PATCH net v2] net: drop frames for unknown ports",
           "Hello:\n\nThis patch was applied to net.git (for-next)\nby Ben Okafor <ben@example.org>:\n\n"
           "On Fri, 9 Feb 2024 11:00:03 -0300 you wrote:\n> There is nobody to give them to.\n\nHere is the summary with links:\n"
           f"  - [net,v2] net: drop frames for unknown ports\n    https://git.example.org/net/c/{dropped[:12]}\n\n"
           "You are awesome, thank you!\n-- \nDeet-doot-dot, I am a bot.\n",
           "170773020000.1.git-patchwork-notify@example.org", to=("net", "devel"), reply_to=drop2)

    c.at("2024-02-14 09:00")
    pull = c.send("ben", "[GIT PULL] net fixes for 1.1-rc2",
                  f"Hi Mira,\n\nThe following changes since commit {c.head('v1.1-rc1')}:\n\n  Lantern 1.1-rc1\n\nare available in the Git repository at:\n\n"
                  f"  https://git.example.org/net.git for-next\n\nfor you to fetch changes up to {dropped}:\n\n  net: drop frames for unknown ports\n\n"
                  "Sofia Reyes (2):\n      net: fix the checksum of frames with an odd length\n      net: drop frames for unknown ports\n",
                  "20240214090000.GA17@example.org")

    c.at("2024-02-15 10:00")
    merge = c.merge("master", "for-next", "Merge branch 'for-next' of https://git.example.org/net\n\nTwo fixes.")
    c.send("prbot", "Re: [GIT PULL] net fixes for 1.1-rc2",
           f"The pull request you sent on Wed, 14 Feb 2024 09:00:03 +0000:\n\n> https://git.example.org/net.git for-next\n\n"
           f"has been merged into mainline.git:\nhttps://git.example.org/mainline/c/{merge}\n\nThank you!\n",
           "170799120000.1.pr-tracker-bot@example.org", reply_to=pull)

    c.at("2024-02-16 08:00")
    c.send("anna", "Re: [PATCH 0/2] fs: cache directory lookups",
           "Please do not take this yet: a renamed entry is found under its old name.\n\nSorry,\nAnna\n",
           "20240216080000.32-anna@example.org", reply_to=c.cache[0])
    for commit in reversed(c.reverts):
        c.revert("master", commit, "A renamed entry is found under its old name.")

    c.at("2024-02-19 12:00")
    c.release("master", "1.1-rc2")


def first_stable_release(c):
    c.branch("lantern-1.0.y", "v1.0")
    first = c.landed[0]

    c.at("2024-02-20 09:00")
    c.send("ines", 'Patch "wick: fix off-by-one in the burn counter" has been added to the 1.0-stable tree',
           "This is a note to let you know that I've just added the patch titled\n\n    wick: fix off-by-one in the burn counter\n\n"
           "to the 1.0-stable tree.\n\n" + c.git("format-patch", "--stdout", "-1", "--signature=2.39.5", first).decode(),
           "2024022043-wick-burnt-9f1c@example.org", extra=[("X-Mailer", "LanternStableQueue"), ("X-stable", "commit")])
    c.send("ines", 'FAILED: patch "[PATCH] wick: account burn time per wick" failed to apply to 1.0-stable tree',
           "The patch below does not apply to the 1.0-stable tree.\nIf someone wants it applied there, please send a backport.\n\n"
           "------------------ original commit in tree ------------------\n\n" +
           c.git("format-patch", "--stdout", "-1", "--signature=2.39.5", c.landed[1]).decode(), "2024022044-wick-since-7ae0@example.org")

    c.at("2024-02-21 04:20")
    c.post("kaito", "[PATCH v3 {}/{}]", [work.flame_lazy(3), work.flame_stats(3)], "20240221042000.99-{}-kaito@example.net",
           notes="v3: wait a little longer\n")

    c.at("2024-02-24 09:00")
    backport = c.backport("lantern-1.0.y", first, "commit {} upstream.")
    c.send("ines", "[PATCH 1.0 1/1] wick: fix off-by-one in the burn counter",
           "1.0-stable review patch.  If anyone has any objections, please let me know.\n\n------------------\n\n" +
           c.git("format-patch", "--stdout", "-1", "--signature=2.39.5", backport).decode().split("\n\n", 1)[1],
           "20240224090000.121-ines@example.org", extra=[("X-Mailer", "LanternStableQueue"), ("X-stable", "review")])

    c.at("2024-02-26 12:00")
    c.release("lantern-1.0.y", "1.0.1", "ines")


def second_merge_window(c):
    c.at("2024-02-28 07:30")
    colour = c.post("ravi", "[PATCH {}/{}]", [work.COLOUR_HINT, work.COLOUR_BALANCE], "20240228073000.6-{}-ravi@example.org",
                    cover=("mm: page colouring", "Eight per cent faster on the small lantern.\n"))

    c.at("2024-03-01 10:10")
    ring1 = c.send("anna", "[PATCHSET] io: ring setup cleanups", "Hi,\n\ntwo small ones.\n", "20240301101000.40-1-anna@example.org")
    c.post("anna", "[PATCH {}/{}]", [work.RING_ZERO_V1, work.RING_FAIL_V1], "20240301101000.41-{}-anna@example.org", reply_to=ring1)

    c.at("2024-03-04 10:00")
    c.branch("mm", "master")
    for mail in colour[1:]:
        c.apply("mm", mail, link=MSGID)

    c.at("2024-03-05 05:00")
    c.post("kaito", "[PATCH v4 {}/{}]", [work.flame_lazy(4), work.flame_stats(4)], "20240305050000.99-{}-kaito@example.net",
           notes="v4: count twice as much\n")

    c.at("2024-03-07 23:00")
    c.post("sofia", "[PATCH net-next {}/{}]", [work.ACK_BATCH_V1, work.ACK_FLUSH_V1], "20240307230000.10-{}-sofia@example.net",
           to=("net",), cover=("net: batch acknowledgements", "Half of the frames on our wire say no more than \"thank you\".\n"))

    c.at("2024-03-11 12:00")
    c.release("master", "1.1")
    c.branch("lantern-1.1.y", "v1.1")

    c.at("2024-03-12 03:00")
    c.send("ines", "[PATCH AUTOSEL 1.0 1/1] wick: never report a negative rest",
           f"From: Priya Raman <priya@example.org>\n\n[ Upstream commit {c.landed[2]} ]\n\n" +
           c.git("format-patch", "--stdout", "-1", "--signature=2.39.5", c.landed[2]).decode().split("\n\n", 1)[1],
           "20240312030000.122-ines@example.org", extra=[("X-stable", "review")])

    c.at("2024-03-13 10:10")
    ring2 = c.send("anna", "[PATCHSET v2] io: ring setup cleanups", "Hi,\n\nsince v1: negative numbers, and a better error.\n",
                   "20240313101000.42-1-anna@example.org")
    c.ring = c.post("anna", "[PATCH {}/{}]", [work.RING_ZERO_V2, work.RING_FAIL_V2], "20240313101000.43-{}-anna@example.org", reply_to=ring2)

    c.at("2024-03-14 23:00")
    ack = c.post("sofia", "[PATCH net-next v2 {}/{}]", [work.ACK_BATCH_V2, work.ACK_FLUSH_V2], "20240314230000.11-{}-sofia@example.net",
                 to=("net",), cover=("net: batch acknowledgements", "v2: no empty acknowledgements\n"))

    c.at("2024-03-15 08:00")
    c.send("ravi", "[GIT PULL] page colouring for 1.2",
           f"Hi Mira,\n\nThe following changes since commit {c.head('v1.1-rc2')}:\n\n  Lantern 1.1-rc2\n\nare available in the Git repository at:\n\n"
           f"  https://git.example.org/mm.git tags/colours-1.2\n\nfor you to fetch changes up to {c.head('mm')}:\n\n  mm: balance colours between zones\n\n"
           "Ravi Chandran (2):\n      mm: let drivers hint at a page's colour\n      mm: balance colours between zones\n\n"
           " mm/colour.c | 12 +++++++++++-\n 1 file changed, 11 insertions(+), 1 deletion(-)\n", "20240315080000.GA7@example.org")

    c.at("2024-03-18 09:00")
    for mail in ack[1:]:
        c.apply("for-next", mail, "ben", link=LORE)

    c.at("2024-03-19 05:00")
    c.post("kaito", "[PATCH v5 {}/{}]", [work.flame_lazy(5), work.flame_stats(5)], "20240319050000.99-{}-kaito@example.net",
           notes="v5: rebased\n")

    c.at("2024-03-22 06:00")
    c.branch("next", "master")
    c.merge("next", "for-next", "Merge branch 'for-next' of https://git.example.org/net")
    c.merge("next", "mm", "Merge branch 'mm' of https://git.example.org/mm")
    c.tag("next-20240322")


def spring(c):
    c.at("2024-03-25 12:00")
    c.backport("lantern-1.0.y", c.landed[2], "[ Upstream commit {} ]")
    c.release("lantern-1.0.y", "1.0.2", "ines")

    c.at("2024-03-27 10:00")
    ring = [c.apply("master", mail, link=MSGID) for mail in c.ring]

    c.at("2024-03-28 10:00")
    c.receive("", b"From: mail robot <mailer@example.net>\nTo: lantern-devel@lists.example.org\nSubject: Undelivered\n"
              b"Date: Thu, 28 Mar 2024 10:00:00 +0000\n\nThis mail has no Message-ID.\n", ("devel",), "mailer@example.net")
    c.receive("truncated-1@example.net",
              b"From: Dana Whitlock <dana@example.org>\nTo: lantern-devel@lists.example.org\nSubject: A picture of my lantern\n"
              b"Date: Thu, 28 Mar 2024 10:05:00 +0000\nMessage-ID: <truncated-1@example.net>\nMIME-Version: 1.0\n"
              b'Content-Type: multipart/mixed; boundary="=-lamp"\n\n--=-lamp\nContent-Type: text/plain; charset=no-such-charset\n\n'
              b"Here it is.\n\n--=-lamp\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" +
              b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhg", ("devel",), "dana@example.org")

    c.at("2024-04-03 05:00")
    c.post("kaito", "[PATCH v6 {}/{}]", [work.flame_lazy(6), work.flame_stats(6)], "20240403050000.99-{}-kaito@example.net",
           cover=("sched: lazy flame scheduler", "Changes since v5:\n - rebased once more\n\nIs anybody reading this?\n"))

    c.at("2024-04-08 12:00")
    c.release("master", "1.2-rc1")

    c.at("2024-04-09 20:00")
    c.post("dana", "[PATCH]", [work.CLEANING], "20240409200000.4-{}-dana@example.org")

    c.at("2024-04-15 12:00")
    c.backport("lantern-1.1.y", ring[0], "[ Upstream commit {} ]")
    c.release("lantern-1.1.y", "1.1.1", "ines")

    c.at("2024-04-17 06:00")
    c.branch("next", "master")
    c.merge("next", "for-next", "Merge branch 'for-next' of https://git.example.org/net")
    c.tag("next-20240417")


def may(c):
    c.ring = [c.head("v1.2-rc1~2"), c.head("v1.2-rc1~1")]

    c.at("2024-04-22 10:00")
    blink, = c.post("lars", "[PATCH]", [work.BLINK], "ZiYx4w0kLm@example.org")
    c.send("ravi", "Re: [PATCH] gpio: blink twice when the lamp is lit",
           "On Mon, 22 Apr 2024 10:00:03 +0000, Lars Lindqvist wrote:\n> So that one sees by day that it burns.\n\n"
           "Applied to gpio/for-next, thanks!\n\n[1/1] gpio: blink twice when the lamp is lit\n      commit: 7c1e5f0a93b64d2287aa05c39e1f84d6b2c07e11\n\n"
           "Best regards,\n-- \nRavi Chandran <ravi@example.org>\n", "171377280000.9.b4-ty@example.org", reply_to=blink)

    c.at("2024-04-23 09:00")
    free = c.post("anna", "[PATCH {}/{}]", [work.FREE_ENTRY, work.FREE_DIR], "20240423090000.50-{}-anna@example.org",
                  cover=("fs: give back what nobody uses", "A lantern has little room.\n"))

    c.at("2024-04-24 11:00")
    doze1, = c.post("ravi", "[PATCH]", [work.doze(1)], "20240424110000.7-{}-ravi@example.org")

    c.at("2024-04-26 10:00")
    c.squash("master", free[1:], link=MSGID)
    dozed = c.apply("master", doze1, link=MSGID)

    c.at("2024-04-29 12:00")
    c.release("master", "1.2-rc2")

    c.at("2024-05-02 10:00")
    c.backport("lantern-1.1.y", c.ring[1], "[ Upstream commit {} ]")
    c.backport("lantern-1.0.y", c.head("v1.1-rc2~3^2~1"), None)
    c.release("lantern-1.1.y", "1.1.2", "ines")
    c.release("lantern-1.0.y", "1.0.3", "ines")

    c.at("2024-05-03 10:00")
    c.revert("master", dozed, "It dims at once, and nobody can read.", by_title=True)

    c.at("2024-05-06 11:00")
    doze2, = c.post("ravi", "[PATCH v2]", [work.doze(2)], "20240506110000.8-{}-ravi@example.org", notes="v2: wait a while\n")

    c.at("2024-05-07 12:00")
    c.revert("lantern-1.1.y", "v1.1.2~1", "It needs what 1.1 does not have.", who="ines")
    c.release("lantern-1.1.y", "1.1.3", "ines")

    c.at("2024-05-10 10:00")
    c.apply("master", doze2, link=MSGID)

    c.at("2024-05-13 12:00")
    c.release("master", "1.2-rc3")

    c.at("2024-05-14 09:00")
    c.send("ben", "[GIT PULL] net fixes for 1.2-rc4",
           f"Hi Mira,\n\nThe following changes since commit {c.head('v1.1-rc2')}:\n\n  Lantern 1.1-rc2\n\nare available in the Git repository at:\n\n"
           f"  https://git.example.org/net.git for-next\n\nfor you to fetch changes up to {c.head('for-next')}:\n\n  net: send collected acknowledgements on the tick\n\n"
           "Sofia Reyes (2):\n      net: batch acknowledgements\n      net: send collected acknowledgements on the tick\n\n"
           " net/ack.c | 14 ++++++++++++--\n 1 file changed, 12 insertions(+), 2 deletions(-)\n", "20240514090000.GA19@example.org")

    c.at("2024-05-15 06:00")
    c.branch("next", "master")
    c.merge("next", "for-next", "Merge branch 'for-next' of https://git.example.org/net")
    c.tag("next-20240515")

    c.at("2024-05-16 13:00")
    counters, = c.post("sofia", "[PATCH net-next]", [work.COUNTERS], "20240516130000.12-{}-sofia@example.net", base="for-next", to=("net", "devel"))
    c.at("2024-05-17 09:00")
    c.apply("for-next", counters, "ben", link=LORE)
    c.send("ben", "Re: [PATCH net-next] net: count frames per port", "On Thu, 16 May 2024, Sofia Reyes wrote:\n> So that the loudest port can be found.\n\nApplied to for-next, thanks.\n\nBen\n",
           "20240517090000.GA18@example.org", to=("net", "devel"), reply_to=counters)


EXPECTED = """\
title	verdict	versions	landed	release
wick: burn-time accounting	merged	3	3	v1.1-rc1
lens: rework focus handling	partly merged	2	2	v1.1-rc1
net: batch acknowledgements	in next	2	2	
mm: page colouring	dropped	1	1	
fs: cache directory lookups	reverted	1	1	
sched: lazy flame scheduler	not merged	6		
doc: say how Ångström's rule trims a wick	merged	1	1	v1.1-rc1
Fix typos in comment	merged	1	1	v1.1-rc1
power: report the battery's level in percent	merged	1	1	v1.1-rc1
sched: round sleeping times up	merged	1	1	v1.1-rc1
tools: quote file names in burn-report	merged	1	1	v1.1-rc1
net: fix the checksum of frames with an odd length	merged	1	1	v1.1-rc2
net: drop frames for unknown ports	merged	2	2	v1.1-rc2
io: ring setup cleanups	merged	2	2	v1.2-rc1
net: count frames per port	in tree	1	1	
doc: describe how to clean the lens	not merged	1		
gpio: blink twice when the lamp is lit	not merged	1		
fs: give back what nobody uses	merged	1	1	v1.2-rc2
power: doze when nobody looks	merged	2	2	v1.2-rc3
"""
