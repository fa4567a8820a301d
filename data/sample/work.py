"""What was posted: each patch is its title, its message and its edits (path, old text, new text)."""

from collections import namedtuple

Patch = namedtuple("Patch", "title message edits")

# The series that is merged in its third version ---------------------------------------------------------------------

WICK_OFF_BY_ONE = Patch(
    "wick: fix off-by-one in the burn counter",
    "The tick that lights the wick is counted as burnt. Start to count with the\nsecond one.\n\n"
    "Fixes: 2f1c9a7d3e5b (\"wick: count ticks\")\n",
    [("wick/burn.c", "\tburnt++;\n", "\tif (lit)\n\t\tburnt++;\n\tlit = 1;\n"),
     ("wick/burn.c", "static unsigned long burnt;\n", "static unsigned long burnt;\nstatic int lit;\n")])

WICK_ACCOUNT_V1 = Patch(
    "wick: account burn time per wick",
    "One counter for all wicks says nothing of any of them.\n",
    [("wick/trim.c", "\twick->length -= mm;\n", "\twick->length -= mm;\n\twick->burnt = 0;\n")])

WICK_ACCOUNT_V2 = Patch(
    "wick: account burn time per wick",
    "One counter for all wicks says nothing of any of them. Give each wick its\nown.\n",
    [("wick/trim.c", "\twick->length -= mm;\n", "\twick->length -= mm;\n\twick->burnt = wick->since = 0;\n")])

WICK_ACCOUNT_V3 = Patch(
    "wick: account burn time per wick",
    "One counter for all wicks says nothing of any of them. Give each wick its\nown, and let trimming start it anew.\n",
    [("wick/trim.c", "\twick->length -= mm;\n", "\twick->length -= mm;\n\twick_reset_burn(wick);\n"),
     ("wick/trim.c", "int trim_wick(", "static void wick_reset_burn(struct wick *wick)\n{\n\twick->burnt = 0;\n\twick->since = now();\n}\n\nint trim_wick(")])

WICK_NEGATIVE_V2 = Patch(
    "wick: never report a negative rest",
    "A wick that burns longer than its length has nothing left, not less.\n",
    [("wick/burn.c", "\treturn left;\n", "\treturn left < 0 ? 0 : left;\n")])

WICK_NEGATIVE_V3 = Patch(
    "wick: never report a negative rest",
    "A wick that burns longer than its length has nothing left, not less. Found\nwith a very short wick.\n",
    [("wick/burn.c", "\treturn left;\n", "\tif (left < 0)\n\t\tleft = 0;\n\treturn left;\n")])

# The series of which two of four patches are taken -------------------------------------------------------------------

LENS_LIMIT_V1 = Patch(
    "lens: refuse to focus past the stop", "The motor stalls at the stop.\n",
    [("lens/focus.c", "\tlens->pos += step;\n", "\tif (lens->pos + step <= lens->stop)\n\t\tlens->pos += step;\n")])

LENS_LIMIT_V2 = Patch(
    "lens: refuse to focus past the stop", "The motor stalls at the stop, and stays warm until somebody notices.\n",
    [("lens/focus.c", "\tlens->pos += step;\n", "\tif (lens->pos + step > lens->stop)\n\t\treturn -1;\n\tlens->pos += step;\n")])

LENS_HOME = Patch(
    "lens: find the home position in one go", "Stepping home one by one takes a second on the big lens.\n",
    [("lens/focus.c", "\twhile (lens->pos > 0)\n\t\tfocus_step(lens, -1);\n", "\tfocus_step(lens, -lens->pos);\n")])

LENS_ZOOM = Patch(
    "lens: keep the focus while zooming", "The focus depends on the zoom: move both.\n",
    [("lens/zoom.c", "\tlens->zoom = factor;\n", "\tfocus_step(lens, factor - lens->zoom);\n\tlens->zoom = factor;\n")])

LENS_RANGE = Patch(
    "lens: check the zoom factor", "Factors below one turn the picture upside down.\n",
    [("lens/zoom.c", "{\n", "{\n\tif (factor < 1)\n\t\treturn -1;\n")])

# In next only ---------------------------------------------------------------------------------------------------------

ACK_BATCH_V1 = Patch(
    "net: collect acknowledgements", "Do not answer each frame: remember the last one.\n",
    [("net/ack.c", "\tsend_ack(port, seq);\n", "\tport->pending = 1;\n")])

ACK_BATCH_V2 = Patch(
    "net: collect acknowledgements", "Do not answer each frame: remember how many there are.\n",
    [("net/ack.c", "\tsend_ack(port, seq);\n", "\tport->pending++;\n")])

ACK_FLUSH_V1 = Patch(
    "net: send collected acknowledgements on the tick", "One acknowledgement speaks for all before it.\n",
    [("net/ack.c", "}\n", "}\n\nvoid ack_tick(struct port *port)\n{\n\tsend_ack(port, port->acked);\n}\n")])

ACK_FLUSH_V2 = Patch(
    "net: send collected acknowledgements on the tick",
    "One acknowledgement speaks for all before it. Send none when there is\nnothing to say.\n",
    [("net/ack.c", "}\n", "}\n\nvoid ack_tick(struct port *port)\n{\n\tif (!port->pending)\n\t\treturn;\n\tport->pending = 0;\n\tsend_ack(port, port->acked);\n}\n")])

# Dropped from next ------------------------------------------------------------------------------------------------------

COLOUR_HINT = Patch(
    "mm: let drivers hint at a page's colour", "Pages of one colour fight for the same cache lines.\n",
    [("mm/colour.c", "\treturn 0;\n", "\treturn page->hint & COLOUR_MASK;\n")])

COLOUR_BALANCE = Patch(
    "mm: balance colours between zones", "Take from the colour that has most.\n",
    [("mm/colour.c", "#include \"mm.h\"\n", "#include \"mm.h\"\n\nint busiest_colour(struct zone *zone)\n{\n\treturn zone->counts[0] > zone->counts[1] ? 0 : 1;\n}\n")])

# Merged, then reverted --------------------------------------------------------------------------------------------------

CACHE_ADD = Patch(
    "fs: remember the last directory entry", "Programs ask for the same name again and again.\n",
    [("fs/lookup.c", "\tstruct entry *entry;\n", "\tstruct entry *entry = dir->last;\n\n\tif (entry && same_name(entry, name))\n\t\treturn entry;\n")])

CACHE_KEEP = Patch(
    "fs: fill the cache on a hit", "Without it there is nothing to remember.\n",
    [("fs/lookup.c", "\t\t\treturn entry;\n\treturn 0;\n", "\t\t\treturn dir->last = entry;\n\treturn 0;\n")])

# Six versions, never merged ---------------------------------------------------------------------------------------------

def flame_lazy(version):
    return Patch(
        "sched: switch lamps lazily",
        f"Let the lamp shine on while nobody else wants to. Takes {9 - version} % off the\npower bill.\n",
        [("sched/flame.c", "\tswitch_to(pick_next(now));\n",
          f"\tif (now->waiting > {version})\n\t\tswitch_to(pick_next(now));\n")])

def flame_stats(version):
    return Patch(
        "sched: count lazy switches", "So that one can see what it brings.\n",
        [("sched/flame.c", "\treturn now->next;\n", f"\tnow->lazy_switches += {version};\n\treturn now->next;\n")])

# Single patches ---------------------------------------------------------------------------------------------------------

DOC_TRIM = Patch(
    "doc: say how Ångström's rule trims a wick",
    "The rule of grandmother Ångström – a third of the flame's height – is the one\nthat everybody uses, so write it down.\n",
    [("doc/wick.txt", "Trim it before it smokes.\n", "Trim it before it smokes: by a third of the flame's height (Ångström's rule).\n")])

TYPO = Patch(
    "Fix typos in comment", "Found by reading.\n",
    [("sched/flame.c", "Evrey lamp gets its trun.", "Every lamp gets its turn.")])

BATTERY = Patch(
    "power: report the battery's level in percent", "Nobody knows how many coulombs are many.\n",
    [("power/battery.c", "\treturn battery->charge;\n", "\treturn battery->charge * 100 / battery->capacity;\n"),
     ("power/battery.c", "#include \"power.h\"\n", "#include \"power.h\"\n\n/* Between 0 and 100. */\n")])

TIMER = Patch(
    "sched: round sleeping times up", "Who asks for one millisecond must not be woken at once.\n",
    [("sched/timer.c", "\treturn ms * TICKS_PER_SECOND / 1000;\n", "\treturn (ms * TICKS_PER_SECOND + 999) / 1000;\n")])

REPORT = Patch(
    "tools: quote file names in burn-report", "From time to time somebody names a log \"my lamp.log\".\n\nFrom now on that works.\n",
    [("tools/burn-report", "in $*;", "in \"$@\";"), ("tools/burn-report", "< $log", "< \"$log\"")])

CHECKSUM = Patch(
    "net: fix the checksum of frames with an odd length", "The last byte is left out.\n\n"
    "Closes: https://lore.example.org/r/20240206-odd-frames@example.net\n",
    [("net/frame.c", "\treturn sum & 0xffff;\n", "\tif (len)\n\t\tsum += data[0] << 8;\n\treturn sum & 0xffff;\n")])

PORT_DROP_V1 = Patch(
    "net: drop frames for unknown ports", "There is nobody to give them to.\n",
    [("net/port.c", "\treturn port_queue(port, frame);\n", "\treturn port ? port_queue(port, frame) : 0;\n")])

PORT_DROP_V2 = Patch(
    "net: drop frames for unknown ports", "There is nobody to give them to. Say so to who sent them.\n",
    [("net/port.c", "\n\treturn port_queue(port, frame);\n", "\n\tif (!port)\n\t\treturn frame_refuse(frame);\n\treturn port_queue(port, frame);\n")])

RING_ZERO_V1 = Patch(
    "io: refuse a ring without entries", "Its mask would have all bits set.\n",
    [("io/ring.c", "{\n", "{\n\tif (entries == 0)\n\t\treturn -1;\n")])

RING_ZERO_V2 = Patch(
    "io: refuse a ring without entries", "Its mask would have all bits set. Negative numbers are no better.\n",
    [("io/ring.c", "{\n", "{\n\tif (entries <= 0)\n\t\treturn -1;\n")])

RING_FAIL_V1 = Patch(
    "io: notice when the ring's memory is missing", "alloc() may fail.\n",
    [("io/ring.c", "\tring->head = 0;\n", "\tif (!ring->slots)\n\t\treturn -1;\n\tring->head = 0;\n")])

RING_FAIL_V2 = Patch(
    "io: notice when the ring's memory is missing", "alloc() may fail, and does on small lanterns.\n",
    [("io/ring.c", "\tring->head = 0;\n", "\tif (!ring->slots)\n\t\treturn -ENOMEM;\n\tring->head = 0;\n")])

COUNTERS = Patch(
    "net: count frames per port", "So that the loudest port can be found.\n",
    [("net/port.c", "\nint port_receive(", "\nvoid port_count(struct port *port)\n{\n\tport->frames++;\n}\n\nint port_receive(")])

CLEANING = Patch(
    "doc: describe how to clean the lens", "With a soft cloth.\n",
    [("doc/lens.txt", None, "The lens\n========\n\nClean it with a soft cloth, never with sand.\n")])

# What May brought ----------------------------------------------------------------------------------------------------

BLINK = Patch(
    "gpio: blink twice when the lamp is lit", "So that one sees by day that it burns.\n",
    [("gpio/blink.c", None, "#include \"gpio.h\"\n\nvoid blink_lit(struct lamp *lamp)\n{\n\tblink(lamp);\n\tblink(lamp);\n}\n")])

FREE_ENTRY = Patch(
    "fs: free an entry that nobody uses", "They pile up until the lantern is full of them.\n",
    [("fs/free.c", None, "#include \"fs.h\"\n\nvoid entry_put(struct entry *entry)\n{\n\tif (--entry->users == 0)\n\t\tfree(entry);\n}\n")])

FREE_DIR = Patch(
    "fs: free a directory with its entries", "A directory that goes takes its entries along.\n",
    [("fs/dir.c", None, "#include \"fs.h\"\n\nvoid dir_put(struct dir *dir)\n{\n\twhile (dir->first)\n\t\tentry_put(dir_take(dir));\n\tfree(dir);\n}\n")])


def doze(version):
    wait = {1: "0", 2: "DOZE_TICKS"}[version]
    return Patch(
        "power: doze when nobody looks", "A lantern that nobody looks at need not shine.\n",
        [("power/doze.c", None, "#include \"power.h\"\n\nvoid doze_tick(struct lamp *lamp)\n{\n"
          f"\tif (lamp->unseen > {wait})\n\t\tlamp_dim(lamp);\n}}\n")])
