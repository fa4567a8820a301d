using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.Episodes.News;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>What happened in a span, in the order of show notes: the facts that a draft is made of. docs/draft.md explains each.</summary>
/// <param name="Since">From this moment on.</param>
/// <param name="Until">Up to this moment, which is not in it any more.</param>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
/// <param name="Releases">Mainline, stable, long-term, real-time, tools; those without a release are left out.</param>
/// <param name="MergeWindows">Those that were open at some time of the span, with what was sent or pulled in it.</param>
/// <param name="News">What happened to what was covered before, in the order in which one reads it aloud.</param>
/// <param name="Development">The series that moved most, by subsystem in alphabetical order.</param>
/// <param name="Maintainers">Patches that change the file MAINTAINERS, those that change nothing else first.</param>
/// <param name="Regressions">Reports of regressions, those with most replies first.</param>
/// <param name="Notes">What could not be had, in words.</param>
public sealed record DraftAnswer(
    DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? AsOf, DraftCounts Counts,
    IReadOnlyList<DraftReleaseGroup> Releases, IReadOnlyList<DraftWindow> MergeWindows, IReadOnlyList<NewsGroup> News,
    IReadOnlyList<DraftSubsystem> Development, IReadOnlyList<DraftMaintainersPatch> Maintainers, IReadOnlyList<DraftRegression> Regressions,
    IReadOnlyList<string> Notes);

/// <summary>The span in numbers.</summary>
/// <param name="Mails">What people sent: patches, cover letters, replies, pull requests, announcements, "Applied, thanks!", other mails; not what robots and the stable trees' scripts did.</param>
/// <param name="People">Who wrote them; somebody with two addresses is one.</param>
/// <param name="Versions">Postings of series.</param>
/// <param name="NewSeries">Series that were posted for the first time.</param>
public sealed record DraftCounts(int Mails, int People, int Versions, int NewSeries);

/// <summary>Releases of one kind.</summary>
/// <param name="Kind">One of <see cref="DraftReleaseKinds"/>.</param>
/// <param name="Announcements">By time.</param>
public sealed record DraftReleaseGroup(string Kind, string Heading, IReadOnlyList<DraftAnnouncement> Announcements);

/// <summary>Releases that one tells in one breath: of the same project, announced by the same person.</summary>
/// <param name="By">Who announced them; null: nobody did in the archives that are read.</param>
/// <param name="Quote">The first paragraph of the announcement, where it is of mainline or of a tool; null: there is none.</param>
/// <param name="QuoteNote">Why there is no quote though there is a mail; else null.</param>
public sealed record DraftAnnouncement(
    string Project, string Community, string? By, DateTimeOffset At, IReadOnlyList<DraftRelease> Releases, string? Quote, string? QuoteNote);

/// <summary>A release.</summary>
/// <param name="Name">The tag; where there is none, the name that the mail has.</param>
/// <param name="Number">The same without a "v" before it.</param>
/// <param name="Kind">One of <see cref="ReleaseKinds"/>.</param>
/// <param name="Tree">Null where no followed tree has the tag; then there is no commit either.</param>
public sealed record DraftRelease(
    string Name, string Number, string Kind, DateTimeOffset At, string? Tree, string? Commit, string? MessageId, string? Url);

/// <summary>The kinds of releases in the order of the notes.</summary>
public static class DraftReleaseKinds
{
    public const string Mainline = "mainline";
    public const string Stable = "stable";
    public const string LongTerm = "long-term";
    public const string RealTime = "rt";

    /// <summary>Of a project whose tree is not followed.</summary>
    public const string Tools = "tools";
}

/// <summary>A merge window; where a project has none, the pull requests of the span.</summary>
/// <param name="Window">The release that it leads to; "next" where nobody can know its name yet; null: the project has no merge windows.</param>
/// <param name="HasCandidates">It ends with a release candidate, as the kernel's does; else the project has no merge windows.</param>
/// <param name="From">When it opened; null: not known, or no window.</param>
/// <param name="Until">When it closed; null: it is open, or no window.</param>
/// <param name="Sentence">All of the window in a sentence, not the span alone.</param>
/// <param name="Subsystems">What was sent or pulled in the span, in alphabetical order.</param>
public sealed record DraftWindow(
    string Community, string? Window, bool HasCandidates, DateTimeOffset? From, DateTimeOffset? Until, string Sentence, IReadOnlyList<DraftPulls> Subsystems);

/// <summary>Pull requests of a subsystem, by the day they were sent.</summary>
public sealed record DraftPulls(string Name, IReadOnlyList<PullAnswer> Pulls);

/// <summary>Series of a subsystem, the liveliest first.</summary>
public sealed record DraftSubsystem(string Name, IReadOnlyList<DraftSeries> Series);

/// <summary>A series that moved.</summary>
/// <param name="Title">Of the version that is told.</param>
/// <param name="Author">The name, else the address.</param>
/// <param name="Version">The latest that was posted in the span, else the latest before its end.</param>
/// <param name="PostedAt">When that version was.</param>
/// <param name="IsPosted">It was posted in the span; else people talked of what was posted before.</param>
/// <param name="IsFirst">The series was posted for the first time in the span.</param>
/// <param name="Posted">The versions that were posted in the span.</param>
/// <param name="Replies">Written in the span, not counting robots' mails.</param>
/// <param name="People">Who wrote these replies, the author too.</param>
/// <param name="Score">How lively it was: see docs/draft.md.</param>
/// <param name="Quote">The first paragraph of the cover letter, else of the first patch; null: there is none.</param>
/// <param name="QuoteNote">Why there is none though there is a mail; else null.</param>
/// <param name="MessageId">Of the cover letter, else of the first patch.</param>
/// <param name="Status">Its way so far in words, as of today.</param>
/// <param name="Said">Where no followed tree has it: what a robot or maintainer said last of where it is; else null.</param>
/// <param name="CoveredIn">The episodes before the end of the span, newest first; of each the first mention.</param>
public sealed record DraftSeries(
    long Series, string Community, string Title, string Author, int Version, int Parts, bool IsRfc, bool IsResend, DateTimeOffset PostedAt,
    bool IsPosted, bool IsFirst, IReadOnlyList<int> Posted, int Replies, int People, int Score, DraftQuotation? Quote, string? QuoteNote,
    string MessageId, string? Url, string Verdict, string Sentence, string Status, string? Said, IReadOnlyList<CoveredAnswer> CoveredIn);

/// <summary>What a series says of itself.</summary>
/// <param name="From">"cover letter" or "patch".</param>
/// <param name="MessageId">Of the mail that says it.</param>
public sealed record DraftQuotation(string Text, string From, string MessageId, string? Url)
{
    public const string CoverLetter = "cover letter";
    public const string Patch = "patch";
}

/// <summary>A patch that changes the file MAINTAINERS.</summary>
/// <param name="IsAlone">It changes who maintains what and nothing else.</param>
/// <param name="Status">What became of it, as of today.</param>
public sealed record DraftMaintainersPatch(
    long Series, string Community, string Title, string Author, int Version, DateTimeOffset PostedAt, bool IsAlone, string MessageId, string? Url,
    string Verdict, string Status);

/// <summary>Somebody's report that something works no longer.</summary>
/// <param name="Replies">Written in the span, not counting robots' mails.</param>
/// <param name="People">Who wrote them.</param>
/// <param name="Introduced">What the report says to regzbot of where it came in: a commit, a range or a release; null: nothing.</param>
/// <param name="QuoteNote">Why the text could not be read; else null.</param>
public sealed record DraftRegression(
    string Community, string Title, string Author, DateTimeOffset At, string MessageId, string? Url, int Replies, int People, string? Introduced,
    string? QuoteNote);
