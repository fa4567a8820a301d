namespace Tracker.Core.AnswersOut;

/// <summary>What somebody put right: it outranks all evidence.</summary>
/// <param name="Number">By which it can be taken back.</param>
/// <param name="Kind">One of <see cref="CorrectionKinds"/>.</param>
/// <param name="MessageId">The patch; of "same" a mail of the one series.</param>
/// <param name="Title">That mail's; null: the archives that are read do not have it.</param>
/// <param name="Commit">The commit that the patch is, or is not; null for "same".</param>
/// <param name="CommitTitle">Null for "same", and where no tree that is read has the commit.</param>
/// <param name="SameAs">Of "same" a mail of the other series; else null.</param>
/// <param name="SameAsTitle">That mail's; null where there is none, or the archives do not have it.</param>
/// <param name="Reason">Null: none was given.</param>
public sealed record CorrectionAnswer(
    long Number, string Community, string Kind, string MessageId, string? Title, string? Commit, string? CommitTitle,
    string? SameAs, string? SameAsTitle, string By, DateTimeOffset At, string? Reason)
{
    private const int ShownDigits = 12;

    /// <summary>What is said, in words.</summary>
    public string Text => Kind == CorrectionKinds.Same
        ? $"the series of {Named(MessageId, Title)} is that of {Named(SameAs ?? "", SameAsTitle)}"
        : $"commit {Named(Commit?[..Math.Min(ShownDigits, Commit.Length)] ?? "", CommitTitle)} is {(Kind == CorrectionKinds.Link ? "" : "not ")}the patch {Named(MessageId, Title)}";

    /// <summary>Why it changes nothing today; null: it does what it says.</summary>
    public string? Waits => (Title, Commit, CommitTitle, SameAs, SameAsTitle) switch
    {
        (null, _, _, _, _) or (_, _, _, not null, null) => "waits for the mail, which is not in the archives",
        (_, not null, null, _, _) => "waits for the commit, which is in no tree that has been read",
        _ => null,
    };

    private static string Named(string id, string? title) => string.IsNullOrEmpty(title) ? id : $"{id} (“{title}”)";
}

/// <summary>The words for what can be put right.</summary>
public static class CorrectionKinds
{
    public const string Link = "link";
    public const string Unlink = "unlink";
    public const string Same = "same";

    public static string Of(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Link => Link,
        CorrectionKind.Unlink => Unlink,
        CorrectionKind.Same => Same,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such correction."),
    };
}
