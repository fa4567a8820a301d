namespace Tracker.Core;

/// <summary>What somebody can put right. Stored as a number: never change a value.</summary>
public enum CorrectionKind
{
    /// <summary>The commit is this patch, whatever the evidence says.</summary>
    Link = 1,

    /// <summary>The commit is never this patch; nor are its backports.</summary>
    Unlink = 2,

    /// <summary>The series of two mails are one.</summary>
    Same = 3,
}

/// <summary>What somebody typed in. It names mails and commits by their own ids, which outlive a rebuild.</summary>
/// <param name="MessageId">The patch; of <see cref="CorrectionKind.Same"/> a mail of the one series.</param>
/// <param name="OtherId">The commit in hex; of <see cref="CorrectionKind.Same"/> the message-id of a mail of the other series.</param>
/// <param name="Reason">Null: none was given.</param>
public sealed record Correction(CorrectionKind Kind, string MessageId, string OtherId, string By, DateTimeOffset At, string? Reason);
