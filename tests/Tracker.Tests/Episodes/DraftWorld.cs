using Dapper;
using Tracker.Core.Episodes.Drafting;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Tests.Episodes;

/// <summary>A small community whose drafts are asked for, from November 2023 on.</summary>
internal sealed class DraftWorld : IDisposable
{
    public static readonly DateTimeOffset Start = new(2023, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public SmallWorld World { get; } = new();

    public DraftWorld(params MailBuilder[] mails)
    {
        World.Mainline.Commit("first");
        World.Post(mails).Sync();
    }

    /// <summary>The facts of these days, from the first on.</summary>
    public DraftAnswer Draft(int days = 7, int from = 0, int top = Drafts.UsualTop) =>
        new Drafts(TrackerDatabase.In(World.DataFolder), World.DataFolder, World.Request().Communities)
            .Ask(DraftSpan.Of(Start.AddDays(from), Start.AddDays(from + days)), top);

    public IReadOnlyList<DraftSeries> Development(int top = Drafts.UsualTop) => [.. Draft(top: top).Development.SelectMany(subsystem => subsystem.Series)];

    public string Text(int days = 7, int from = 0) => DraftTemplate.Usual.Render(Draft(days, from));

    /// <summary>A mail that was sent, and got to the list, so many hours after the beginning.</summary>
    public static MailBuilder At(MailBuilder mail, double hours) =>
        mail.Date(Start.AddHours(hours)).Header("Received", $"from a by b; {Start.AddHours(hours):ddd, d MMM yyyy HH:mm:ss} +0000");

    public static MailBuilder Reply(string id, string to, string from, double hours = 12) =>
        At(MailBuilder.Mail(id, "Re: [PATCH] whatever").From(from).InReplyTo(to).Body("I think so too.\n"), hours);

    /// <summary>An episode that spoke of a mail.</summary>
    public void Cover(string episode, string messageId, int? version, DateTimeOffset aired)
    {
        using var connection = TrackerDatabase.In(World.DataFolder).OpenForWriting();
        connection.Execute(
            """
            INSERT INTO episodes (name, title, aired_at, added_at, text, reader) VALUES (@episode, 'Notes', @aired, @aired, 'text', 1);
            INSERT INTO episode_mentions (episode_key, position, length, line, col, kind, version, quote, community_key, message_id)
            SELECT episode_key, 0, 4, 7, 1, 1, @version, 'text', 1, @messageId FROM episodes WHERE name = @episode;
            """, new { episode, messageId, version, aired = aired.ToUnixTimeSeconds() });
    }

    public void Dispose() => World.Dispose();
}
