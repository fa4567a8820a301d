using System.Reflection;
using System.Text.Json;
using Tracker.Core;

namespace Tracker.Host;

/// <summary>Reads the configuration file and the environment; an unknown key is an error that names the key.</summary>
internal static class TrackerConfigurationReader
{
    private const string Section = "Tracker";

    private static readonly string[] Sections = [Section, "Serilog"];

    public static IConfiguration Read(string path)
    {
        var file = ReadFile(path);
        if (file.GetChildren().FirstOrDefault(section => !Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw Unknown(path, unknown.Path, Sections);
        return new ConfigurationBuilder().AddConfiguration(file).AddEnvironmentVariables().Build();
    }

    public static TrackerOptions Bind(string path, IConfiguration settings)
    {
        var section = settings.GetSection(Section);
        RefuseUnknownKeys(path, section, typeof(TrackerOptions));
        try
        {
            return section.Get<TrackerOptions>() ?? new TrackerOptions();
        }
        catch (InvalidOperationException failure)
        {
            throw new TrackerException($"{path}: {failure.Message}", failure);
        }
    }

    private static IConfigurationRoot ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new ConfigurationBuilder().AddJsonStream(stream).Build();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrackerException($"The configuration {path} cannot be read: {failure.Message} Name another with --config.", failure);
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidDataException)
        {
            throw new TrackerException(SyntaxError(path, failure), failure);
        }
    }

    private static string SyntaxError(string path, Exception failure)
    {
        if ((failure as JsonException ?? failure.InnerException) is not JsonException json)
            return $"{path}: {failure.Message}";
        var message = json.Message.Split(" Path:")[0].Split(" LineNumber:")[0];
        return $"{path}, line {json.LineNumber + 1}: this is not JSON: {message}";
    }

    // The binder's own refusal does not say where the key stands.
    private static void RefuseUnknownKeys(string path, IConfigurationSection section, Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            var property = known.FirstOrDefault(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw Unknown(path, child.Path, known.Select(property => property.Name));
            if (IsOptions(property.PropertyType))
                RefuseUnknownKeys(path, child, property.PropertyType);
            else if (property.PropertyType.GenericTypeArguments is [var element] && IsOptions(element))
                RefuseUnknownKeysOfEach(path, child, element);
        }
    }

    private static void RefuseUnknownKeysOfEach(string path, IConfigurationSection list, Type element)
    {
        foreach (var item in list.GetChildren())
            RefuseUnknownKeys(path, item, element);
    }

    private static bool IsOptions(Type type) => type.Namespace == typeof(TrackerOptions).Namespace;

    private static TrackerException Unknown(string path, string key, IEnumerable<string> known) =>
        new($"{path}: unknown key '{key}'. Known there: {string.Join(", ", known)}.");
}
