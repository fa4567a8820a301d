using System.Text;
using System.Text.Json;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

public sealed class NotesFillCommandTests(DemoRun demo) : IClassFixture<DemoRun>, IDisposable
{
    private const string Notes = "Priya posted [[wick: burn-time accounting]].\r\n\r\nIt has yet to be merged";

    private readonly TempFolder folder = new();

    [Fact]
    public void ATextIsFilledOnStdoutAndItsFileStaysAsItIs()
    {
        var file = folder.Write("notes.md", Notes);

        var filled = demo.Run("notes", "fill", file);

        filled.ExitCode.Should().Be(0, filled.Errors);
        filled.Output.Should().StartWith("Priya posted [[wick: burn-time accounting]] [^tracker-1].\r\n").And.Contain("\r\n[^tracker-1]: merged for v1.1-rc1 as v3; 3 of 3;").And.EndWith("-->");
        filled.Errors.Should().Be("tracker: 1 of 1 mention filled.\n");
        File.ReadAllText(file).Should().Be(Notes);
    }

    [Fact]
    public void AFileIsFilledInPlaceTwiceTheSameAndTakenBackToItsBytes()
    {
        var bytes = (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Notes)];
        var file = folder.At("notes.md");
        File.WriteAllBytes(file, bytes);

        demo.Run("notes", "fill", file, "--in-place", "--style", "inline", "--quiet").Should().Be(new ProgramOutcome(0, "", ""));
        var once = File.ReadAllBytes(file);
        var again = demo.Run("notes", "fill", file, "--in-place");

        Encoding.Unicode.GetString(once).Should().Contain("<!-- tracker 1 --> (merged for v1.1-rc1 as v3; 3 of 3;");
        again.Errors.Should().EndWith("The file is as it was.\n");
        File.ReadAllBytes(file).Should().Equal(once);
        demo.Run("notes", "fill", file, "--in-place", "--remove").ExitCode.Should().Be(0);
        File.ReadAllBytes(file).Should().Equal(bytes);
    }

    [Fact]
    public void JsonTellsEachMentionWithItsStatusAndTheTextUnlessItIsInItsFile()
    {
        var file = folder.Write("notes.md", Notes);
        using var told = JsonDocument.Parse(demo.Run("notes", "fill", file, "--json", "--style", "table", "--as-of", "2024-05-10").Output);
        told.RootElement.GetProperty("as_of").GetString().Should().Be("2024-05-10T23:59:59Z");
        told.RootElement.GetProperty("style").GetString().Should().Be("table");
        told.RootElement.GetProperty("text").GetString().Should().Contain("| wick: burn-time accounting |");
        var mention = told.RootElement.GetProperty("mentions").EnumerateArray().Single();
        mention.GetProperty("line").GetInt32().Should().Be(1);
        mention.GetProperty("status").GetString().Should().StartWith("merged for v1.1-rc1 as v3");
        using var inPlace = JsonDocument.Parse(demo.Run("notes", "fill", file, "--json", "--in-place").Output);
        inPlace.RootElement.GetProperty("text").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void ACheckNamesTheLineAndExitsWithOneWhereTheTreesContradict()
    {
        var check = demo.Run("notes", "check", folder.Write("notes.md", Notes.Replace("\r\n\r\n", " ")));

        check.ExitCode.Should().Be(1, check.Errors);
        check.Output.Should().StartWith("line 1: It has yet to be merged\n    the notes say: not merged\n    the trees say: merged for v1.1-rc1 as v3; 3 of 3;").And.Contain("1 contradicts them");
        check.Output.Split('\n').Should().OnlyContain(line => line.Length <= PrintedText.Width);
        var right = demo.Run("notes", "check", folder.Write("right.md", "[[wick: burn-time accounting]] hit Linus's tree.\n"), "--json");
        right.ExitCode.Should().Be(0, right.Errors);
        using var json = JsonDocument.Parse(right.Output);
        json.RootElement.GetProperty("statements")[0].GetProperty("outcome").GetString().Should().Be("agrees");
        demo.Run("notes", "check", folder.Write("nothing.md", "Nothing.\n")).Output.Should().StartWith("The notes say nothing");
    }

    [Theory]
    [InlineData("cannot be read", "notes", "fill", "none.md")]
    [InlineData("cannot be read", "notes", "check", "/")]
    [InlineData("There is no style 'sidenote'", "notes", "fill", "NOTES", "--style", "sidenote")]
    [InlineData("is no day", "notes", "fill", "NOTES", "--aired", "yesterday")]
    [InlineData("yet to come", "notes", "check", "NOTES", "--as-of", "2999-01-01")]
    [InlineData("stdin cannot be changed in place", "notes", "fill", "-", "--in-place")]
    [InlineData("is binary", "notes", "fill", "BINARY")]
    [InlineData("iconv", "notes", "fill", "LATIN")]
    [InlineData("Nobody like 'nobody at all'", "person", "nobody", "at", "all")]
    public void AMistakeIsOneLineAndNothingElse(string named, params string[] arguments)
    {
        File.WriteAllBytes(folder.At("latin.md"), [(byte)'J', 0xE9, (byte)'r']);
        File.WriteAllBytes(folder.At("lamp.png"), [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0]);
        var files = new Dictionary<string, string> { ["NOTES"] = folder.Write("notes.md", Notes), ["BINARY"] = folder.At("lamp.png"), ["LATIN"] = folder.At("latin.md") };
        demo.Run([.. arguments.Select(argument => files.GetValueOrDefault(argument, argument))]).ShouldBeOneLine(named);
    }

    [Fact]
    public void TheSamplesNotesFillWell()
    {
        var notes = Repository.At("data", "sample", "notes", "2024-05-20.md");
        var filled = demo.Run("notes", "fill", notes);
        filled.ExitCode.Should().Be(0, filled.Errors);
        File.WriteAllText(folder.At("filled.md"), filled.Output);
        filled.Output.Should().Contain("[^tracker-1]: ");
        demo.Run("notes", "fill", folder.At("filled.md"), "--remove").Output.Should().Be(File.ReadAllText(notes));
        demo.Run("notes", "check", notes).ExitCode.Should().Be(0);
    }

    [Fact]
    public void APersonIsToldWithTheirSeries()
    {
        var person = demo.Run("person", "ravi");
        person.ExitCode.Should().Be(0, person.Errors);
        person.Output.Should().StartWith("Ravi Chandran: 8 mails, 5 commits, seen 2024-01-19 to 2024-05-06\n").And.Contain("3 series: 2 merged, 1 dropped\n").And.Contain("v1 mm: page colouring");
        person.Output.Split('\n').Should().OnlyContain(line => line.Length <= PrintedText.Width);
        using var json = JsonDocument.Parse(demo.Run("person", "ravi", "--json").Output);
        json.RootElement.GetProperty("people")[0].GetProperty("verdicts")[0].GetProperty("series").GetInt32().Should().Be(2);
    }

    public void Dispose() => folder.Dispose();
}
