namespace Tracker.Core.Notes.Reading;

/// <summary>A mention before its place in lines is known.</summary>
internal sealed record MentionDraft(
    MentionKind Kind, int Start, int End, string? Person = null, string? Title = null, int? Version = null, int? Parts = null, string? Reference = null)
{
    /// <summary>Where two overlap, the smaller stays.</summary>
    public int Rank { get; init; }
}
