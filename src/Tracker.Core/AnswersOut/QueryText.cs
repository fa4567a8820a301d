using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut;

/// <summary>What a query says, as people type it or paste it: from a mail's subject, a "Fixes:" line, a page of git's web sites.</summary>
internal sealed class QueryText
{
    private static readonly char[] Quotes = ['"', '\'', '`', '“', '”', '„', '‘', '’', '«', '»'];

    /// <summary>What stands before a commit's id in the addresses of cgit, gitweb, GitHub and GitLab; a number elsewhere is no commit.</summary>
    private static readonly string[] BeforeCommits = ["commit", "commits", "c", "id", "h"];

    private static readonly string[] CommitLabels = ["commit ", "fixes: ", "fixes "];

    public QueryText(string query)
    {
        var typed = query.Trim().Trim(Quotes).Trim();
        // A title may be in brackets whole; then they are no prefix of it.
        Text = PatchSubject.Parse(typed).Title is { Length: > 0 } title ? title : typed;
        IsAddress = Text.Contains("://", StringComparison.Ordinal);
        CommitId = (IsAddress ? InAddress(Text) : AtStart(Text))?.ToLowerInvariant();
    }

    /// <summary>Without quotes around it, and without what a mail's subject has before its title.</summary>
    public string Text { get; }

    public bool IsAddress { get; }

    /// <summary>What may be a commit's id or its beginning, in small letters; null when there is none.</summary>
    public string? CommitId { get; }

    private static string? InAddress(string address)
    {
        var parts = address.Split(['/', '?', '=', '&', ';', '#'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Skip(1).Where((part, before) => IsCommitId(part) && BeforeCommits.Contains(parts[before])).FirstOrDefault();
    }

    /// <summary>"366d3f3bc7f8", "commit 366d3f3bc7f8", "Fixes: 366d3f3bc7f8 ("a title")", "366d3f3bc7f8 a title".</summary>
    private static string? AtStart(string text)
    {
        foreach (var label in CommitLabels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                return AtStart(text[label.Length..].TrimStart());
        }
        var end = text.IndexOfAny([' ', '(']);
        var word = end < 0 ? text : text[..end];
        var isAlone = end < 0 || text[end..].TrimStart() is ['(', ..];
        return IsCommitId(word) && (isAlone || IsNoWord(word)) ? word : null;
    }

    private static bool IsCommitId(string text) => text.Length is >= 7 and <= 64 && text.All(char.IsAsciiHexDigit);

    /// <summary>"defaced" and "1000000" may begin a title.</summary>
    private static bool IsNoWord(string text) => text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);
}
