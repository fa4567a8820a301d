using FluentAssertions;
using Tracker.Core.People;
using Xunit;

namespace Tracker.Tests.People;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Ann Lee", "Ann Lee")]
    [InlineData("ann lee", "Ann Lee")]
    [InlineData("Jerome Glas", "Jérôme Glas")]
    [InlineData("Jérôme Glas", "Jerome Glas")]
    [InlineData("Peter Zjilsta", "Peter Zijlstra")]
    [InlineData("Luarent Dufour", "Laurent Dufour")]
    [InlineData("Nico[las] Pitre", "Nicolas Pitre")]
    [InlineData("Nico[las] Pitre", "Nico Pitre")]
    [InlineData("Greg K-H (Kroah-Hartman)", "Greg Kroah-Hartman")]
    [InlineData("Greg K-H", "Greg Kroah-Hartman")]
    [InlineData("Theodore (Ted) Ts’o", "Theodore Ts'o")]
    [InlineData("Ted Ts’o", "Theodore Ts'o")]
    [InlineData("KY Srinivasan", "K. Y. Srinivasan")]
    [InlineData("Kirill Shutemov", "Kirill A. Shutemov")]
    [InlineData("Wu Hao", "Hao Wu")]
    [InlineData("Ann Lee", "Lee, Ann")]
    [InlineData("Alex Graf", "Alexander Graf")]
    [InlineData("Kirill", "Kirill A. Shutemov")]
    public void ANameIsKnownAlthoughItIsWrittenOtherwise(string written, string known) =>
        NameLikeness.Score(written, known).Should().BeGreaterThanOrEqualTo(NameLikeness.Likely);

    [Theory]
    [InlineData("Ann Lee", "Ann Ek")]
    [InlineData("Ann Lee", "Bo Lee")]
    [InlineData("David Howells", "David Miller")]
    [InlineData("Arnd Bergmann", "Arend van Spriel")]
    [InlineData("Li Wang", "Wei Yang")]
    [InlineData("Ann Lee", "")]
    [InlineData("", "Ann Lee")]
    [InlineData("(", "Ann Lee")]
    public void AnotherPersonIsAnotherPerson(string written, string known) =>
        NameLikeness.Score(written, known).Should().BeLessThan(NameLikeness.Likely);

    [Fact]
    public void TheSameNameIsOne() => NameLikeness.Score("Ann Lee", "Ann Lee").Should().Be(1);
}
