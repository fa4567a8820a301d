using FluentAssertions;
using Tracker.Core.CommitsIn;
using Xunit;

namespace Tracker.Tests.CommitsIn;

public sealed class ReleaseNameTests
{
    [Theory]
    [InlineData("v6.9-rc1", ReleaseKind.Candidate)]
    [InlineData("v2.6.12-rc6", ReleaseKind.Candidate)]
    [InlineData("v6.9", ReleaseKind.Final)]
    [InlineData("v2.6.39", ReleaseKind.Final)]
    [InlineData("v6.0.0", ReleaseKind.Final)]
    [InlineData("v2.6.39.4", ReleaseKind.Stable)]
    [InlineData("v6.1.55", ReleaseKind.Stable)]
    [InlineData("20230127", ReleaseKind.Final)]
    [InlineData("erofs-utils_20190803", ReleaseKind.Final)]
    [InlineData("liburing-2.5", ReleaseKind.Final)]
    [InlineData("v2.39.0.windows.1", ReleaseKind.Stable)]
    [InlineData("1.2.3-beta2", ReleaseKind.Candidate)]
    public void ReleasesAreRead(string tag, ReleaseKind kind)
    {
        ReleaseName.TryParse(tag, out var release).Should().BeTrue();
        release!.Kind.Should().Be(kind);
    }

    [Theory]
    [InlineData("next-20240101")]
    [InlineData("for-6.9")]
    [InlineData("v6.9-rc1-dontuse")]
    [InlineData("20231399")]
    [InlineData("12345678")]
    [InlineData("master")]
    [InlineData("v6")]
    [InlineData("")]
    [InlineData("v6.9 ")]
    [InlineData("v999999999999999999999.1")]
    public void OtherTagsAreNoReleases(string tag) => ReleaseName.TryParse(tag, out _).Should().BeFalse();

    [Fact]
    public void ReleasesHaveAnOrder() =>
        new[] { "v6.10", "v6.9", "v6.9-rc2", "v6.9.1", "v6.9-rc10", "v5.19" }.Select(Parse).Order().Select(release => release.Name)
            .Should().Equal("v5.19", "v6.9-rc2", "v6.9-rc10", "v6.9", "v6.9.1", "v6.10");

    [Fact]
    public void AHostileNameTakesNoTime() => ReleaseName.TryParse(new string('a', 99) + "!", out _).Should().BeFalse();

    private static ReleaseName Parse(string tag) => ReleaseName.TryParse(tag, out var release) ? release : throw new ArgumentException(tag, nameof(tag));
}
