-- How commits came where they are, what mails say of them, pull requests and announcements.

-- Indexes that are taken off while a table is filled for the first time, with what makes them anew.
CREATE TABLE deferred_indexes (
    name TEXT PRIMARY KEY,
    sql  TEXT NOT NULL
) STRICT;

-- Commits in ---------------------------------------------------------------------------------------------------------

-- When it came into the branch: the date of the commit on the branch's first-parent line that brought it (Unix seconds);
-- in an integration tree the day on which it was first seen there. Null only until the branch is read again.
ALTER TABLE branch_commits ADD COLUMN entered_at INTEGER;

-- The commit_key of the merge on the first-parent line that brought it; null: it stands on that line itself.
ALTER TABLE branch_commits ADD COLUMN brought_by INTEGER;

-- The states in which a rebuilt branch was seen: what it held in between is told by branch_commits.
CREATE TABLE snapshots (
    branch_key INTEGER NOT NULL REFERENCES branches ON DELETE CASCADE,
    taken_at   INTEGER NOT NULL,      -- the beginning (UTC) of the day that its tag names, else when it was fetched
    tip        BLOB NOT NULL,
    tag        TEXT,                  -- "next-20240320"; null: it was fetched and had no tag
    PRIMARY KEY (branch_key, taken_at)
) STRICT, WITHOUT ROWID;

-- From which tree a merge of an integration tree came, where the tree says so itself (Next/SHA1s, Next/Trees).
CREATE TABLE merge_sources (
    commit_key INTEGER PRIMARY KEY REFERENCES commits ON DELETE CASCADE,
    name       TEXT NOT NULL,         -- "net-next"
    url        TEXT                   -- "git://...#main"; null: not told
) STRICT;

-- Up to which commit_key stable's commits have been compared with mainline's, to find backports that do not say so.
ALTER TABLE communities ADD COLUMN compared_up_to INTEGER NOT NULL DEFAULT 0;

-- Where the newest commit of any of its branches stands in time: a tree may be read daily and not have moved for weeks.
ALTER TABLE trees ADD COLUMN moved_at INTEGER;

-- Matching -----------------------------------------------------------------------------------------------------------

CREATE TABLE share_queue (commit_key INTEGER PRIMARY KEY) STRICT;   -- matched commits that may be more than their patch, or less

-- Landings -----------------------------------------------------------------------------------------------------------

-- The commit_key of the commit that takes it back in this branch; null unless the state is "reverted".
ALTER TABLE landings ADD COLUMN reverted_by INTEGER;

-- Mail in ------------------------------------------------------------------------------------------------------------

-- What a robot's or maintainer's mail says of a patch: applied here, queued there, as this commit.
CREATE TABLE claims (
    mail_key     INTEGER NOT NULL REFERENCES mails ON DELETE CASCADE,   -- the mail that says so
    position     INTEGER NOT NULL,    -- in that mail, from 0
    about        TEXT,                -- message-id of the patch, cover letter or pull request that it answers or names; null: none
    part         INTEGER,             -- 2 of "[2/4]"; null: it does not say
    title        TEXT,                -- the patch's, as the mail has it; null: none
    title_hash   INTEGER NOT NULL,    -- PatchTitle.Hash of it
    tree         TEXT,                -- as the mail names it: "netdev/net-next.git (main)", "6.1-stable"; null: it does not
    commit_hex   TEXT,                -- the commit that it became, 7 to 40 digits; null: not told
    commit_start INTEGER,             -- the first seven digits of that as a number, to look it up by
    upstream_hex TEXT,                -- the mainline commit that it is a backport of; null: not told
    PRIMARY KEY (mail_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_about ON claims (about) WHERE about IS NOT NULL;
CREATE INDEX claims_by_title ON claims (title_hash) WHERE title_hash <> 0;
CREATE INDEX claims_by_commit ON claims (commit_start) WHERE commit_start IS NOT NULL;

-- [GIT PULL] requests, as git-request-pull(1) writes them.
CREATE TABLE pulls (
    mail_key   INTEGER PRIMARY KEY REFERENCES mails ON DELETE CASCADE,
    title      TEXT NOT NULL,         -- the subject without its brackets
    url        TEXT,
    ref        TEXT,                  -- tag or branch: "tags/tty-6.9-rc1", "for-next"; null: HEAD
    base_hex   TEXT,                  -- "The following changes since commit ..."
    tip_hex    TEXT,                  -- "for you to fetch changes up to ..."
    commits    INTEGER,               -- as its shortlog counts them; null: it has none
    files      INTEGER,               -- of its diffstat
    insertions INTEGER,
    deletions  INTEGER,
    shortlog   TEXT                   -- lines "Name (count)", most first; null: it has none
) STRICT;

-- Releases that a mail announces.
CREATE TABLE announcements (
    mail_key INTEGER NOT NULL REFERENCES mails ON DELETE CASCADE,
    project  TEXT NOT NULL,           -- "Linux", "erofs-utils"
    name     TEXT NOT NULL,           -- "6.9-rc1", "6.6.12-rt20"
    kind     INTEGER NOT NULL,        -- AnnouncementKind
    PRIMARY KEY (mail_key, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_queue (mail_key INTEGER PRIMARY KEY) STRICT;   -- new mails with claims, whose commits may be here already

-- Commits are not read again: what their titles say they take back (CommitMarkerKind 5) is read from these.
INSERT OR IGNORE INTO commit_markers (commit_key, kind, target)
SELECT commit_key, 5, substr(title, 9, length(title) - 9) FROM commits WHERE title GLOB 'Revert "?*"'
UNION ALL
SELECT commit_key, 5, 'Revert ' || substr(title, 9) FROM commits WHERE title GLOB 'Reapply "?*"';

-- What an earlier release has read lacks all of this: branches are read again, and archives for the mails that say something.
UPDATE branches SET tip = NULL;
DELETE FROM mail_places WHERE mail_key IN (SELECT mail_key FROM mails WHERE kind IN (3, 4, 7, 9, 10, 11, 12, 13, 15));
DELETE FROM mails WHERE kind IN (3, 4, 7, 9, 10, 11, 12, 13, 15);
UPDATE archive_sources SET bookmark = '';

-- What landed is judged by rules that an earlier release did not have.
INSERT OR IGNORE INTO landing_queue (commit_key) SELECT DISTINCT commit_key FROM landings;
