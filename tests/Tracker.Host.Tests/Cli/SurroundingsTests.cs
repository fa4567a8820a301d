using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

/// <summary>What the machine may lack: libraries, room, permission.</summary>
public sealed class SurroundingsTests(BusyRun busy) : IClassFixture<BusyRun>, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AMissingLibgit2IsOneLineThatNamesThePackage() =>
        SyncWith("TRACKER_LIBGIT2", "/nowhere/libgit2.so").ShouldBeOneLine("TRACKER_LIBGIT2 names /nowhere/libgit2.so, which is not there. Install the package libgit2-1.5");

    [Fact]
    public void AnotherLibraryIsNotTakenForLibgit2() =>
        SyncWith("TRACKER_LIBGIT2", LibC).ShouldBeOneLine("does not fit. Install the package libgit2-1.5");

    [Fact]
    public void AFileThatIsNoLibraryIsSaidToBeSo() =>
        SyncWith("TRACKER_LIBGIT2", folder.Write("libgit2.so", "not a library")).ShouldBeOneLine("cannot be loaded. Install the package libgit2-1.5");

    [Fact]
    public void AMissingGMimeIsOneLineThatNamesThePackage()
    {
        // An empty file that is found before the library stands in for none.
        folder.Write("libgmime-3.0.so.0", "");
        SyncWith("LD_LIBRARY_PATH", folder.Path).ShouldBeOneLine("libgmime-3.0-0");
    }

    [Theory]
    [InlineData("/proc/tracker")]
    [InlineData("/sys/tracker")]
    public void ADataFolderThatCannotBeWrittenIsOneLine(string data) =>
        BuiltProgram.Run([.. busy.Arguments("unused", "sync")[..^1], data]).ShouldBeOneLine($"The data folder {data} cannot be written");

    [Theory]
    [InlineData("lock")]
    [InlineData("tracker.db")]
    [InlineData("trees")]
    public void AFileInTheWayIsNamed(string name)
    {
        var data = $"in the way of {name}";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(busy.DataFolder(data), name))!);
        if (name == "trees")
            File.WriteAllText(Path.Combine(busy.DataFolder(data), name), "in the way");
        else
            Directory.CreateDirectory(Path.Combine(busy.DataFolder(data), name));
        var outcome = busy.Run(data, "sync", "--quiet");
        outcome.ExitCode.Should().BeOneOf(1, 2);
        outcome.Errors.Should().Contain(busy.DataFolder(data)).And.NotContain("   at ");
        outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(line => line.StartsWith("tracker: "));
    }

    // A limit on the size of files fails a write as a full disk does, at the same place in the program.
    [Fact]
    public void AFullDiskIsOneLineAndTheDatabaseIsUsableAfterwards()
    {
        foreach (var kilobytes in new[] { 16, 300, 900 })
        {
            BuiltProgram.RunAfter(
                $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0; ulimit -f {kilobytes}", busy.Arguments("full", "sync", "--quiet"))
                .ShouldBeOneLine("cannot be written");
        }
        busy.ShouldBeFinishedBySync("full");
    }

    private static string LibC { get; } =
        new[] { "/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib" }.Select(at => Path.Combine(at, "libc.so.6")).First(File.Exists);

    private ProgramOutcome SyncWith(string variable, string value) =>
        BuiltProgram.RunIn(new Dictionary<string, string> { [variable] = value }, busy.Arguments("libraries", "sync", "--quiet"));
}
