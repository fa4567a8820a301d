using Tracker.Testing;

namespace Tracker.Tests.MailIn;

/// <summary>An epoch that public-inbox-v2 would write: a commit a mail, its tree holding that mail alone.</summary>
internal sealed class TempEpoch
{
    private readonly string path;

    public TempEpoch(string path)
    {
        this.path = path;
        Directory.CreateDirectory(path);
        GitCommand.Run(path, "init", "--quiet", "--bare", "--initial-branch=master");
    }

    public string Git(params string[] arguments) => GitCommand.Run(path, arguments);

    public void Add(string mail, DateTimeOffset? at = null) => Import('m', [mail], at);

    /// <summary>Its object is there no longer.</summary>
    public string Lose(string name)
    {
        var id = Git("rev-parse", name);
        File.Delete(Path.Combine(path, "objects", id[..2], id[2..]));
        return id;
    }

    public void Remove(string mail) => Import('d', [mail], null);

    public void AddMany(int mails) => Import('m', [.. Enumerable.Range(0, mails).Select(number => $"mail {number}")], null);

    public void Rewrite() => Git("update-ref", "-d", "refs/heads/master");

    private void Import(char name, string[] mails, DateTimeOffset? at)
    {
        var seconds = (at ?? new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUnixTimeSeconds();
        var parent = Git("for-each-ref", "--format=%(objectname)", "refs/heads/master");
        var script = string.Concat(mails.Select((mail, number) =>
            $"commit refs/heads/master\nauthor Ada <ada@example.org> {seconds} +0000\ncommitter Ada <ada@example.org> {seconds} +0000\ndata 1\nx\n"
            + (number == 0 && parent.Length > 0 ? $"from {parent}\n" : "")
            + $"deleteall\nM 100644 inline {name}\ndata {mail.Length}\n{mail}\n\n"));
        GitCommand.RunWith(path, DateTimeOffset.UnixEpoch, null, script, "fast-import", "--quiet");
    }
}
