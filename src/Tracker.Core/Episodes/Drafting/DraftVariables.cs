using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DotLiquid;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>A draft's facts as a template sees them: the same names as in the JSON, and nothing else.</summary>
internal static class DraftVariables
{
    public static Hash Of(DraftAnswer answer) => Of(JsonSerializer.SerializeToElement(answer, DraftJson.Facts.DraftAnswer));

    private static Hash Of(JsonElement facts)
    {
        var hash = new Hash();
        foreach (var fact in facts.EnumerateObject())
            hash[fact.Name] = Value(fact.Value);
        return hash;
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Of(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}

[JsonSerializable(typeof(DraftAnswer))]
internal sealed partial class DraftJson : JsonSerializerContext
{
    public static DraftJson Facts { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new UtcSeconds() } });

    private sealed class UtcSeconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
