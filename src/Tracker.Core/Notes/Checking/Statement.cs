namespace Tracker.Core.Notes.Checking;

/// <summary>What notes can say of where something is.</summary>
internal enum StatementKind
{
    Merged,
    NotMerged,

    /// <summary>It came into the integration tree, whatever became of it then.</summary>
    CameIntoNext,

    /// <summary>It is there now.</summary>
    IsInNext,
    Dropped,
    Reverted,
    Backported,
}

/// <summary>Something that notes say of a mention.</summary>
/// <param name="Mention">Its number among the mentions.</param>
/// <param name="Releases">"4.13": for which it was merged, to which it was backported; empty where it is not said.</param>
/// <param name="Start">Of the sentence that says so; so is the end.</param>
internal sealed record Statement(StatementKind Kind, int Mention, IReadOnlyList<string> Releases, int Start, int End)
{
    /// <summary>"merged for 4.9.60" speaks of a stable branch, unless mainline itself has such a release.</summary>
    public bool MayBeOfStable =>
        Kind == StatementKind.Merged && Releases is [var only] && only.Count(sign => sign == '.') > 1 && !only.StartsWith("2.6.", StringComparison.Ordinal);

    /// <summary>"ltp 20260130": whose release it is; null where nobody's is named.</summary>
    public string? Project => Kind == StatementKind.Merged && Releases is [var only] && only.IndexOf(' ') is > 0 and var end ? only[..end] : null;

    /// <summary>The same of the release alone.</summary>
    public Statement WithoutProject => Project is { } project ? this with { Releases = [Releases[0][(project.Length + 1)..]] } : this;

    /// <summary>The same, where mainline has no such release.</summary>
    /// <param name="mainline">What mainline has released.</param>
    public Statement In(MainlineReleases mainline) => MayBeOfStable && !mainline.Has(Releases[0]) ? this with { Kind = StatementKind.Backported } : this;
}

/// <summary>A word, a sign or a mention.</summary>
/// <param name="Word">In small letters, with straight apostrophes; empty for a mention and for what somebody is quoted with.</param>
/// <param name="Mention">Its number among the mentions; null: it is none.</param>
internal sealed record StatementToken(string Word, int Start, int End, int? Mention = null, bool IsCapital = false)
{
    public bool IsWord => Word.Length > 0 && char.IsLetterOrDigit(Word[^1]);
}

/// <summary>A sentence of notes.</summary>
/// <param name="Paragraph">Its number: what "it" means is not looked for in another one.</param>
internal sealed record StatementSentence(IReadOnlyList<StatementToken> Tokens, int Paragraph)
{
    public int Start => Tokens[0].Start;

    public int End => Tokens[^1].End;
}
