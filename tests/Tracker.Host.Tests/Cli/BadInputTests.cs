namespace Tracker.Host.Tests.Cli;

public sealed class BadInputTests(BadCompany bad) : IClassFixture<BadCompany>
{
    [Fact]
    public void ThePassGoesOnAndSaysThatSomeSourcesFailed()
    {
        bad.Outcome.ExitCode.Should().Be(1, bad.Outcome.Errors);
        bad.Outcome.Output.Should().BeEmpty();
        Lines(bad.Outcome.Errors).Should().OnlyContain(line => line.StartsWith("tracker: ") && !line.Contains("Exception")).And.HaveCount(10);
    }

    [Theory]
    [InlineData("Tree 'unreachable'", "Check the network")]
    [InlineData("Tree 'plain'", "not a git repository")]
    [InlineData("Tree 'nowhere'", "no such folder")]
    [InlineData("Tree 'empty'", "is empty")]
    [InlineData("Tree 'corrupt'", "damaged")]
    [InlineData("Archive 'unreachable-mail'", "Check the network")]
    [InlineData("Archive 'plain-mail'", "holds no public-inbox archive")]
    [InlineData("Archive 'corrupt-mail'", "the last commit of epoch")]
    [InlineData("Archive 'nowhere-mail'", "no mbox file")]
    [InlineData("Archive 'no-maildir-mail'", "no Maildir")]
    public void EachSourceThatFailedIsOneLineWithWhatToDo(string source, string says) =>
        Lines(bad.Outcome.Errors).Should().ContainSingle(line => line.StartsWith($"tracker: {source} ") || line.StartsWith($"tracker: {source}: "))
            .Which.Should().Contain(says);

    [Theory]
    [InlineData("good@example.org")]
    [InlineData("before-the-cut@example.org")]
    [InlineData("before-the-compressed-cut@example.org")]
    [InlineData("without-a-date@example.org")]
    [InlineData("of-1970@example.org")]
    [InlineData("of-2038@example.org")]
    [InlineData("after-all-of-them@example.org")]
    public void WhatStandsBesideBadInputIsReadAndFoundMerged(string messageId) =>
        Lines(bad.Landings).Should().ContainSingle(line => line.StartsWith("bad\tgood\tmaster\t") && line.Contains($"\t{messageId}\t") && line.Contains("\tlanded\t"));

    [Theory]
    [InlineData("with@example.org")]
    [InlineData("long@example.org")]
    public void AStrangeMailIsReadAsFarAsItGoes(string messageId) =>
        bad.Run("status", messageId, "--json").Output.Should().Contain($"\"{messageId}\"").And.NotContain("\\u0000");

    [Theory]
    [InlineData("hostile-mail", "larger than")]
    [InlineData("hostile-mail", "no Message-ID")]
    [InlineData("truncated-gz-mail", "breaks off")]
    [InlineData("gap", "is not there")]
    public void WhatCannotBeReadIsSetAsideWithItsReason(string source, string reason) =>
        bad.SetAside.Should().ContainSingle(text => text.StartsWith($"1 of {source}: ") && text.Contains(reason));

    [Theory]
    [InlineData("x'; DROP TABLE mails; --")]
    [InlineData("title:zzz* NEAR(zzz, 3) OR ^zzz")]
    public void AQueryIsNoLanguage(string query)
    {
        var outcome = bad.Run("status", query);
        outcome.ExitCode.Should().Be(2, "there is nothing like it");
        Lines(outcome.Errors).Should().ContainSingle().Which.Should().StartWith("tracker: ");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
