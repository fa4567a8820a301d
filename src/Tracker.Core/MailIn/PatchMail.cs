using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>What a patch mail or cover letter says in its body.</summary>
internal static class PatchMail
{
    private const string ChangeId = "change-id:";
    private const string BaseCommit = "base-commit:";
    private const int MaxLinks = 100;

    public static PatchFacts Read(MailKind kind, PatchSubject subject, Person sender, DateTimeOffset? date, MailBody body)
    {
        var inBody = kind == MailKind.Patch ? InBodyHeaders.In(body.Text) : InBodyHeaders.None;
        return new PatchFacts
        {
            Subject = Subject(kind, subject, inBody.Subject),
            Author = Author(inBody.From) ?? sender,
            AuthoredAt = MailDates.Read(inBody.Date) ?? date,
            Diff = kind == MailKind.Patch ? body.ReadDiff() : null,
            ChangeId = LastValue(body.Text, ChangeId) is { } id && !IsGerrits(id) ? id : null,
            BaseCommit = LastValue(body.Text, BaseCommit) is { } commit && IsHex(commit) ? commit.ToLowerInvariant() : null,
            LinkedMessageIds = [.. MessageLinks.In(body.Text[..body.DiffStart()]).Take(MaxLinks)],
        };
    }

    /// <summary>The title that the commit gets.</summary>
    public static string Title(PatchSubject subject, MailBody body) => Subject(MailKind.Patch, subject, InBodyHeaders.In(body.Text).Subject).Title;

    /// <summary>The commit gets the in-body subject; version and part stand in the header's alone. A cover letter is part 0.</summary>
    private static PatchSubject Subject(MailKind kind, PatchSubject subject, string? inBody)
    {
        if (kind == MailKind.Cover)
            return subject with { Part = 0 };
        var title = inBody is null ? "" : PatchSubject.Parse(Headers.Clean(MimeReader.DecodeText(inBody))).Title;
        return title.Length > 0 ? subject with { Title = title } : subject;
    }

    private static Person? Author(string? from) =>
        from is not null && MimeReader.ParsePeople(from) is [{ Email: var email } author, ..] && email.Contains('@')
            ? new Person(Headers.Clean(author.Name), Headers.Clean(email))
            : null;

    /// <summary>The value of the last line that begins with the name; b4 and git write such lines near the end.</summary>
    private static string? LastValue(string text, string name)
    {
        for (var at = text.LastIndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = at == 0 ? -1 : text.LastIndexOf(name, at - 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && text[at - 1] != '\n')
                continue;
            var value = text.AsSpan(at + name.Length);
            var end = value.IndexOf('\n');
            value = (end < 0 ? value : value[..end]).Trim();
            if (value.Length is > 0 and <= MessageIds.MaxLength && value.IndexOfAny(" \t\0") < 0)
                return value.ToString();
        }
        return null;
    }

    // Gerrit's Change-Id: trailer (I and 40 hex digits) names a review, not a series.
    private static bool IsGerrits(string id) => id is ['I', .. { Length: 40 } hex] && IsHex(hex);

    private static bool IsHex(string text) => text.Length is >= 7 and <= 64 && text.All(char.IsAsciiHexDigit);
}
