using System.Text.Json;

namespace Tracker.Host.Tests;

public sealed class TrackerJsonTests
{
    private static readonly string Json = JsonSerializer.Serialize(AnswerSamples.Status(AnswerSamples.PartlyMerged), TrackerJson.Answers.StatusAnswer);

    [Fact]
    public void NamesAreInSnakeCaseAndTimesInUtc()
    {
        using var json = JsonDocument.Parse(Json);
        json.RootElement.GetProperty("as_of").GetString().Should().Be("2024-03-05T02:40:00Z");
        var series = json.RootElement.GetProperty("series")[0];
        series.GetProperty("landed_version").GetInt32().Should().Be(3);
        series.GetProperty("versions")[0].GetProperty("posted_at").GetString().Should().Be("2024-01-05T02:40:00Z");
        series.GetProperty("trees")[1].GetProperty("release").ValueKind.Should().Be(JsonValueKind.Null);
        series.GetProperty("patches")[0].GetProperty("landings")[0].GetProperty("evidence")[1].GetString().Should().Be("date");
        series.GetProperty("patches")[0].GetProperty("landings")[0].GetProperty("committed_at").GetString().Should().Be("2024-03-05T02:40:00Z");
    }

    [Fact]
    public void LettersAreReadableAndWhatSteersATerminalIsNot()
    {
        Json.Should().Contain("Łucja Müller");
        var hostile = AnswerSamples.PartlyMerged with { Title = "a\u001b[2J\u202E\u009b" };
        JsonSerializer.Serialize(hostile, TrackerJson.Answers.SeriesAnswer).Should().NotContainAny("\u001b", "\u202E", "\u009b").And.Contain("\\u202E");
    }
}
