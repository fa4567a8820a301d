using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Episodes.Drafting;
using Xunit;

namespace Tracker.Tests.Episodes;

public sealed class DraftTemplateTests
{
    private static readonly DateTimeOffset May = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DraftAnswer Answer = new(
        May, May.AddDays(7), null, new DraftCounts(12, 1, 2, 1), [], [], [],
        [
            new DraftSubsystem("lamp", [Series("lamp: one", null), Series("lamp: two", "https://lists.example.org/x/")]),
            new DraftSubsystem("wick", [Series("wick: <three>", null)]),
        ],
        [], [], ["a", "b", "c"]);

    [Theory]
    [InlineData("{{ since | day }}|{{ counts.mails | count: 'mail', 'mails' }}|{{ counts.people | count: 'person', 'people' }}", "1 May 2024|12 mails|1 person")]
    [InlineData("{% for s in development %}{{ s.name }}:{% for x in s.series %}{{ x.title | md }},{% endfor %}{% endfor %}", "lamp:lamp: one,lamp: two,wick:wick: &lt;three>,")]
    [InlineData("{{ notes | spoken }}{{ as_of }}{% if as_of %}no{% endif %}{% if no.such.thing %}no{% endif %}", "a, b and c")]
    [InlineData("{{ development.first.series.first | mail }} {{ development.first.series.last | named: 'v1' }}", "<m@example.org> [v1](https://lists.example.org/x/)")]
    [InlineData("{{ 'ABCDEF0123456789' | commit }}{{ 'x' | commit }}{{ 'x' | day }}{{ since }}", "`ABCDEF012345`2024-05-01T00:00:00Z")]
    [InlineData("{% capture x %}a{{ notes.size }}{% endcapture %}{{ x | append: 'b' | replace: 'a', 'c' | prepend: '>' }}{{ notes | join: '+' }}{{ notes | concat: notes | size }}", ">c3ba+b+c6")]
    public void ATemplateSeesTheFacts(string template, string text) => new DraftTemplate("mine", template).Render(Answer).Should().Be(text);

    [Theory]
    [InlineData("a\nb {{ sinse }}", 2, "there is no variable 'sinse'")]
    [InlineData("{% for s in development %}\n\n{{ s.nam }}{% endfor %}", 3, "there is no variable 's.nam'")]
    [InlineData("{% for s in developement %}{% endfor %}", 1, "there is no variable 'developement'")]
    [InlineData("\n{{ since | dya }}", 2, "there is no filter 'dya'")]
    [InlineData("{{ since }}\n{% fro x in notes %}\n{{ since }}", 2, "Unknown tag 'fro'")]
    [InlineData("{{ since }}\n{% if since %}\n{% for x in notes %}{% endfor %}", 2, "never closed")]
    [InlineData("{{ since }}\n{% endif %}\n", 2, "Unknown tag 'endif'")]
    [InlineData("\n\n{% for x of notes %}{% endfor %}", 3, "Valid syntax: for [item] in [collection]")]
    [InlineData("\n{{ since ", 2, "was not properly terminated")]
    [InlineData("\n\n\n{% include 'passwd' %}", 4, "a template cannot read other files")]
    [InlineData("{% for i in (1..100000) %}x{% endfor %}", 1, "goes round more than")]
    [InlineData("x\n{{ 5 | divided_by: 0 }}", 2, "Liquid cannot do this")]
    [InlineData("{% comment %}{% fro %}{% endcomment %}\n{{ nothing }}", 2, "there is no variable 'nothing'")]
    public void AMistakeIsToldWithItsLine(string template, int line, string problem) =>
        FluentActions.Invoking(() => new DraftTemplate("mine.liquid", template).Render(Answer))
            .Should().Throw<TrackerException>().Which.Message.Should().StartWith($"mine.liquid, line {line}: ").And.Contain(problem);

    [Theory]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign x = x | prepend: x %}{% endfor %}")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign x = x | replace: 'x', 'xx' %}{% endfor %}")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign x = notes | join: x %}{% endfor %}")]
    [InlineData("{% assign x = notes %}{% for i in (1..60) %}{% assign x = x | concat: x %}{% endfor %}")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}")]
    [InlineData("{% capture x %}{% for i in (1..1000) %}0123456789{% endfor %}{% endcapture %}{% for i in (1..1000) %}{{ x }}{% endfor %}")]
    public void ATextThatGrowsWithoutEndIsStopped(string template) =>
        FluentActions.Invoking(() => new DraftTemplate("mine", template).Render(Answer)).Should().Throw<TrackerException>().WithMessage("mine, line 1: *than 4,000,000 *");

    [Fact]
    public void BlocksInBlocksWithoutEndAndEndlessTokensAreRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("{% if since %}", 10_000));
        var wide = "{% if since" + string.Concat(Enumerable.Repeat(" and since", 10_000)) + " %}{% endif %}";
        var large = new string(' ', DraftTemplate.LargestTemplate + 1);
        foreach (var template in new[] { deep, wide, large })
            FluentActions.Invoking(() => new DraftTemplate("mine", template).Render(Answer)).Should().Throw<TrackerException>().WithMessage("mine*more than *");
    }

    [Fact]
    public void ATemplateThatWouldRunForHoursIsStopped() =>
        FluentActions.Invoking(() => new DraftTemplate("mine", "{% for a in (1..20000) %}{% for b in (1..20000) %}{% for c in (1..20000) %}{% endfor %}{% endfor %}{% endfor %}") { Patience = TimeSpan.FromMilliseconds(50) }.Render(Answer))
            .Should().Throw<TrackerException>().WithMessage("mine: it takes too long.");

    [Fact]
    public void ATemplateSeesNoTypesOfTheProgram() =>
        FluentActions.Invoking(() => new DraftTemplate("mine", "{{ since.length }}{{ counts.get_type }}").Render(Answer)).Should().Throw<TrackerException>();

    private static DraftSeries Series(string title, string? url) => new(
        1, "small", title, "Ada", 1, 1, false, false, May, true, true, [1], 0, 0, 5, null, null, "m@example.org", url, Verdicts.NotMerged, "Not merged.", "v1 posted", null, []);
}
