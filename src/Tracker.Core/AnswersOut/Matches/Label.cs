namespace Tracker.Core.AnswersOut.Matches;

/// <summary>What somebody knows of a commit: the mail that it was made from; each of several where it names more than one.</summary>
public sealed record Label(CommitId Commit, IReadOnlyList<string> MessageIds);

/// <summary>Reads labels: tab-separated values whose first line names the columns, <c>commit</c> and <c>msgid</c> (or <c>message_id</c>) among them.</summary>
/// <remarks>Rows that say so themselves are left out: a <c>truth_type</c> other than "patch", and the <c>kind</c> "Closes".</remarks>
public static class Labels
{
    private static readonly string[] MailColumns = ["msgid", "message_id"];

    /// <exception cref="TrackerException">A line cannot be read; the message says which, and what is wrong with it.</exception>
    public static IReadOnlyList<Label> Read(IEnumerable<string> lines)
    {
        Columns? columns = null;
        List<(CommitId Commit, string MessageId)> rows = [];
        foreach (var (number, line) in lines.Index())
        {
            var cells = line.TrimEnd('\r').Split('\t');
            if (columns is null)
                columns = Columns.Of(cells);
            else if (line.Length > 0 && columns.IsPatch(cells))
                rows.Add(columns.Row(cells, number + 1));
        }
        if (rows.Count == 0)
            throw new TrackerException("There is no label in it: write a line with the columns 'commit' and 'msgid', tab-separated, then a line for each commit.");
        return [.. rows.GroupBy(row => row.Commit).Select(commit => new Label(commit.Key, [.. commit.Select(row => row.MessageId).Distinct()]))];
    }

    private sealed record Columns(int Commit, int Mail, int Kind, int Type)
    {
        public static Columns Of(string[] names)
        {
            var (commit, mail) = (Array.IndexOf(names, "commit"), Array.FindIndex(names, name => MailColumns.Contains(name)));
            return commit >= 0 && mail >= 0
                ? new Columns(commit, mail, Array.IndexOf(names, "kind"), Array.IndexOf(names, "truth_type"))
                : throw new TrackerException("Its first line names no columns 'commit' and 'msgid', tab-separated.");
        }

        public bool IsPatch(string[] cells) => Cell(cells, Type) is null or "patch" && Cell(cells, Kind) is not "Closes";

        public (CommitId Commit, string MessageId) Row(string[] cells, int line)
        {
            var (hex, mail) = (Cell(cells, Commit)?.Trim(), Cell(cells, Mail)?.Trim().Trim('<', '>'));
            if (hex is not { Length: 40 or 64 } || !hex.All(char.IsAsciiHexDigit))
                throw new TrackerException($"Line {line} has no full commit id in the column 'commit'.");
            return mail is { Length: > 0 } ? (new CommitId(hex.ToLowerInvariant()), mail) : throw new TrackerException($"Line {line} has no message-id.");
        }

        private static string? Cell(string[] cells, int at) => at >= 0 && at < cells.Length ? cells[at] : null;
    }
}
