using FluentAssertions;
using Tracker.Core.Git;
using Xunit;

namespace Tracker.Tests.Git;

public sealed class RemoteUrlTests
{
    [Theory]
    [InlineData("https://example.org/linux.git")]
    [InlineData("git://example.org/linux.git")]
    [InlineData("file:///srv/linux.git")]
    [InlineData("/srv/linux.git")]
    [InlineData("../linux.git")]
    [InlineData("/srv/a:b/linux.git")]
    public void WhatGitOnlyFetchesIsAllowed(string url) => RemoteUrl.Refusal(url).Should().BeNull();

    [Theory]
    [InlineData("ext::sh -c touch% /tmp/pwned")]
    [InlineData("--upload-pack=touch /tmp/pwned")]
    [InlineData("-x")]
    [InlineData("fd::17")]
    [InlineData("host:linux.git")]
    [InlineData("ssh://-oProxyCommand=touch/linux.git")]
    [InlineData("https://example.org/a\nb")]
    [InlineData("  ")]
    public void WhatGitWouldExecuteIsRefused(string url) => RemoteUrl.Refusal(url).Should().NotBeNull();

    [Fact]
    public void AFileUrlNamesAFolder() => RemoteUrl.LocalFolder("file:///srv/a%20b.git").Should().Be("/srv/a b.git");
}
