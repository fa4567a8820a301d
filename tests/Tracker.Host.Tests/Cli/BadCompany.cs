using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tracker.Core;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

/// <summary>A good archive and a good tree among many that are broken, each in its own way; synced once by the built program.</summary>
public sealed class BadCompany : IDisposable
{
    private const string NoServer = "http://127.0.0.1:1";

    private readonly TempFolder folder = new();
    private readonly List<Archive> archives = [];
    private readonly List<Tree> trees = [];
    private readonly string configuration;

    public BadCompany()
    {
        Directory.CreateDirectory(folder.At("plain"));
        GitCommand.Run(folder.Path, "init", "--quiet", "--bare", folder.At("empty.git"));
        AddTrees();
        AddArchives();
        configuration = TestConfiguration.WriteFor(folder, new Community("bad", archives, trees));
        Outcome = Run("sync", "--quiet");
        Landings = Run("export", "landings").Output;
        using var findings = JsonDocument.Parse(Run("doctor", "--json").Output);
        SetAside =
        [
            .. findings.RootElement.EnumerateArray().Where(finding => finding.GetProperty("subject").GetString() == "set aside")
                .Select(finding => finding.GetProperty("text").GetString() ?? ""),
        ];
    }

    internal ProgramOutcome Outcome { get; }

    public string Landings { get; }

    /// <summary>What doctor says of it.</summary>
    public IReadOnlyList<string> SetAside { get; }

    internal ProgramOutcome Run(params string[] arguments) => BuiltProgram.Run([.. arguments, "--config", configuration]);

    public void Dispose() => folder.Dispose();

    private void AddTrees()
    {
        var nextId = 0;
        foreach (var (name, url) in new[] { ("unreachable", $"{NoServer}/x.git"), ("plain", folder.At("plain")), ("nowhere", folder.At("nowhere")), ("empty", folder.At("empty.git")) })
            trees.Add(new Tree(name, nextId++ == 0 ? TreeRole.Next : TreeRole.Other, url, ["master"], Seed: null));
        trees.Add(new Tree("corrupt", TreeRole.Other, Made("corrupt", DamagePack), ["master"], Seed: null));
        trees.Add(new Tree("gap", TreeRole.Other, Made("gap", RemoveACommit), ["master"], Seed: null));
        trees.Add(new Tree("good", TreeRole.Mainline, Made("good", _ => { }), ["master"], Seed: null));
    }

    private void AddArchives()
    {
        Add("unreachable", $"{NoServer}/list", ArchiveFormat.PublicInbox);
        Add("plain", folder.At("plain"), ArchiveFormat.PublicInbox);
        Add("empty", folder.At("empty.git"), ArchiveFormat.PublicInbox);
        Add("corrupt", Path.Combine(Made("inbox", DamagePack), ".git"), ArchiveFormat.PublicInbox);
        Add("nowhere", folder.At("nowhere.mbox"), ArchiveFormat.Mbox);
        Add("no-maildir", folder.At("plain"), ArchiveFormat.Maildir);
        Add("truncated", WriteTruncated(), ArchiveFormat.Mbox);
        Add("truncated-gz", WriteTruncatedGz(), ArchiveFormat.Mbox);
        Add("hostile", WriteHostile(), ArchiveFormat.Mbox);
        Add("good", folder.Write("good.mbox", Posted("good").ToMbox()), ArchiveFormat.Mbox);
    }

    private void Add(string name, string url, ArchiveFormat format) => archives.Add(new Archive($"{name}-mail", url, format, Since: null));

    private string WriteTruncated()
    {
        var last = Posted("cut off").ToMbox();
        return folder.Write("truncated.mbox", Posted("before the cut").ToMbox() + last[..(last.Length / 2)]);
    }

    private string WriteTruncatedGz()
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Posted("before the compressed cut").ToMbox() + Posted("later").Body(new string('x', 50_000)).ToMbox()));
        var path = folder.At("truncated.mbox.gz");
        File.WriteAllBytes(path, whole.ToArray()[..20_000]);
        return path;
    }

    private string WriteHostile() => folder.Write("hostile.mbox", string.Concat(
        Posted("of 50 megabytes").Body(string.Concat(Enumerable.Repeat("0123456789abcde\n", 50 << 16))).ToMbox(),
        Posted("without an id").Without("Message-ID").ToMbox(),
        Posted("without a date").Without("Date").ToMbox(),
        Posted("of 1970").Date("Thu, 1 Jan 1970 00:00:00 +0000").ToMbox(),
        Posted("of 2038").Date("Tue, 19 Jan 2038 03:14:08 +0000").ToMbox(),
        Posted("with\0a NUL").ToMbox(),
        Posted($"long {new string('y', 100_000)}").ToMbox(),
        Posted("after all of them").ToMbox()));

    // Posted in time for the commit that the good tree made of it.
    private static MailBuilder Posted(string what) =>
        MailBuilder.Patch($"{what.Split('\0')[0].Split("yy")[0].Trim().Replace(' ', '-')}@example.org", $"[PATCH] lamp: {what}", $"{what.Length}.c");

    /// <summary>A tree with a commit of each patch that can be read.</summary>
    private string Made(string name, Action<TempTree> damage)
    {
        using var tree = new TempTree();
        foreach (var what in new[] { "good", "before the cut", "before the compressed cut", "without a date", "of 1970", "of 2038", "with a NUL", "after all of them" })
            tree.Commit($"lamp: {what}\n\nLink: https://lists.example.org/r/{what.Replace(' ', '-').Replace("-a-NUL", "")}@example.org\n", content: $"{name} {what}");
        tree.Git("repack", "-a", "-d", "-q");
        damage(tree);
        Directory.Move(tree.Path, folder.At(name));
        return folder.At(name);
    }

    private static void DamagePack(TempTree tree)
    {
        var pack = Directory.GetFiles(Path.Combine(tree.Path, ".git", "objects", "pack"), "*.pack").Single();
        File.SetAttributes(pack, FileAttributes.Normal);
        var bytes = File.ReadAllBytes(pack);
        bytes.AsSpan(12, bytes.Length - 32).Fill(0xa5);
        File.WriteAllBytes(pack, bytes);
    }

    private static void RemoveACommit(TempTree tree)
    {
        var lost = tree.Git("rev-parse", "HEAD~3");
        var pack = Directory.GetFiles(Path.Combine(tree.Path, ".git", "objects", "pack"), "*.pack").Single();
        File.Move(pack, Path.Combine(tree.Path, "all.pack"));
        File.Delete(Path.ChangeExtension(pack, ".idx"));
        tree.Git("-c", "alias.unpack=!git unpack-objects -q < all.pack", "unpack");
        File.Delete(Path.Combine(tree.Path, ".git", "objects", lost[..2], lost[2..]));
    }
}
