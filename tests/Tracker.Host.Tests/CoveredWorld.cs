using Tracker.Core;
using Tracker.Testing;

namespace Tracker.Host.Tests;

/// <summary>A small world with two series, one of them merged, and an episode that speaks of both and of a third that nobody posted.</summary>
public sealed class CoveredWorld : IDisposable
{
    public const string Notes = "# Leaks and pumps\n\nAda posted [[file: plug a leak]]\nand [[pump: keep it dry]]; also [[a <b>thing</b>\u0007]].\n";

    public CoveredWorld()
    {
        World.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        var leak = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        World.Post(leak, Other("pump@example.org", "[PATCH] pump: keep it dry", "Cy Carpenter <cy@example.org>"));
        World.Mainline.At(new(2024, 1, 20, 10, 0, 0, TimeSpan.Zero)).Apply(leak.ToMbox());
        World.Mainline.Tag("v1.1");
        World.Sync();
        Pass.Add(name: null, new(2024, 1, 10), Notes);
    }

    public SmallWorld World { get; } = new();

    public EpisodePass Pass => new(World.DataFolder, World.Clock);

    /// <summary>A patch that has nothing in common with those that landed.</summary>
    public static MailBuilder Other(string id, string subject, string from) =>
        MailBuilder.Patch(id, subject, $"{id}.c", $"new {id}", $"old {id}").From(from).Date(new DateTimeOffset(2023, 12, 20, 8, 0, id.Length, TimeSpan.Zero));

    public RunningTracker Serve() => RunningTracker.On(World.DataFolder);

    public void Dispose() => World.Dispose();
}
