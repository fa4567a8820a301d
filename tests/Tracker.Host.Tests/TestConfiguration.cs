using System.Text.Json;
using Tracker.Core;
using Tracker.Testing;

namespace Tracker.Host.Tests;

/// <summary>Writes configurations into a test's folder.</summary>
internal static class TestConfiguration
{
    public const string Right =
        """
        {
          "Tracker": {
            "Data": "data",
            "Communities": [
              {
                "Name": "lantern",
                "Archives": [ { "Name": "devel", "Url": "mail/devel.mbox", "Format": "mbox", "Since": "2024-01-31" } ],
                "Trees": [ { "Name": "mainline", "Role": "mainline", "Url": "trees/lantern.git", "Branches": [ "master" ], "Seed": "../clone" } ]
              }
            ],
            "Schedule": { "Sync": "0 30 2 * * ?", "TimeZone": "Europe/Berlin" },
            "Matching": { "IgnoreTrailers": true },
            "Web": { "Urls": "http://127.0.0.1:0" }
          },
          "Serilog": { "MinimumLevel": "Warning" }
        }
        """;

    /// <summary>The right configuration with one thing said differently.</summary>
    public static string WriteWith(TempFolder folder, string right, string wrong)
    {
        Right.Should().Contain(right);
        return folder.Write("tracker.json", Right.Replace(right, wrong));
    }

    public static string Write(TempFolder folder) => folder.Write("tracker.json", Right);

    /// <summary>A configuration that follows this community, and its data folder beside it.</summary>
    public static string WriteFor(TempFolder folder, Community community) =>
        folder.Write("tracker.json", JsonSerializer.Serialize(new
        {
            Tracker = new
            {
                Data = "data",
                Communities = new[]
                {
                    new
                    {
                        community.Name,
                        Archives = community.Archives.Select(archive => new { archive.Name, archive.Url, Format = Word(archive.Format) }),
                        Trees = community.Trees.Select(tree => new { tree.Name, Role = Word(tree.Role), tree.Url, tree.Branches }),
                    },
                },
                Schedule = new { Sync = "never" },
                Web = new { Urls = "http://127.0.0.1:0" },
            },
        }));

    public static TrackerConfiguration Read(TempFolder folder) => TrackerConfiguration.Read(Write(folder), dataFolder: null);

    private static string Word(ArchiveFormat format) => format == ArchiveFormat.PublicInbox ? "public-inbox" : Word<ArchiveFormat>(format);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
