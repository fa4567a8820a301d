using System.Text;

namespace Tracker.Testing;

/// <summary>Writes a mail as a sender would: only what the test is about needs to be said.</summary>
public sealed class MailBuilder
{
    private readonly List<(string Name, string Value)> headers = [];
    private string body = "";

    public static MailBuilder Mail(string messageId, string subject) =>
        new MailBuilder()
            .Header("From", "Ada Author <ada@example.org>")
            .Header("To", "list@example.org")
            .Header("Subject", subject)
            .Header("Date", "Mon, 1 Jan 2024 10:00:00 +0000")
            .Header("Message-ID", $"<{messageId}>");

    /// <summary>A patch mail with a diff that changes one line of a file.</summary>
    public static MailBuilder Patch(string messageId, string subject, string file = "file.c", string added = "new line", string removed = "old line") =>
        Mail(messageId, subject).Body(
            $"""
            Why it is needed.

            Signed-off-by: Ada Author <ada@example.org>
            ---
             {file} | 2 +-
             1 file changed, 1 insertion(+), 1 deletion(-)

            {Diff(file, added, removed)}
            --{" "}
            2.39.5

            """);

    public static string Diff(string file, string added, string removed) =>
        $"""
        diff --git a/{file} b/{file}
        index 1111111..2222222 100644
        --- a/{file}
        +++ b/{file}
        @@ -1,3 +1,3 @@
         before
        -{removed}
        +{added}
         after
        """;

    public MailBuilder From(string person) => Replace("From", person);

    public MailBuilder Date(DateTimeOffset date) => Replace("Date", date.ToString("ddd, d MMM yyyy HH:mm:ss +0000"));

    public MailBuilder Date(string date) => Replace("Date", date);

    public MailBuilder InReplyTo(string messageId, params string[] earlier) =>
        Replace("In-Reply-To", $"<{messageId}>")
            .Replace("References", string.Join(' ', earlier.Append(messageId).Select(id => $"<{id}>")));

    public MailBuilder Header(string name, string value)
    {
        headers.Add((name, value));
        return this;
    }

    public MailBuilder Without(string name)
    {
        headers.RemoveAll(header => header.Name == name);
        return this;
    }

    public MailBuilder Body(string text)
    {
        body = text;
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>The mail with the From_ line that mbox files have, its body's From lines quoted.</summary>
    public string ToMbox() => $"From ada@example.org Mon Jan  1 10:00:00 2024\n{ToString().Replace("\nFrom ", "\n>From ")}\n\n";

    public override string ToString() =>
        string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\n")) + "\n" + body;

    private MailBuilder Replace(string name, string value) => Without(name).Header(name, value);
}
