using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Tracker.Core.Episodes.Drafting;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>docs/draft.md says what there is, all of it and nothing else.</summary>
public sealed partial class DraftDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.At("docs", "draft.md"));

    [Fact]
    public void EveryVariableIsDocumentedAndEveryDocumentedOneIsThere() =>
        Names(Section("## The facts")).Should().BeEquivalentTo(Paths(typeof(DraftAnswer), ""));

    [Fact]
    public void EveryFilterIsDocumentedAndEveryDocumentedOneIsThere() =>
        Names(Section("## Templates")).Select(name => name.Split(':')[0]).Should().BeEquivalentTo(
            typeof(DraftFilters).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(filter => JsonNamingPolicy.SnakeCaseLower.ConvertName(filter.Name)));

    [Fact]
    public void TheUsualTemplateIsTheOneThatIsPrinted() =>
        Document.Should().EndWith($"```liquid\n{DraftTemplate.Usual.Text}```\n");

    [Fact]
    public void TheTableOfPointsIsWhatIsCounted()
    {
        var points = Section("**Ongoing development.**");
        points.Should().Contain("| each person who answered, the author not counted | 4 |").And.Contain("| each version that was posted | 3 |").And.Contain("| the first posting of the series | 2 |");
        (DraftScore.Of(0, false, 0, 0, [1]) - DraftScore.Of(0, false, 0, 1, [])).Should().Be(4);
        (DraftScore.Of(1, true, 0, 0, []) - DraftScore.Of(1, false, 0, 0, []), DraftScore.Of(1, false, 0, 0, [])).Should().Be((2, 3));
    }

    private static string Section(string heading) => Document[Document.IndexOf(heading, StringComparison.Ordinal)..] is var rest && rest.IndexOf("\n## ", 3, StringComparison.Ordinal) is > 0 and var end
        ? rest[..(end + 1)]
        : rest;

    private static IEnumerable<string> Names(string section) => FirstCell().Matches(section).Select(row => row.Groups["name"].Value);

    private static IEnumerable<string> Paths(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => PathsOf(property.PropertyType, prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)));

    private static IEnumerable<string> PathsOf(Type type, string path)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return PathsOf(type.GenericTypeArguments[0], path + "[]");
        return type.Namespace?.StartsWith("Tracker.", StringComparison.Ordinal) == true ? Paths(type, path + ".") : [path];
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
