"""The invented system as it stands before the story begins: a handful of short files, and the people who work on it."""

ZONES = {"priya": "+0530", "kaito": "+0900", "zoe": "+0100", "joerg": "+0100", "sofia": "-0300", "dana": "-0500"}

PEOPLE = {
    "mira": "Mira Holm <mira@example.org>",               # keeps mainline and next
    "ben": "Ben Okafor <ben@example.org>",                # keeps net
    "ines": "Ines Duarte <ines@example.org>",             # keeps stable
    "priya": "Priya Raman <priya@example.org>",
    "kaito": "Kaito Mori <kaito@example.net>",
    "zoe": "Zoë Ångström <zoe@example.net>",
    "joerg": "Jörg Weiß <joerg@example.net>",
    "lars": "Lars Lindqvist <lars@example.org>",
    "anna": "Anna Kovacs <anna@example.org>",
    "sofia": "Sofia Reyes <sofia@example.net>",
    "dana": "Dana Whitlock <dana@example.org>",
    "ravi": "Ravi Chandran <ravi@example.org>",
    "robot": "lantern test robot <test-robot@example.org>",
    "patchwork": "patchwork-bot+lantern@example.org",
    "prbot": "pr-tracker-bot@example.org",
}

LISTS = {"devel": "lantern-devel@lists.example.org", "net": "lantern-net@lists.example.org"}

FILES = {
    "VERSION": "1.0-rc8\n",
    "wick/burn.c": """\
#include "lantern.h"

/* How long a wick has burnt, in ticks. */
static unsigned long burnt;

void burn_tick(void)
{
	burnt++;
}

int burn_left(int length)
{
	int left = length - burnt / TICKS_PER_MM;

	return left;
}
""",
    "wick/trim.c": """\
#include "lantern.h"

int trim_wick(struct wick *wick, int mm)
{
	if (mm > wick->length)
		return -1;
	wick->length -= mm;
	return 0;
}
""",
    "lens/focus.c": """\
#include "lantern.h"

int focus_step(struct lens *lens, int step)
{
	lens->pos += step;
	return lens->pos;
}

int focus_home(struct lens *lens)
{
	while (lens->pos > 0)
		focus_step(lens, -1);
	return 0;
}
""",
    "lens/zoom.c": """\
#include "lantern.h"

int zoom_to(struct lens *lens, int factor)
{
	lens->zoom = factor;
	return 0;
}
""",
    "net/ack.c": """\
#include "net.h"

void ack_frame(struct port *port, int seq)
{
	port->acked = seq;
	send_ack(port, seq);
}
""",
    "net/frame.c": """\
#include "net.h"

int frame_sum(const unsigned char *data, int len)
{
	int sum = 0;

	while (len > 1) {
		sum += data[0] << 8 | data[1];
		data += 2;
		len -= 2;
	}
	return sum & 0xffff;
}
""",
    "net/port.c": """\
#include "net.h"

int port_receive(struct frame *frame)
{
	struct port *port = port_find(frame->dest);

	return port_queue(port, frame);
}
""",
    "mm/colour.c": """\
#include "mm.h"

int page_colour(struct page *page)
{
	return 0;
}
""",
    "fs/lookup.c": """\
#include "fs.h"

struct entry *lookup(struct dir *dir, const char *name)
{
	struct entry *entry;

	for (entry = dir->first; entry; entry = entry->next)
		if (same_name(entry, name))
			return entry;
	return 0;
}
""",
    "sched/flame.c": """\
#include "sched.h"

/* The flame scheduler: who shines next. Evrey lamp gets its trun. */
struct lamp *pick_next(struct lamp *now)
{
	return now->next;
}

void flame_tick(struct lamp *now)
{
	switch_to(pick_next(now));
}
""",
    "sched/timer.c": """\
#include "sched.h"

int sleep_ticks(int ms)
{
	return ms * TICKS_PER_SECOND / 1000;
}
""",
    "power/battery.c": """\
#include "power.h"

int battery_level(struct battery *battery)
{
	return battery->charge;
}
""",
    "io/ring.c": """\
#include "io.h"

int ring_setup(struct ring *ring, int entries)
{
	ring->slots = alloc(entries * sizeof(struct slot));
	ring->head = 0;
	ring->tail = 0;
	ring->mask = entries - 1;
	return 0;
}
""",
    "tools/burn-report": """\
#!/bin/sh
# Says of each log how long its lamp burnt.
for log in $*; do
	wc -l < $log
done
""",
    "doc/wick.txt": """\
The wick
========

A wick burns one millimetre in TICKS_PER_MM ticks.
Trim it before it smokes.
""",
}
