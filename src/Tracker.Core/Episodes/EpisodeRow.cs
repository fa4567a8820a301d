using Dapper;
using Tracker.Core.AnswersOut;
using Tracker.Core.Notes;

namespace Tracker.Core.Episodes;

/// <summary>What was typed in of an episode.</summary>
internal sealed record EpisodeNotes(string Name, DateOnly Aired, string Text)
{
    /// <summary>Notes of an hour speak of some fifty things.</summary>
    public const int MostMentions = 5_000;

    public DateTimeOffset AiredAt => new(Aired, default, TimeSpan.Zero);
}

/// <summary>An episode as it is stored.</summary>
// SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
[method: ExplicitConstructor]
internal sealed record EpisodeRow(long EpisodeKey, string Name, string Title, long AiredAt, long AddedAt, long Reader, long Mentions, long Found)
{
    public DateTimeOffset Aired => CoverageReading.Time(AiredAt);

    public EpisodeSummary ToSummary() => new(Name, Title, DateOnly.FromDateTime(Aired.UtcDateTime), CoverageReading.Time(AddedAt), Mentions, Found);
}

/// <summary>The mail that a mention was found to speak of.</summary>
/// <param name="Score">How sure that is, 0 to 1.</param>
internal sealed record FoundMail(long CommunityKey, string MessageId, double? Score);

/// <summary>A mention as it is stored.</summary>
/// <param name="Mail">Null: not found yet.</param>
internal sealed record StoredMention(Mention Mention, FoundMail? Mail);
