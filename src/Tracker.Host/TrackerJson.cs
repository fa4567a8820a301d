using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.AnswersOut.Matches;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.Drafting;
using Tracker.Core.Episodes.News;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Checking;
using Tracker.Core.Notes.Filling;
using Tracker.Core.People;

namespace Tracker.Host;

/// <summary>Answers as JSON: the same for the command line and the API. Written by generated code, which starts faster.</summary>
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(IEnumerable<LandingRow>))]
[JsonSerializable(typeof(PullsAnswer))]
[JsonSerializable(typeof(ReleasesAnswer))]
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(MatchAnswer))]
[JsonSerializable(typeof(EvaluationAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(PeopleAnswer))]
[JsonSerializable(typeof(FillAnswer))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(Api.FillBody))]
[JsonSerializable(typeof(Api.CheckBody))]
[JsonSerializable(typeof(IReadOnlyList<CorrectionAnswer>))]
[JsonSerializable(typeof(CorrectionOutcome))]
[JsonSerializable(typeof(MentionsAnswer))]
[JsonSerializable(typeof(DetectionAnswer))]
[JsonSerializable(typeof(Api.MentionsRequest))]
[JsonSerializable(typeof(DraftAnswer))]
[JsonSerializable(typeof(SyncOutcome))]
[JsonSerializable(typeof(IReadOnlyList<EpisodeSummary>))]
[JsonSerializable(typeof(EpisodeAnswer))]
[JsonSerializable(typeof(EpisodeOutcome))]
[JsonSerializable(typeof(Api.NewEpisode))]
[JsonSerializable(typeof(FollowsAnswer))]
[JsonSerializable(typeof(FollowOutcome))]
[JsonSerializable(typeof(Api.NewFollow))]
[JsonSerializable(typeof(NewsAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Cli.Finding>))]
public sealed partial class TrackerJson : JsonSerializerContext
{
    /// <summary>Snake case, times in UTC to the second, indented.</summary>
    public static TrackerJson Answers { get; } = new(Configure(new JsonSerializerOptions { WriteIndented = true }));

    /// <summary>Gives options the names, times and characters of the answers.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.Create(HarmlessCharacters());
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new UtcSeconds());
        return options;
    }

    // Letters of every script are written as they are; what could steer a terminal is written as \u....
    private static TextEncoderSettings HarmlessCharacters()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. SafeText.InvisibleCharacters]);
        return settings;
    }

    private sealed class UtcSeconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(SafeText.Iso(value));
    }
}
