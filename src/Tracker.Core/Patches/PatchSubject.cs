namespace Tracker.Core.Patches;

/// <summary>What a mail's subject says about the patch it carries: "[PATCH net-next v2 3/7] tcp: fix a leak".</summary>
public sealed record PatchSubject
{
    /// <summary>The subject without reply marks and leading brackets, white space collapsed, otherwise as written.</summary>
    public required string Title { get; init; }

    /// <summary>Begins with Re:, Fwd:, Aw: or the like (in any language's usual form).</summary>
    public bool IsReply { get; init; }

    /// <summary>A bracket says PATCH, PATCHSET, RFC, RESEND or a counter: somebody meant to post a patch.</summary>
    public bool IsPatch { get; init; }

    /// <summary>A bracket or the title's start says GIT PULL, PULL REQUEST or the like.</summary>
    public bool IsPullRequest { get; init; }

    public bool IsRfc { get; init; }

    public bool IsResend { get; init; }

    /// <summary>
    /// 5 for "v5"; null when the subject names no version (then it is the first, or its cover letter's). "v5.1" and
    /// "v5.2-rc5" name none: a kernel version looks the same, and a wrong version is worse than an unknown one.
    /// </summary>
    public int? Version { get; init; }

    /// <summary>3 for "3/7"; 0 is the cover letter; null without a counter.</summary>
    public int? Part { get; init; }

    /// <summary>7 for "3/7"; null without a counter.</summary>
    public int? Parts { get; init; }

    /// <summary>The other words of the brackets, as written: trees, branches, list tags ("net-next", "LTP", "5.10").</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Reads a decoded subject, folded or not, of any length; takes anything.</summary>
    public static PatchSubject Parse(string decodedSubject)
    {
        var subject = WhiteSpace.Collapse(decodedSubject);
        var words = new SubjectWords();
        var isReply = false;
        var rest = subject.AsSpan();
        while (SubjectStart.Next(rest) is { Length: > 0 } mark)
        {
            if (mark.IsBracket)
                words.Read(rest[1..(mark.Length - 1)]);
            isReply |= mark.IsReply;
            rest = rest[mark.Length..].TrimStart(" :");
        }
        return words.ToSubject(rest.Length == subject.Length ? subject : rest.ToString(), isReply);
    }
}
