namespace Tracker.Core.People;

/// <summary>The people that a query may mean, best first.</summary>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
public sealed record PeopleAnswer(string Query, DateTimeOffset? AsOf, IReadOnlyList<KnownPersonAnswer> People);

/// <summary>Somebody who wrote mails or commits, under all their addresses.</summary>
/// <param name="Name">Under which they are known: as a .mailmap has it, else the one that they write most under, else their address.</param>
/// <param name="Score">How well the query fits, 0 to 1.</param>
/// <param name="FirstSeenAt">Of mails and commits; null: there are none.</param>
/// <param name="Addresses">Those most written from first.</param>
/// <param name="Series">How many they began or sent a version of.</param>
/// <param name="Counted">Of how many of these, the latest, the verdicts are.</param>
/// <param name="Verdicts">Most first.</param>
/// <param name="Latest">Newest first, twenty at most.</param>
public sealed record KnownPersonAnswer(
    string Name, double Score, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt, long Mails, long Commits, IReadOnlyList<AddressAnswer> Addresses,
    int Series, int Counted, IReadOnlyList<VerdictCountAnswer> Verdicts, IReadOnlyList<PersonSeriesAnswer> Latest);

/// <summary>An address of somebody's.</summary>
/// <param name="Names">Under which mails and commits have it.</param>
/// <param name="FirstSeenAt">Of mails and commits; null: there are none.</param>
public sealed record AddressAnswer(
    string Email, IReadOnlyList<string> Names, long Mails, long Commits, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt);

/// <summary>How many series got a verdict.</summary>
public sealed record VerdictCountAnswer(string Verdict, int Series);

/// <summary>A series of somebody's.</summary>
public sealed record PersonSeriesAnswer(long Id, string Community, string Title, int LatestVersion, DateTimeOffset PostedAt, string Verdict, string Sentence);
