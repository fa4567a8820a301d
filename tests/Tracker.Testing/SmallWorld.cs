using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Testing;

/// <summary>A community of one archive and one or more trees, in folders of its own, synced and asked for real.</summary>
public sealed class SmallWorld : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<Tree> trees = [];
    private readonly List<Archive> more = [];

    public FixedClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero));

    public TempTree Mainline { get; } = new();

    public SmallWorld() => Follow("mainline", TreeRole.Mainline, Mainline.Path, "master");

    public string DataFolder => folder.At("data");

    public string MailFile => folder.At("list.mbox");

    public DateOnly? Since { get; set; }

    public bool IgnoreTrailers { get; set; }

    public Answers Answers => new(TrackerDatabase.In(DataFolder));

    public SmallWorld Follow(string name, TreeRole role, string url, params string[] branches)
    {
        trees.Add(new Tree(name, role, url, branches, Seed: null));
        return this;
    }

    public SmallWorld Unfollow(string name)
    {
        trees.RemoveAll(tree => tree.Name == name);
        return this;
    }

    /// <summary>The list gets these mails.</summary>
    public SmallWorld Post(params MailBuilder[] mails)
    {
        File.AppendAllText(MailFile, string.Concat(mails.Select(mail => mail.ToMbox())));
        return this;
    }

    /// <summary>Another archive is read from now on, with these mails.</summary>
    public SmallWorld AlsoRead(string name, params MailBuilder[] mails)
    {
        more.Add(new Archive(name, folder.At($"{name}.mbox"), ArchiveFormat.Mbox, Since: null));
        folder.Write($"{name}.mbox", string.Concat(mails.Select(mail => mail.ToMbox())));
        return this;
    }

    public SyncOutcome Sync() => new SyncPass(Request(), Clock, NullLogger.Instance, new Silence()).Run(CancellationToken.None);

    public SyncOutcome Rebuild() => new Rebuild(Request(), Clock, NullLogger.Instance, new Silence()).Run(CancellationToken.None);

    /// <summary>Ada puts something right.</summary>
    public CorrectionOutcome Correct(CorrectionKind kind, string one, string other, string by = "Ada", string? reason = null) =>
        Corrections().Make(kind, one, other, by, reason, CancellationToken.None);

    /// <summary>Takes a correction back, the latest if none is named.</summary>
    public CorrectionOutcome Undo(long? number = null) => Corrections().Undo(number ?? Answers.Corrections()[^1].Number, CancellationToken.None);

    public SeriesAnswer Only(string query) => Answers.Status(query, 5).Series.Single();

    public SyncRequest Request() => new(
        DataFolder, [new Community("small", [new Archive("list", MailFile, ArchiveFormat.Mbox, Since), .. more], trees)], IgnoreTrailers, Archive: null, Tree: null, Fetch: true);

    private CorrectionPass Corrections() => new(Request(), Clock, NullLogger.Instance, new Silence());

    public void Dispose()
    {
        Mainline.Dispose();
        folder.Dispose();
    }

    private sealed class Silence : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
        }
    }
}
